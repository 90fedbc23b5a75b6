/** What the kernel reads and shows: its command line, its configuration, its memory. */
@NullMarked
package io.wirt.formats.kernel;

import org.jspecify.annotations.NullMarked;
