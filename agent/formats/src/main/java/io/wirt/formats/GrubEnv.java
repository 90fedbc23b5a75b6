package io.wirt.formats;

import java.util.Optional;

/**
 * The environment block of GRUB 2 (DOMAIN 2): 1024 bytes, of which the boot loader itself overwrites some in their place.
 * Lines {@code name=value}, in which a backslash makes the next character plain.
 */
public final class GrubEnv {
    private final String text;

    private GrubEnv(String text) {
        this.text = text;
    }

    public static GrubEnv parse(String text) {
        return new GrubEnv(text);
    }

    /** The value of a variable; empty if it has none. */
    public Optional<String> value(String name) {
        String start = name + "=";
        for (int at = 0; at < text.length(); at = endOfVariable(at) + 1) {
            if (text.startsWith(start, at)) {
                return Optional.of(plain(text.substring(at + start.length(), endOfVariable(at))));
            }
        }
        return Optional.empty();
    }

    /**
     * This block with another value of a variable, as long as before: what the value takes or leaves is taken from the
     * number signs at the end, or given to them.
     *
     * @return empty if there is no room for it
     */
    public Optional<GrubEnv> with(String name, String value) {
        String start = name + "=";
        int from = paddingStart();
        int to = from;
        for (int at = 0; at < from; at = endOfVariable(at) + 1) {
            if (text.startsWith(start, at)) {
                from = at;
                to = Math.min(endOfVariable(at) + 1, paddingStart());
                break;
            }
        }
        String written = start + value.replace("\\", "\\\\").replace("\n", "\\\n") + "\n";
        String body = text.substring(0, from) + written + text.substring(to, paddingStart());
        return body.length() > text.length()
                ? Optional.empty()
                : Optional.of(parse(body + "#".repeat(text.length() - body.length())));
    }

    public String text() {
        return text;
    }

    /** The number signs behind the last line. */
    private int paddingStart() {
        int at = text.length();
        while (at > 0 && text.charAt(at - 1) == '#') {
            at--;
        }
        return at;
    }

    /** A newline that a backslash precedes is part of a value. */
    private int endOfVariable(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static String plain(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            boolean escape = value.charAt(i) == '\\' && i + 1 < value.length();
            i += escape ? 1 : 0;
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }
}
