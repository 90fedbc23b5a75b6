@NullMarked
package io.wirt.formats.shell;

import org.jspecify.annotations.NullMarked;
