package io.wirt.formats.grub;

/** The words by which GRUB 2 knows an entry, as its line has them: {@code menuentry 'TITLE' ... 'ID'}. */
final class GrubTitle {
    private static final String ID = "$menuentry_id_option ";

    private GrubTitle() {}

    /** The first argument of the line's command. */
    static String of(String line) {
        return unquoted(line.substring(line.indexOf(' ') + 1).stripLeading());
    }

    /** Empty if the line gives none. */
    static String idOf(String line) {
        int option = line.indexOf(ID);
        return option < 0 ? "" : unquoted(line.substring(option + ID.length()).stripLeading());
    }

    /** The first word of some text as GRUB's script reads it: of bare, single-quoted and double-quoted parts. */
    static String unquoted(String text) {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == ' ' || c == '\t' || c == ';')) {
                break;
            }
            boolean escape = c == '\\' && quote != '\'' && i + 1 < text.length();
            if (escape) {
                i++;
                word.append(text.charAt(i));
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
