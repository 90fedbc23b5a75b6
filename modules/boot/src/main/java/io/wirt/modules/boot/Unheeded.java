package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.hostfacts.kernel.RunningKernel;
import io.wirt.hostfacts.processor.Processors;
import io.wirt.hostfacts.processor.Vendor;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.Optional;

/** What is known of IOMMU arguments that a host does not heed (docs/domain 3.2): no machine need reboot for them. */
final class Unheeded {
    private static final KernelArgument AMD_IOMMU_ON = KernelArgument.of("amd_iommu=on");
    private static final KernelArgument IOMMU_OFF = KernelArgument.of("iommu=off");

    private Unheeded() {}

    /** Why the argument would be of no use on an entry, as a warning; empty if nothing speaks against it. */
    static Optional<Finding> finding(KernelArgument wanted, BootEntry entry, BootedWith running, HostPath menu) {
        boolean amd = wanted.key().equals("amd_iommu");
        if (!amd && !wanted.key().equals("intel_iommu")) {
            return Optional.empty();
        }
        if (entry.underXen()) {
            return warning(
                    KernelArgsCode.IGNORED_UNDER_XEN,
                    "the hypervisor owns the IOMMU, so " + wanted.text() + " of the Linux that it starts does nothing",
                    Evidence.at(menu, entry.line(), ""),
                    "give the hypervisor iommu=1, on its own line");
        }
        if (running.vendor() == (amd ? Vendor.INTEL : Vendor.AMD)) {
            return warning(
                    KernelArgsCode.WRONG_VENDOR,
                    wanted.text() + " is for processors with "
                            + (amd ? "svm, and this one has vmx" : "vmx, and this one has svm"),
                    Evidence.of(Processors.SOURCE),
                    "use " + (amd ? "intel_iommu=on" : "amd_iommu=on, where the kernel needs it") + " instead");
        }
        return wanted.equals(AMD_IOMMU_ON) ? ofAmdIommuOn(entry, running, menu) : Optional.empty();
    }

    private static Optional<Finding> ofAmdIommuOn(BootEntry entry, BootedWith running, HostPath menu) {
        boolean tells = !running.release().isEmpty();
        String release = tells ? running.release() : entry.release();
        if (!release.isEmpty() && !isEl6(release)) {
            return warning(
                    KernelArgsCode.IGNORED_BY_KERNEL,
                    "the kernel " + release + " knows no amd_iommu=on: the IOMMU is on unless it is switched off",
                    tells ? Evidence.of(RunningKernel.RELEASE) : Evidence.at(menu, entry.line(), ""),
                    "leave it out: only the kernels of EL 6 need it");
        }
        return entry.arguments().contains(IOMMU_OFF)
                ? warning(
                        KernelArgsCode.CONTRADICTED,
                        "iommu=off stands on the same command line, and beats amd_iommu=on",
                        Evidence.at(menu, entry.line(), ""),
                        "add absent: ['iommu=off']")
                : Optional.empty();
    }

    private static boolean isEl6(String release) {
        return release.startsWith("2.6.32-") && release.contains(".el6");
    }

    private static Optional<Finding> warning(KernelArgsCode code, String summary, Evidence evidence, String remedy) {
        return Optional.of(Finding.warning(code, summary, evidence, remedy));
    }
}
