package io.wirt.modules.checks;

import io.wirt.hostfacts.processor.Vendor;
import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostView;
import io.wirt.spi.Query;
import java.util.List;

/**
 * The judgement of an IOMMU by what an old kernel said at boot (docs/domain 7).
 *
 * <p>"AMD-Vi" alone proves nothing, errors carry it too; nor does "DMAR: IOMMU enabled", which is said when the argument
 * is read and before any unit was found.
 */
final class IommuLog {
    private static final List<String> AMD_ON =
            List.of("AMD-Vi: Enabling IOMMU at", "AMD IOMMU: Enabling IOMMU at", "AMD-Vi: Found IOMMU");
    private static final String AMD_OFF = "AMD-Vi disabled by default";
    private static final String INTEL_ON = "Intel(R) Virtualization Technology for Directed I/O";

    private IommuLog() {}

    static ObservedIommu judge(HostView host, Vendor vendor) {
        Answer<Query.KernelMessages> answer = host.ask(new Query.BootLog());
        if (answer instanceof Answer.Unknown<Query.KernelMessages> unknown) {
            return new ObservedIommu.Undecided(BootLog.unreadable(IommuCode.UNREADABLE, unknown));
        }
        if (answer instanceof Answer.NotApplicable<Query.KernelMessages> none) {
            return new ObservedIommu.Undecided(BootLog.notApplicable(IommuCode.NO_LOG, none));
        }
        return judge(((Answer.Known<Query.KernelMessages>) answer).value(), vendor);
    }

    private static ObservedIommu judge(Query.KernelMessages messages, Vendor vendor) {
        for (String message : AMD_ON) {
            int line = BootLog.find(messages, message);
            if (line > 0) {
                return said(messages, line, true, Vendor.AMD);
            }
        }
        int line = BootLog.find(messages, INTEL_ON);
        if (line > 0) {
            return said(messages, line, true, Vendor.INTEL);
        }
        line = BootLog.find(messages, AMD_OFF);
        if (line > 0) {
            return said(messages, line, false, Vendor.AMD);
        }
        return messages.complete()
                ? new ObservedIommu.Judged(
                        false, vendor, Evidence.of(messages.source()), "the kernel has not said that it uses one")
                : new ObservedIommu.Undecided(BootLog.incomplete(IommuCode.INCOMPLETE, "Enabling IOMMU", messages));
    }

    private static ObservedIommu said(Query.KernelMessages messages, int line, boolean on, Vendor vendor) {
        Evidence evidence = BootLog.at(messages, line);
        return new ObservedIommu.Judged(on, vendor, evidence, "the kernel said '" + evidence.excerpt() + "'");
    }
}
