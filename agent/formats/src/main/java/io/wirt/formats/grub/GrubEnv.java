package io.wirt.formats.grub;

import java.util.Optional;

/**
 * The environment block of GRUB 2 (docs/domain 2): 1024 bytes, of which the boot loader itself overwrites some in their place.
 * Lines {@code name=value}, in which a backslash makes the next character plain. What does not begin as a block does is
 * none for GRUB, so it has no variables.
 */
public final class GrubEnv {
    private static final String SIGNATURE = "# GRUB Environment Block\n";

    private final String text;

    private GrubEnv(String text) {
        this.text = text;
    }

    public static GrubEnv parse(String text) {
        return new GrubEnv(text);
    }

    /** Whether GRUB takes it for a block. */
    public boolean isSigned() {
        return text.startsWith(SIGNATURE);
    }

    /** The value of a variable; empty if it has none. */
    public Optional<String> value(String name) {
        if (!isSigned()) {
            return Optional.empty();
        }
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
     * @return empty if there is no room for it, or this is no block whose last line has an end
     */
    public Optional<GrubEnv> with(String name, String value) {
        int padding = paddingStart();
        if (!isSigned() || !endsLineBefore(padding)) {
            return Optional.empty();
        }
        String start = name + "=";
        int from = padding;
        int to = padding;
        for (int at = 0; at < from; at = endOfVariable(at) + 1) {
            if (text.startsWith(start, at)) {
                from = at;
                to = endOfVariable(at) + 1;
                break;
            }
        }
        String written = start + value.replace("\\", "\\\\").replace("\n", "\\\n") + "\n";
        String body = text.substring(0, from) + written + text.substring(to, padding);
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

    /** Whether what stands there begins a line, and is not the rest of a value. */
    private boolean endsLineBefore(int position) {
        int at = 0;
        while (at < position) {
            at = endOfVariable(at) + 1;
        }
        return at == position;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof GrubEnv that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
