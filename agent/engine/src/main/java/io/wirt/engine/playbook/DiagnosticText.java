package io.wirt.engine.playbook;

import io.wirt.spi.Diagnostic;
import io.wirt.spi.output.Visible;
import java.util.List;

/**
 * Diagnostics as people read them: the place, the line, a caret below the mistake and the remedy. Without colour, and
 * without any character of the playbook that could steer a terminal.
 */
public final class DiagnosticText {
    private static final int LONGEST_LINE = 160;
    private static final int BEFORE_CARET = 60;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final String CUT = "...";

    private DiagnosticText() {}

    /** Several lines, without a line end after the last one. */
    public static String render(PlaybookSource source, Diagnostic diagnostic) {
        return renderAll(source, List.of(diagnostic));
    }

    /** One after the other with a blank line between them, without a line end after the last one. */
    public static String renderAll(PlaybookSource source, List<Diagnostic> diagnostics) {
        SourceText text = SourceText.lenient(source.bytes());
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            out.append(out.isEmpty() ? "" : "\n\n");
            render(source.path(), text, diagnostic, out);
        }
        return out.toString();
    }

    private static void render(String path, SourceText text, Diagnostic diagnostic, StringBuilder out) {
        int line = diagnostic.span().line();
        int column = diagnostic.span().column();
        out.append("error[").append(diagnostic.code().id()).append("]: ");
        out.append(Visible.text(cut(diagnostic.summary()))).append('\n');
        out.append("  --> ").append(Visible.text(path));
        out.append(':').append(line).append(':').append(column).append('\n');

        int[] points = text.line(Math.min(line, text.lineCount())).codePoints().toArray();
        int from = points.length <= LONGEST_LINE
                ? 0
                : Math.max(0, Math.min(column - 1 - BEFORE_CARET, points.length - LONGEST_LINE));
        int to = Math.min(points.length, from + LONGEST_LINE);
        String number = Integer.toString(line);
        String content = (from > 0 ? CUT : "") + shown(points, from, to) + (to < points.length ? CUT : "");
        out.append((" " + number + " | " + content).stripTrailing()).append('\n');

        out.append(" ".repeat(number.length() + 2)).append("| ");
        out.append(" ".repeat((from > 0 ? CUT.length() : 0) + width(points, from, column - 1)));
        int end = Math.min(to, column - 1 + diagnostic.span().length());
        out.append("^".repeat(Math.max(1, width(points, column - 1, end))));
        out.append(diagnostic.hint().isEmpty() ? "" : " ").append(Visible.text(diagnostic.hint()));
    }

    /** A summary may quote a value that goes on for pages. */
    private static String cut(String summary) {
        return summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY
                ? summary
                : summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY)) + CUT;
    }

    private static String shown(int[] points, int from, int to) {
        StringBuilder shown = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            shown.appendCodePoint(points[i] == '\t' ? ' ' : Visible.is(points[i]) ? points[i] : '?');
        }
        return shown.toString();
    }

    /** The columns that a terminal gives to a part of the line. */
    private static int width(int[] points, int from, int to) {
        int width = 0;
        for (int i = from; i < Math.min(to, points.length); i++) {
            width += width(points[i]);
        }
        return width;
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The blocks that Unicode's East Asian Width calls wide, coarsely. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1F64F)
                || (point >= 0x1F680 && point <= 0x1F6FF)
                || (point >= 0x1F900 && point <= 0x1F9FF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
