package io.wirt.modules.checks;

import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Field;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.Types;
import java.util.List;

/** The check {@code iommu}: whether the kernel uses an IOMMU, which passing devices to guests needs (docs/domain 3.3, 7). */
final class Iommu implements Kind<Iommu.Desired, ObservedIommu> {
    private static final Field<Boolean> ENABLED =
            Field.withDefault("enabled", Types.truth(), true, "Whether an IOMMU must be on, or off.");
    private static final Schema<Desired> SCHEMA = Schema.of(
            "Whether the kernel uses an IOMMU.",
            List.of(Names.NAME, ENABLED),
            input -> new Desired(input.get(ENABLED)));

    /** Whether it must be on, or off. */
    record Desired(boolean enabled) {}

    @Override
    public String name() {
        return "iommu";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    @Override
    public ObservedIommu observe(Desired desired, HostView host) {
        return ObservedIommu.of(host);
    }

    @Override
    public Diff diff(Desired desired, ObservedIommu current, Signals signals) {
        if (current instanceof ObservedIommu.Undecided undecided) {
            Finding reason = undecided.reason();
            return Diff.inOrder(word(desired.enabled()), reason.evidence()).with(reason);
        }
        ObservedIommu.Judged judged = (ObservedIommu.Judged) current;
        String title = IommuWords.title(judged.vendor());
        String vendor = title.isEmpty() ? "" : " (" + title + ")";
        Diff diff = Diff.inOrder(word(judged.on()) + vendor, judged.evidence());
        if (judged.on() == desired.enabled()) {
            return diff;
        }
        return diff.with(judged.on() ? on(judged.evidence()) : off(judged));
    }

    private static Finding on(Evidence evidence) {
        return Finding.error(
                IommuCode.ON,
                "the IOMMU is on, and it must be off",
                evidence,
                "boot with iommu=off, or switch the IOMMU off in the firmware's setup");
    }

    private static Finding off(ObservedIommu.Judged judged) {
        return Finding.error(
                IommuCode.OFF,
                "the IOMMU is off: " + judged.reason(),
                judged.evidence(),
                IommuWords.remedy(judged.vendor()));
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }
}
