/** What every format of lines asks of its text: where a line ends, and how a few characters are replaced. */
@NullMarked
package io.wirt.formats.text;

import org.jspecify.annotations.NullMarked;
