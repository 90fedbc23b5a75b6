/** The packaged program on a virtual machine that boots through GRUB 0.97 and really reboots; see {@code it-tests/vm}. */
@NullMarked
package io.wirt.it.vm;

import org.jspecify.annotations.NullMarked;
