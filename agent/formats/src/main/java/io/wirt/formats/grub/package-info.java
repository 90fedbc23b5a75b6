/** The files of GRUB legacy and of GRUB 2: menus, entries, the environment block, and the order of their versions. */
@NullMarked
package io.wirt.formats.grub;

import org.jspecify.annotations.NullMarked;
