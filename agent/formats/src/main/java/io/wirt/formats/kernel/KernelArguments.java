package io.wirt.formats.kernel;

import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of one kernel command line, with the rules by which they are added and removed (docs/domain 3.1, 12).
 *
 * <p>Arguments are separated by white space outside double quotes and end at a {@code --}; what follows belongs to init
 * and is never looked at. White space between arguments that are not touched stays as it is. Keys are compared exactly:
 * {@code -} and {@code _} differ, as they do for the kernels of EL 6.
 *
 * <p>Whether an argument is in force is not {@link #contains}, because a later one of the same key may win, but {@code
 * arguments.with(wanted).equals(arguments)}.
 */
public final class KernelArguments {

    private record Token(int start, int end, KernelArgument argument) {
        boolean hasKey(String key) {
            return argument.key().equals(key);
        }
    }

    private final String text;
    private final List<Token> tokens;
    /** Where the {@code --} stands, or the end of the text. */
    private final int end;

    private KernelArguments(String text, List<Token> tokens, int end) {
        this.text = text;
        this.tokens = tokens;
        this.end = end;
    }

    public static KernelArguments parse(String text) {
        List<Token> tokens = new ArrayList<>();
        int start = skipSpace(text, 0);
        while (start < text.length()) {
            int end = endOfToken(text, start);
            KernelArgument argument = KernelArgument.of(text.substring(start, end));
            if (argument.endsKernelArguments()) {
                break;
            }
            tokens.add(new Token(start, end, argument));
            start = skipSpace(text, end);
        }
        return new KernelArguments(text, tokens, start);
    }

    private static int endOfToken(String text, int start) {
        boolean quoted = false;
        int at = start;
        while (at < text.length() && (quoted || !isSpace(text.charAt(at)))) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        return at;
    }

    private static int skipSpace(String text, int start) {
        int at = start;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether the kernel takes a character for white space: a vertical tab and a form feed too, which GRUB takes for letters. */
    public static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    public String text() {
        return text;
    }

    /** The arguments before a {@code --}, in their order. */
    public List<KernelArgument> arguments() {
        List<KernelArgument> arguments = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            arguments.add(token.argument);
        }
        return List.copyOf(arguments);
    }

    /** Whether exactly this token stands before a {@code --}. */
    public boolean contains(KernelArgument wanted) {
        for (Token token : tokens) {
            if (token.argument.text().equals(wanted.text())) {
                return true;
            }
        }
        return false;
    }

    /** The last argument of a key, which is the one that usually wins. */
    public Optional<KernelArgument> last(String key) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (tokens.get(i).hasKey(key)) {
                return Optional.of(tokens.get(i).argument);
            }
        }
        return Optional.empty();
    }

    /**
     * These arguments with one more, or with one that replaces those of its key.
     *
     * <p>What happens to others of its key follows from how they count: where each does, it is added unless exactly this
     * token is there; where that is uncertain, it is put behind all others of its key unless it is the last of them already;
     * else exactly one token is left, at the place of the first one. New tokens stand behind the last argument, before a {@code --}.
     *
     * @throws IllegalArgumentException if {@link KernelArgument#problemWith} finds fault with the argument
     */
    public KernelArguments with(KernelArgument wanted) {
        Optional<String> problem = KernelArgument.problemWith(wanted.text());
        if (problem.isPresent()) {
            throw new IllegalArgumentException("'" + wanted.text() + "' " + problem.get());
        }
        return switch (Occurrences.of(wanted.key())) {
            case EACH -> contains(wanted) ? this : added(wanted);
            case UNCERTAIN -> isLast(wanted) ? this : withoutEqual(wanted).added(wanted);
            case ONE -> theOnlyOne(wanted);
        };
    }

    /** Whether no other argument of its key stands behind it. */
    private boolean isLast(KernelArgument wanted) {
        for (int i = closedTokens() - 1; i >= 0; i--) {
            if (tokens.get(i).hasKey(wanted.key())) {
                return tokens.get(i).argument.equals(wanted);
            }
        }
        return false;
    }

    private KernelArguments theOnlyOne(KernelArgument wanted) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).hasKey(wanted.key())) {
                return replaced(i, wanted);
            }
        }
        return added(wanted);
    }

    private KernelArguments replaced(int first, KernelArgument wanted) {
        KernelArguments result = this;
        // From the end, so that the numbers of the tokens still to come stay right.
        for (int i = tokens.size() - 1; i > first; i--) {
            if (tokens.get(i).hasKey(wanted.key())) {
                result = result.removed(i);
            }
        }
        Token old = result.tokens.get(first);
        return result.spliced(old.start, old.end, wanted.text());
    }

    private KernelArguments added(KernelArgument wanted) {
        int count = closedTokens();
        if (count > 0) {
            int at = tokens.get(count - 1).end;
            return spliced(at, at, " " + wanted.text());
        }
        int at = tokens.isEmpty() ? end : tokens.get(0).start;
        return spliced(at, at, at == text.length() ? wanted.text() : wanted.text() + " ");
    }

    /** How many tokens something may stand behind: a quote that is never closed swallows whatever comes behind it. */
    private int closedTokens() {
        int count = tokens.size();
        return count > 0 && isOpen(tokens.get(count - 1).argument.text()) ? count - 1 : count;
    }

    private static boolean isOpen(String token) {
        boolean open = false;
        for (int i = 0; i < token.length(); i++) {
            open ^= token.charAt(i) == '"';
        }
        return open;
    }

    /** These arguments without one: without all of its key if it has no value, else without the tokens equal to it. */
    public KernelArguments without(KernelArgument unwanted) {
        if (unwanted.value().isPresent()) {
            return withoutEqual(unwanted);
        }
        KernelArguments result = this;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            result = tokens.get(i).hasKey(unwanted.key()) ? result.removed(i) : result;
        }
        return result;
    }

    private KernelArguments withoutEqual(KernelArgument unwanted) {
        KernelArguments result = this;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            result = tokens.get(i).argument.equals(unwanted) ? result.removed(i) : result;
        }
        return result;
    }

    private KernelArguments removed(int index) {
        Token token = tokens.get(index);
        int next = skipSpace(text, token.end);
        if (index == 0) {
            return spliced(token.start, next, "");
        }
        int previous = tokens.get(index - 1).end;
        // A longer separator is somebody's layout, in GRUB legacy often a line break: it is the one that stays.
        boolean shorterBefore = token.start - previous <= next - token.end;
        return next == text.length() || shorterBefore
                ? spliced(previous, token.end, "")
                : spliced(token.start, next, "");
    }

    private KernelArguments spliced(int from, int to, String replacement) {
        return parse(new Splice(from, to, replacement).applyTo(text));
    }

    /** Whether a key's meaning depends on its neighbours (docs/domain 3.1), so that nothing can be said about it alone. */
    public static boolean isOrderedPair(String key) {
        return key.equals("hugepages") || key.equals("hugepagesz");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelArguments that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
