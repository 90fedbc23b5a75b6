package io.wirt.modules.checks;

import io.wirt.hostfacts.processor.Vendor;

/** What a person reads of an IOMMU, by whose it is. */
final class IommuWords {
    private IommuWords() {}

    /** As its maker calls it; empty if it is not known. */
    static String title(Vendor vendor) {
        return switch (vendor) {
            case AMD -> "AMD-Vi";
            case INTEL -> "VT-d";
            case UNKNOWN -> "";
        };
    }

    /** What to do if it is off. */
    static String remedy(Vendor vendor) {
        return switch (vendor) {
            case AMD ->
                "on EL 6 boot with amd_iommu=on (kernel-args); elsewhere look for iommu=off or amd_iommu=off in /proc/cmdline";
            case INTEL -> "boot with intel_iommu=on (kernel-args), and without iommu=off";
            case UNKNOWN ->
                "switch on the IOMMU (AMD-Vi or VT-d) in the firmware's setup, and look for iommu=off in /proc/cmdline";
        };
    }
}
