/** Performing a plan: the one place from which a host is changed. */
@NullMarked
package io.wirt.engine.apply;

import org.jspecify.annotations.NullMarked;
