@NullMarked
package io.wirt.formats.grub;

import org.jspecify.annotations.NullMarked;
