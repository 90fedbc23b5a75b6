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
final class Iommu implements Kind<Iommu.Wish, IommuState> {
    private static final Field<Boolean> ENABLED =
            Field.withDefault("enabled", Types.truth(), true, "Whether an IOMMU must be on, or off.");
    private static final Schema<Wish> SCHEMA = Schema.of(
            "Whether the kernel uses an IOMMU.", List.of(Names.NAME, ENABLED), input -> new Wish(input.get(ENABLED)));

    /** Whether it must be on, or off. */
    record Wish(boolean enabled) {}

    @Override
    public String name() {
        return "iommu";
    }

    @Override
    public Schema<Wish> schema() {
        return SCHEMA;
    }

    @Override
    public IommuState observe(Wish desired, HostView host) {
        return IommuState.of(host);
    }

    @Override
    public Diff diff(Wish desired, IommuState current, Signals signals) {
        if (current instanceof IommuState.Undecided undecided) {
            Finding reason = undecided.reason();
            return Diff.inOrder(word(desired.enabled()), reason.evidence()).with(reason);
        }
        IommuState.Judged judged = (IommuState.Judged) current;
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

    private static Finding off(IommuState.Judged judged) {
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
