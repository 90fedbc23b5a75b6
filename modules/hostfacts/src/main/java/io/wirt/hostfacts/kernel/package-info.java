/** The kernel that a host runs: its release, its command line, its memory. */
@NullMarked
package io.wirt.hostfacts.kernel;

import org.jspecify.annotations.NullMarked;
