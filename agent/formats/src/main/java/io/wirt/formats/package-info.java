/**
 * Lossless editors of configuration files: text in, value, text out.
 *
 * <p>A <em>text</em> is a file's bytes decoded as ISO-8859-1, so each character is one byte, at most {@code 0xFF}, and
 * nothing is lost on the way there and back, whatever the file's own encoding is. Text that comes from elsewhere (a
 * playbook) enters as its UTF-8 bytes, decoded in the same way. Meaning is only ever found in ASCII characters.
 *
 * <p>The laws of every format: {@code parse(text).text()} equals {@code text} for any text; an edit touches only its own
 * lines; an edit made twice is the edit made once. A format knows nothing about hosts.
 *
 * <p>There is a package for each subject, and {@link io.wirt.formats.text} for what they share.
 */
@NullMarked
package io.wirt.formats;

import org.jspecify.annotations.NullMarked;
