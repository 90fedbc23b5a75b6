package io.wirt.modules.boot;

import io.wirt.spi.Diff;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;

/** The kind {@code kernel-args}: arguments that the boot loader hands to Linux, or no longer does. */
final class KernelArgs implements Kind<DesiredArguments, ObservedBoot> {
    private static final Schema<DesiredArguments> SCHEMA = ArgumentSchema.create();

    @Override
    public String name() {
        return "kernel-args";
    }

    @Override
    public Schema<DesiredArguments> schema() {
        return SCHEMA;
    }

    @Override
    public ObservedBoot observe(DesiredArguments desired, HostView host) {
        BootedWith running = BootedWith.of(host, desired);
        return new ObservedBoot(
                BootLoaderSearch.on(host, desired), running, Effect.of(desired, host, running.vendor()));
    }

    @Override
    public Diff diff(DesiredArguments desired, ObservedBoot current, Signals signals) {
        if (current.search() instanceof BootLoaderSearch.Found found) {
            return new BootDiff(desired, found.configuration(), current.running(), current.effects()).diff();
        }
        return Diff.refused(desired.describe(), ((BootLoaderSearch.Refused) current.search()).reason());
    }
}
