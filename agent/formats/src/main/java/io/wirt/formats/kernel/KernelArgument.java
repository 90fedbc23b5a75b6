package io.wirt.formats.kernel;

import java.util.Optional;

/**
 * One argument of a kernel command line (docs/domain 3.1).
 *
 * @param text the token as it is written, quotes included; two arguments are the same if their texts are
 * @param key what stands before the first {@code =}, without quotes
 * @param value what stands behind it, without the quotes that enclose it; empty for a flag such as {@code quiet}
 */
public record KernelArgument(String text, String key, Optional<String> value) {

    /** Reads a token as the kernel does. Any token is accepted; see {@link #problemWith} for those that users give. */
    public static KernelArgument of(String token) {
        boolean quoted = token.startsWith("\"");
        int start = quoted ? 1 : 0;
        int end = quoted && token.length() > 1 && token.endsWith("\"") ? token.length() - 1 : token.length();
        // The kernel does not take an equals sign in the first place for a separator.
        int equals = token.indexOf('=', start + 1);
        if (equals < 0 || equals >= end) {
            return new KernelArgument(token, withoutQuotes(token.substring(start, end)), Optional.empty());
        }
        String key = withoutQuotes(token.substring(start, equals));
        return new KernelArgument(token, key, Optional.of(unquoted(token.substring(equals + 1, end))));
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        int end = value.length() > 1 && value.endsWith("\"") ? value.length() - 1 : value.length();
        return value.substring(1, end);
    }

    private static String withoutQuotes(String text) {
        return text.indexOf('"') < 0 ? text : text.replace("\"", "");
    }

    /** Why a token given by a user cannot become an argument, worded to follow the token; empty if it can. */
    public static Optional<String> problemWith(String token) {
        if (token.isEmpty()) {
            return Optional.of("is empty");
        }
        boolean quoted = false;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return Optional.of("contains a control character");
            }
            if (c == ' ' && !quoted) {
                return Optional.of("contains a blank outside double quotes");
            }
            quoted ^= c == '"';
        }
        if (quoted) {
            return Optional.of("has a double quote that is never closed");
        }
        return problemWith(of(token));
    }

    private static Optional<String> problemWith(KernelArgument argument) {
        if (argument.key.isEmpty()) {
            return Optional.of("has no name");
        }
        return argument.endsKernelArguments()
                ? Optional.of("ends the kernel's arguments and is none itself")
                : Optional.empty();
    }

    /** Whether this is the {@code --} behind which everything belongs to init. */
    boolean endsKernelArguments() {
        return key.equals("--") && value.isEmpty();
    }

    /**
     * By text, of which the rest follows. Written out, as {@link #hashCode()} is: what a record makes of itself costs
     * tens of milliseconds at start-up.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof KernelArgument that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
