package io.wirt.spi.output;

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
                && type != Character.PARAGRAPH_SEPARATOR
                && !isBlankByNature(point);
    }

    /** Letters, marks and symbols that are shown as nothing: Unicode's default ignorable ones, and Braille without a dot. */
    private static boolean isBlankByNature(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0100 && point <= 0xE01EF);
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
