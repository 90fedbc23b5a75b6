/** The program: its entry point and the families that ship with it. */
@NullMarked
package io.wirt.cli;

import org.jspecify.annotations.NullMarked;
