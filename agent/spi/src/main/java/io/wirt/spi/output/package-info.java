/** What a program may print: a {@link io.wirt.spi.output.Sheet} or {@link io.wirt.spi.output.Json}, in which no text of a host steers a terminal. */
@NullMarked
package io.wirt.spi.output;

import org.jspecify.annotations.NullMarked;
