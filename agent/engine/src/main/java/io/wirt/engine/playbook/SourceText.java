package io.wirt.engine.playbook;

import io.wirt.spi.Bytes;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text of a playbook, cut into lines as an editor cuts them: at LF, CR LF and CR. Positions are counted in code
 * points from the beginning of the text, as the YAML parser counts them; a byte order mark is no part of the text.
 */
final class SourceText {
    /** In characters of Java. The parser's time grows with the square of a line's length. */
    static final int LONGEST_LINE = 65_536;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final int[] charStarts;
    private final int[] pointStarts;

    private SourceText(String text) {
        this.text = text;
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            lines += endsLine(text, i) ? 1 : 0;
        }
        charStarts = new int[lines];
        pointStarts = new int[lines];
        int line = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            points += Character.isLowSurrogate(text.charAt(i)) ? 0 : 1;
            if (endsLine(text, i)) {
                line++;
                charStarts[line] = i + 1;
                pointStarts[line] = points;
            }
        }
    }

    static SourceText of(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new SourceText(marked ? text.substring(1) : text);
    }

    /** Whatever the bytes are: what is no UTF-8 becomes U+FFFD. For showing lines to people. */
    static SourceText lenient(Bytes bytes) {
        return of(new String(bytes.toArray(), StandardCharsets.UTF_8));
    }

    /** Empty if the bytes are no UTF-8, or hold what the parser cannot take; then this has been reported. */
    static Optional<SourceText> strict(Bytes bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes.toArray());
        CharBuffer output = CharBuffer.allocate(bytes.size());
        CoderResult result = decoder.decode(input, output, true);
        SourceText decoded = of(output.flip().toString());
        if (result.isError()) {
            int end = decoded.length();
            problems.report(
                    PlaybookCode.ENCODING,
                    "the file is not UTF-8: the byte 0x" + hexadecimal(input.get() & 0xFF, 2) + " cannot stand here",
                    decoded.span(end, end),
                    "save the file as UTF-8");
            return Optional.empty();
        }
        return decoded.isPrintable(problems) && decoded.hasShortLines(problems)
                ? Optional.of(decoded)
                : Optional.empty();
    }

    static String hexadecimal(int number, int digits) {
        String text = Integer.toHexString(number).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    String text() {
        return text;
    }

    /** In code points. */
    int length() {
        int last = lineCount() - 1;
        return pointStarts[last] + text.codePointCount(charStarts[last], text.length());
    }

    int lineCount() {
        return charStarts.length;
    }

    /**
     * One line without its end.
     *
     * @param line counted from 1
     */
    String line(int line) {
        int start = charStarts[line - 1];
        int end = line < charStarts.length ? charStarts[line] : text.length();
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The place of the text between two positions, as far as it lies on the line where it begins. */
    Span span(int start, int end) {
        int line = lineAt(start);
        String content = line(line);
        int whole = content.codePointCount(0, content.length());
        int column = Math.min(start - pointStarts[line - 1], whole);
        String trimmed = content.stripTrailing();
        int last = Math.min(end - pointStarts[line - 1], trimmed.codePointCount(0, trimmed.length()));
        return new Span(line, column + 1, Math.max(1, last - column));
    }

    /** The place of the word that begins at a position and ends at the next blank. */
    Span word(int start) {
        int line = lineAt(start);
        String content = line(line);
        int from = content.offsetByCodePoints(
                0, Math.min(start - pointStarts[line - 1], content.codePointCount(0, content.length())));
        int to = from;
        while (to < content.length() && !Character.isWhitespace(content.charAt(to))) {
            to++;
        }
        return span(start, start + content.codePointCount(from, to));
    }

    /** The line of a position, counted from 1. */
    int lineAt(int position) {
        int found = Arrays.binarySearch(pointStarts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Whether a tab stands at a position. */
    boolean isTab(int position) {
        int line = lineAt(position);
        String content = line(line);
        int column = position - pointStarts[line - 1];
        return column < content.codePointCount(0, content.length())
                && content.charAt(content.offsetByCodePoints(0, column)) == '\t';
    }

    private boolean isPrintable(Problems problems) {
        int position = 0;
        for (int i = 0; i < text.length(); position++) {
            int point = text.codePointAt(i);
            if (!StreamReader.isPrintable(point) || Wording.isLineBreakOfYamlOnly(point)) {
                problems.report(
                        PlaybookCode.CONTROL_CHARACTER,
                        "the file holds U+" + hexadecimal(point, 4) + ", which a playbook cannot hold",
                        span(position, position + 1),
                        "remove the character");
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    private boolean hasShortLines(Problems problems) {
        for (int line = 1; line <= charStarts.length; line++) {
            int next = line < charStarts.length ? charStarts[line] : text.length();
            if (next - charStarts[line - 1] > LONGEST_LINE && line(line).length() > LONGEST_LINE) {
                problems.report(
                        PlaybookCode.LONG_LINE,
                        "the line is longer than " + LONGEST_LINE + " characters",
                        new Span(line, line(line).codePointCount(0, LONGEST_LINE) + 1, 1),
                        "break it");
                return false;
            }
        }
        return true;
    }

    private static boolean endsLine(String text, int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
