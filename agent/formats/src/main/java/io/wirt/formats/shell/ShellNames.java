package io.wirt.formats.shell;

/** The names of shell variables, and where they occur in a text. */
final class ShellNames {

    private ShellNames() {}

    /** Whether a character can stand in a name; a digit not in the first place. */
    static boolean isPart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static boolean isName(String text) {
        return !text.isEmpty() && endOf(text, 0) == text.length();
    }

    /** Where the name ends that starts at the place; the place itself if none starts there. */
    static int endOf(String text, int start) {
        int at = start;
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
        return at > start && text.charAt(start) >= '0' && text.charAt(start) <= '9' ? start : at;
    }

    /** Whether code contains the name as a whole word, other than to read the variable as {@code $NAME} or {@code ${NAME}}. */
    static boolean mayBeSetBy(String code, String name) {
        int at = code.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            boolean whole =
                    (at == 0 || !isPart(code.charAt(at - 1))) && (end == code.length() || !isPart(code.charAt(end)));
            boolean read = code.startsWith("$", at - 1) || (code.startsWith("${", at - 2) && code.startsWith("}", end));
            if (whole && !read) {
                return true;
            }
            at = code.indexOf(name, at + 1);
        }
        return false;
    }
}
