@NullMarked
package io.wirt.formats;

import org.jspecify.annotations.NullMarked;
