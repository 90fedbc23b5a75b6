/** How a host boots: what its boot loader hands to the kernel. */
@NullMarked
package io.wirt.modules.boot;

import org.jspecify.annotations.NullMarked;
