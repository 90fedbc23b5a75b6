package io.wirt.engine.text;

/**
 * What a reader may be shown of any text, wherever it came from: no character that steers a terminal, turns the direction of
 * what follows, or cannot be seen.
 */
public final class Visible {
    private Visible() {}

    /** Whether a character can be shown as it is. */
    public static boolean is(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** The text with each other character, line ends among them, replaced by its number: <code>&#92;u{1b}</code>. */
    public static String text(String text) {
        int first = firstToReplace(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (is(point)) {
                visible.appendCodePoint(point);
            } else {
                visible.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
            i += Character.charCount(point);
        }
        return visible.toString();
    }

    private static int firstToReplace(String text) {
        int at = 0;
        while (at < text.length() && is(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }
}
