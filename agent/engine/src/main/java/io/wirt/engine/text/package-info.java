/** Text on its way to a reader. */
@NullMarked
package io.wirt.engine.text;

import org.jspecify.annotations.NullMarked;
