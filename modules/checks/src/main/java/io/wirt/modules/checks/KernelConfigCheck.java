package io.wirt.modules.checks;

import io.wirt.formats.KernelConfig;
import io.wirt.spi.Data;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The check {@code kernel-config}: options that the host's kernel must have been built with (DOMAIN 7). */
final class KernelConfigCheck implements Kind<KernelConfigCheck.Wish, KernelConfigCheck.State> {
    private static final String PREFIX = "CONFIG_";

    private static final Field<Map<String, String>> OPTIONS = Field.required(
            "options",
            Types.mapOf(Types.text().checked(KernelConfigCheck::problemWith, "write y, m, or n for 'is not set'")),
            "Options of the kernel's configuration with the value each must have: y, m, n, or the text as it is there.");
    private static final Schema<Wish> SCHEMA = Schema.of(
                    "Options that the kernel must have been built with.",
                    List.of(Names.NAME, OPTIONS),
                    input -> new Wish(input.get(OPTIONS)))
            .shorthand(OPTIONS)
            .rule(KernelConfigCheck::requireOptions);

    /** The demanded value of each option, in the playbook's order. */
    record Wish(Map<String, String> options) {}

    /**
     * What the kernel's configuration says.
     *
     * @param found the demanded options that it speaks of, by their symbols
     * @param obstacle why there is no configuration to read; empty if there is one
     */
    record State(Evidence evidence, Map<String, KernelConfig.Option> found, Optional<Finding> obstacle) {}

    @Override
    public String name() {
        return "kernel-config";
    }

    @Override
    public Schema<Wish> schema() {
        return SCHEMA;
    }

    @Override
    public State observe(Wish desired, HostView host) {
        ConfigSource source = ConfigSource.on(host);
        if (source instanceof ConfigSource.Missing missing) {
            return new State(missing.reason().evidence(), Map.of(), Optional.of(missing.reason()));
        }
        ConfigSource.Found file = (ConfigSource.Found) source;
        Map<String, KernelConfig.Option> found = new LinkedHashMap<>();
        for (String symbol : desired.options().keySet()) {
            file.config().lookup(symbol).ifPresent(option -> found.put(symbol, option));
        }
        return new State(Evidence.of(file.path()), found, Optional.empty());
    }

    @Override
    public Diff diff(Wish desired, State current, Signals signals) {
        List<String> words = new ArrayList<>();
        desired.options().forEach((symbol, value) -> words.add(symbol + "=" + value));
        Diff diff = Diff.inOrder(String.join(", ", words), current.evidence());
        if (current.obstacle().isPresent()) {
            return diff.with(current.obstacle().get());
        }
        for (Map.Entry<String, String> demanded : desired.options().entrySet()) {
            KernelConfig.Option option = current.found().get(demanded.getKey());
            // An option that the file does not speak of may not exist in this kernel, and is certainly not built in.
            if (option == null && !demanded.getValue().equals("n")) {
                diff = diff.with(absent(demanded.getKey(), current.evidence()));
            } else if (option != null && !option.value().equals(demanded.getValue())) {
                diff = diff.with(differs(option, demanded.getValue(), current.evidence()));
            }
        }
        return diff;
    }

    private static Finding absent(String symbol, Evidence source) {
        return Finding.unknown(
                "kernel-config.absent",
                source.source() + " does not speak of " + symbol,
                source,
                "look whether the option has another name in this kernel");
    }

    private static Finding differs(KernelConfig.Option option, String demanded, Evidence source) {
        String present = option.value().equals("n") ? "is not set" : "is " + option.value();
        boolean module = option.value().equals("m") && demanded.equals("y");
        return Finding.error(
                "kernel-config.differs",
                option.symbol() + " " + present + ", and " + demanded + " is demanded",
                new Evidence(source.source(), option.line(), option.text()),
                module
                        ? "it was built as a module: if that will do, write " + option.symbol() + ": m"
                        : "boot a kernel that was built with " + option.symbol() + "=" + demanded);
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

    private static void requireOptions(Wish wish, Schema.Input input, Problems problems) {
        if (wish.options().isEmpty()) {
            problems.report(
                    "playbook.bad-value",
                    "the map of options is empty",
                    input.span(OPTIONS),
                    "name one: { CONFIG_KSM: y }");
        }
        if (input.data(OPTIONS).isPresent() && input.data(OPTIONS).get() instanceof Data.Mapping mapping) {
            for (Data.Entry entry : mapping.entries()) {
                refuseOtherNames(entry.key(), problems);
            }
        }
    }

    private static void refuseOtherNames(Data.Scalar key, Problems problems) {
        String symbol = key.text();
        if (!isSymbol(symbol)) {
            String upper = symbol.toUpperCase(Locale.ROOT);
            String meant = upper.startsWith(PREFIX) ? upper : PREFIX + upper;
            problems.report(
                    "playbook.bad-value",
                    "'" + symbol + "' is no name of a kernel option",
                    key.span(),
                    isSymbol(meant) ? "did you mean '" + meant + "'?" : "the names begin with " + PREFIX);
        }
    }

    /** Some symbols have small letters behind the prefix, as CONFIG_SND_SOC_WM8960_x86 might. */
    private static boolean isSymbol(String text) {
        boolean word = text.startsWith(PREFIX) && text.length() > PREFIX.length();
        for (int i = 0; word && i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
        return word;
    }
}
