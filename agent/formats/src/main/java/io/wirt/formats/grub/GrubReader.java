package io.wirt.formats.grub;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A reader of a menu's lines, byte for byte as GRUB legacy's own (docs/domain 1.2). */
final class GrubReader {

    private final String file;
    private int at;
    private int number = 1;

    private final StringBuilder text = new StringBuilder();
    private int firstNumber;
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    GrubReader(String file) {
        this.file = file;
    }

    /** The next line that is neither empty nor a comment; null at the end of the file. */
    @Nullable GrubLine next() {
        text.setLength(0);
        boolean comment = false;
        while (at < file.length()) {
            int start = at;
            char c = file.charAt(at++);
            if (c == '\r') {
                continue;
            }
            c = translated(c);
            if (comment) {
                comment = c != '\n';
            } else if (text.isEmpty() && c == '#') {
                comment = true;
            } else if (c == '\n' && !text.isEmpty()) {
                number++;
                return line();
            } else if (!text.isEmpty() || (c != ' ' && c != '\n')) {
                append(c, start);
            }
            if (c == '\n') {
                number++;
            }
        }
        return text.isEmpty() ? null : line();
    }

    /** What GRUB makes of a character, having read on behind a backslash that continues the line. */
    private char translated(char c) {
        if (c == '\t') {
            return ' ';
        }
        if (c == '\\') {
            int next = at;
            while (next < file.length() && file.charAt(next) == '\r') {
                next++;
            }
            if (next < file.length() && file.charAt(next) == '\n') {
                at = next + 1;
                number++;
                return ' ';
            }
        }
        return c;
    }

    private void append(char c, int start) {
        int length = text.length();
        if (length == 0) {
            firstNumber = number;
        }
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, 2 * length);
            ends = Arrays.copyOf(ends, 2 * length);
        }
        starts[length] = start;
        ends[length] = at;
        text.append(c);
    }

    private GrubLine line() {
        int length = text.length();
        if (ends[length - 1] - starts[0] == length) {
            return GrubLine.inARow(text.toString(), firstNumber, starts[0]);
        }
        return GrubLine.scattered(
                text.toString(), firstNumber, Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    }
}
