package io.wirt.formats.kernel;

import io.wirt.formats.text.Lines;
import java.util.Optional;

/**
 * The configuration that a kernel was built with, as in {@code /boot/config-VERSION} (docs/domain 7).
 *
 * <p>The file has thousands of lines of which a few are ever asked for: it is searched, not indexed.
 */
public final class KernelConfig {

    private static final String UNSET_START = "# ";
    private static final String UNSET_END = " is not set";

    /**
     * One option of a kernel's configuration.
     *
     * @param symbol the full symbol, such as {@code CONFIG_KSM}
     * @param value {@code y}, {@code m}, {@code n} for "is not set", or what else stands behind the {@code =}, with quotes
     * @param line the number of its line, from 1
     * @param text its line
     */
    public record Option(String symbol, String value, int line, String text) {}

    private final String text;

    private KernelConfig(String text) {
        this.text = text;
    }

    public static KernelConfig parse(String text) {
        return new KernelConfig(text);
    }

    public String text() {
        return text;
    }

    /** The last line about exactly this symbol. Empty means unknown, not off: the file does not speak of it. */
    public Optional<Option> lookup(String symbol) {
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        int at = text.lastIndexOf(symbol);
        while (at >= 0) {
            Optional<Option> option = optionAt(at, symbol);
            if (option.isPresent()) {
                return option;
            }
            at = text.lastIndexOf(symbol, at - 1);
        }
        return Optional.empty();
    }

    private Optional<Option> optionAt(int at, String symbol) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        String line = Lines.lineAt(text, start);
        if (at == start && line.startsWith("=", symbol.length())) {
            return Optional.of(option(symbol, line.substring(symbol.length() + 1), start, line));
        }
        boolean unset = line.length() == UNSET_START.length() + symbol.length() + UNSET_END.length()
                && line.startsWith(UNSET_START)
                && at == start + UNSET_START.length()
                && line.endsWith(UNSET_END);
        return unset ? Optional.of(option(symbol, "n", start, line)) : Optional.empty();
    }

    private Option option(String symbol, String value, int start, String line) {
        return new Option(symbol, value, Lines.numberOf(text, start), line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelConfig that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
