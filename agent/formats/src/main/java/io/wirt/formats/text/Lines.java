package io.wirt.formats.text;

/** The physical lines of a text: they end at a newline, which a carriage return may precede. */
public final class Lines {

    private Lines() {}

    /** Where the line ends that contains the place: at its newline, or at the end of the text. */
    public static int endOf(String text, int at) {
        int newline = text.indexOf('\n', at);
        return newline < 0 ? text.length() : newline;
    }

    /** Where the line begins that follows the one containing the place; at most the length of the text. */
    public static int next(String text, int at) {
        return Math.min(endOf(text, at) + 1, text.length());
    }

    /** The line that begins at the place, without its line end. */
    public static String lineAt(String text, int start) {
        int end = endOf(text, start);
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /** The number of the line that contains the place, from 1. */
    public static int numberOf(String text, int at) {
        int number = 1;
        for (int newline = text.indexOf('\n');
                newline >= 0 && newline < at;
                newline = text.indexOf('\n', newline + 1)) {
            number++;
        }
        return number;
    }
}
