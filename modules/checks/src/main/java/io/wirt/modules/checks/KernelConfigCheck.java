package io.wirt.modules.checks;

import io.wirt.formats.kernel.KernelConfig;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check {@code kernel-config}: options that the host's kernel must have been built with (docs/domain 7). */
final class KernelConfigCheck implements Kind<KernelConfigCheck.Desired, KernelConfigCheck.Observed> {
    private static final Schema<Desired> SCHEMA = ConfigSchema.create();

    /** The demanded value of each option, in the playbook's order. */
    record Desired(Map<String, String> options) {}

    /**
     * What the kernel's configuration says.
     *
     * @param found the demanded options that it speaks of, by their symbols
     * @param obstacle why there is no configuration to read; empty if there is one
     */
    record Observed(Evidence evidence, Map<String, KernelConfig.Option> found, Optional<Finding> obstacle) {}

    @Override
    public String name() {
        return "kernel-config";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    @Override
    public Observed observe(Desired desired, HostView host) {
        ConfigSource source = ConfigSource.on(host);
        if (source instanceof ConfigSource.Missing missing) {
            return new Observed(missing.reason().evidence(), Map.of(), Optional.of(missing.reason()));
        }
        ConfigSource.Found file = (ConfigSource.Found) source;
        Map<String, KernelConfig.Option> found = new LinkedHashMap<>();
        for (String symbol : desired.options().keySet()) {
            file.config().lookup(symbol).ifPresent(option -> found.put(symbol, option));
        }
        return new Observed(Evidence.of(file.path()), found, Optional.empty());
    }

    @Override
    public Diff diff(Desired desired, Observed current, Signals signals) {
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
                KernelConfigCode.ABSENT,
                source.source() + " does not speak of " + symbol,
                source,
                "look whether the option has another name in this kernel");
    }

    private static Finding differs(KernelConfig.Option option, String demanded, Evidence source) {
        String present = option.value().equals("n") ? "is not set" : "is " + option.value();
        boolean module = option.value().equals("m") && demanded.equals("y");
        return Finding.error(
                KernelConfigCode.DIFFERS,
                option.symbol() + " " + present + ", and " + demanded + " is demanded",
                new Evidence(source.source(), option.line(), option.text()),
                module
                        ? "it was built as a module: if that will do, write " + option.symbol() + ": m"
                        : "boot a kernel that was built with " + option.symbol() + "=" + demanded);
    }
}
