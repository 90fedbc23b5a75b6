package io.wirt.modules.checks;

import io.wirt.spi.Field;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a playbook may say of {@code kernel-config}. */
final class ConfigSchema {
    private static final String PREFIX = "CONFIG_";

    private static final Field<Map<String, String>> OPTIONS = Field.required(
            "options",
            Types.mapOf(
                    Types.text().checked(ConfigSchema::problemWithName, ConfigSchema::nameMeant),
                    Types.text().checked(ConfigSchema::problemWith, "write y, m, or n for 'is not set'")),
            "Options of the kernel's configuration with the value each must have: y, m, n, or the text as it is there.");

    private ConfigSchema() {}

    static Schema<KernelConfigCheck.Desired> create() {
        return Schema.of(
                        "Options that the kernel must have been built with.",
                        List.of(Names.NAME, OPTIONS),
                        input -> new KernelConfigCheck.Desired(input.get(OPTIONS)))
                .shorthand(OPTIONS)
                .rule(ConfigSchema::requireOptions);
    }

    private static Optional<String> problemWith(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "no", "true", "false", "on", "off" ->
                Optional.of("'" + value + "' is no value that a kernel option has");
            default ->
                value.equals("Y") || value.equals("M") || value.equals("N")
                        ? Optional.of("'" + value + "' is a capital, and kernel options have none")
                        : Optional.empty();
        };
    }

    private static void requireOptions(KernelConfigCheck.Desired desired, Schema.Input input, Problems problems) {
        if (desired.options().isEmpty()) {
            problems.report(
                    PlaybookCode.BAD_VALUE,
                    "the map of options is empty",
                    input.span(OPTIONS),
                    "name one: { CONFIG_KSM: y }");
        }
    }

    private static Optional<String> problemWithName(String symbol) {
        return isSymbol(symbol) ? Optional.empty() : Optional.of("'" + symbol + "' is no name of a kernel option");
    }

    private static String nameMeant(String symbol) {
        String upper = symbol.toUpperCase(Locale.ROOT);
        String meant = upper.startsWith(PREFIX) ? upper : PREFIX + upper;
        return isSymbol(meant) ? "did you mean '" + meant + "'?" : "the names begin with " + PREFIX;
    }

    /** Small letters behind the prefix are rare and allowed. */
    private static boolean isSymbol(String text) {
        boolean word = text.startsWith(PREFIX) && text.length() > PREFIX.length();
        for (int i = 0; word && i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
        return word;
    }
}
