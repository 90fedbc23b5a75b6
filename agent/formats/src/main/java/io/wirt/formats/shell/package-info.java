/** Files that a shell sources for their assignments. */
@NullMarked
package io.wirt.formats.shell;

import org.jspecify.annotations.NullMarked;
