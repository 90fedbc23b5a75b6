@NullMarked
package io.wirt.spi;

import org.jspecify.annotations.NullMarked;
