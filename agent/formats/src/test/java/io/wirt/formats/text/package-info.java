@NullMarked
package io.wirt.formats.text;

import org.jspecify.annotations.NullMarked;
