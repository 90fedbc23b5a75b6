@NullMarked
package io.wirt.formats.kernel;

import org.jspecify.annotations.NullMarked;
