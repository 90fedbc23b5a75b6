@NullMarked
package io.wirt.cli;

import org.jspecify.annotations.NullMarked;
