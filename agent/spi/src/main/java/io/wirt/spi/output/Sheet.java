package io.wirt.spi.output;

/**
 * Text for a terminal, put together piece by piece. Whatever is put on it, from a file of a host or from the program itself,
 * is shown and never obeyed: of all that steers a terminal, only the colours of its own style and its own line ends get on
 * it. Nothing but a sheet is printed.
 */
public final class Sheet {
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    public Sheet(Style style) {
        this.style = style;
    }

    /** A sheet without colours, with the lines of a text. */
    public static Sheet of(String lines) {
        return new Sheet(Style.PLAIN).lines(lines);
    }

    /** Puts a text on the line that was begun; line ends in it are shown like other characters that cannot be seen. */
    public Sheet put(String piece) {
        text.append(shown(piece));
        return this;
    }

    /** The same in a tone. */
    public Sheet put(Tone tone, String piece) {
        text.append(style.marked(tone, shown(piece)));
        return this;
    }

    /** Puts a text of several lines, the first of them on the line that was begun, and the last of them not ended. */
    public Sheet lines(String lines) {
        return lines(lines, "");
    }

    /** The same with something in front of every line but the first. */
    public Sheet lines(String lines, String indent) {
        int start = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
            put(lines.substring(start, end)).end();
            start = end + 1;
            put(start < lines.length() ? indent : "");
        }
        return put(lines.substring(start));
    }

    /** The same in a tone. */
    public Sheet lines(Tone tone, String lines, String indent) {
        int start = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
            put(tone, lines.substring(start, end)).end();
            start = end + 1;
            put(start < lines.length() ? indent : "");
        }
        return put(tone, lines.substring(start));
    }

    /** Puts what another sheet holds, in its tones. */
    public Sheet put(Sheet other) {
        text.append(other.text);
        return this;
    }

    /** Ends the line that was begun. */
    public Sheet end() {
        text.append('\n');
        return this;
    }

    /** What is sent to the terminal. */
    public String printed() {
        return text.toString();
    }

    /** A tab only moves. */
    private static String shown(String piece) {
        if (piece.indexOf('\t') < 0) {
            return Visible.text(piece);
        }
        StringBuilder shown = new StringBuilder();
        int start = 0;
        for (int end = piece.indexOf('\t'); end >= 0; end = piece.indexOf('\t', start)) {
            shown.append(Visible.text(piece.substring(start, end))).append('\t');
            start = end + 1;
        }
        return shown.append(Visible.text(piece.substring(start))).toString();
    }
}
