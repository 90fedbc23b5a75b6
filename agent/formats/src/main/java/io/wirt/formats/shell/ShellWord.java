package io.wirt.formats.shell;

import org.jspecify.annotations.Nullable;

/**
 * A word of shell text that means exactly what it spells: literal, quoted and escaped characters, nothing to expand.
 *
 * @param value what bash makes of it
 * @param start where it begins in the text
 * @param end where it ends there
 */
record ShellWord(String value, int start, int end, Style style) {

    /** How a word is quoted as a whole. */
    enum Style {
        BARE,
        SINGLE,
        DOUBLE
    }

    /** The word of an assignment that starts at the place; null if bash would have to run to know its value. */
    static @Nullable ShellWord read(String text, int start) {
        StringBuilder value = new StringBuilder();
        int at = start;
        while (at >= 0 && at < text.length() && !endsWord(text.charAt(at))) {
            char c = text.charAt(at);
            at = switch (c) {
                case '\'' -> readSingle(text, at, value);
                case '"' -> readDouble(text, at, value);
                case '\\' -> readEscaped(text, at, value);
                case '~' -> mayExpandTilde(value) ? -1 : readLiteral(c, at, value);
                case '$', '`', '(', ')', '<', '>', '|', '&', '\0' -> -1;
                default -> readLiteral(c, at, value);
            };
        }
        return at < 0 ? null : new ShellWord(value.toString(), start, at, style(text, start, at));
    }

    private static boolean endsWord(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == ';';
    }

    /** Bash puts a home directory in the place of a tilde at the start of a value and behind its colons. */
    private static boolean mayExpandTilde(StringBuilder before) {
        return before.isEmpty() || before.charAt(before.length() - 1) == ':';
    }

    private static int readLiteral(char c, int at, StringBuilder value) {
        value.append(c);
        return at + 1;
    }

    private static int readSingle(String text, int open, StringBuilder value) {
        int close = text.indexOf('\'', open + 1);
        if (close < 0 || text.substring(open, close).indexOf('\0') >= 0) {
            return -1;
        }
        value.append(text, open + 1, close);
        return close + 1;
    }

    private static int readDouble(String text, int open, StringBuilder value) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '$' || c == '`' || c == '\0') {
                return -1;
            }
            if (c != '\\' || at + 1 == text.length()) {
                value.append(c);
                at++;
                continue;
            }
            char escaped = text.charAt(at + 1);
            if ("$`\"\\".indexOf(escaped) >= 0) {
                value.append(escaped);
            } else if (escaped != '\n') {
                value.append(c).append(escaped);
            }
            at += 2;
        }
        return at < text.length() ? at + 1 : -1;
    }

    private static int readEscaped(String text, int at, StringBuilder value) {
        if (at + 1 == text.length() || text.charAt(at + 1) == '\0') {
            return -1;
        }
        if (text.charAt(at + 1) != '\n') {
            value.append(text.charAt(at + 1));
        }
        return at + 2;
    }

    private static Style style(String text, int start, int end) {
        char first = start < end ? text.charAt(start) : ' ';
        if (first == '\'' && text.indexOf('\'', start + 1) == end - 1) {
            return Style.SINGLE;
        }
        // A quote escaped within the word makes the style BARE, which costs no more than other quotes.
        return first == '"' && text.indexOf('"', start + 1) == end - 1 ? Style.DOUBLE : Style.BARE;
    }

    /** A word of this value: in the preferred style where the value allows, else bare, else in single quotes. */
    static String write(String value, Style preferred) {
        if (preferred == Style.SINGLE && value.indexOf('\'') < 0) {
            return "'" + value + "'";
        }
        if (preferred == Style.DOUBLE && !containsAny(value, "\"$`\\")) {
            return '"' + value + '"';
        }
        return isBare(value) ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static boolean containsAny(String value, String characters) {
        for (int i = 0; i < value.length(); i++) {
            if (characters.indexOf(value.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBare(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!ShellNames.isPart(c) && "./:,+@%^=-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
