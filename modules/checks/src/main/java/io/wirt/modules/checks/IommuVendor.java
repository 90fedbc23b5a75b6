package io.wirt.modules.checks;

import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.List;

/** Whose IOMMU a host has, with what to do if it is off. */
enum IommuVendor {
    AMD(
            "AMD-Vi",
            "on EL 6 boot with amd_iommu=on (kernel-args); elsewhere look for iommu=off or amd_iommu=off in /proc/cmdline"),
    INTEL("VT-d", "boot with intel_iommu=on (kernel-args), and without iommu=off"),
    /** The host does not tell, which is no proof that there is none: a tree seldom holds the firmware's tables. */
    UNKNOWN(
            "",
            "switch on the IOMMU (AMD-Vi or VT-d) in the firmware's setup, and look for iommu=off in /proc/cmdline");

    private static final String TABLES = "/sys/firmware/acpi/tables/";

    private final String title;
    private final String remedy;

    IommuVendor(String title, String remedy) {
        this.title = title;
        this.remedy = remedy;
    }

    /** As its maker calls it; empty if it is not known. */
    String title() {
        return title;
    }

    String remedy() {
        return remedy;
    }

    IommuVendor or(IommuVendor other) {
        return this == UNKNOWN ? other : this;
    }

    /** By the tables that the firmware leaves for the kernel; whether they can be read does not matter. */
    static IommuVendor ofFirmware(HostView host) {
        if (!(host.node(HostPath.of(TABLES + "IVRS")) instanceof Node.Missing)) {
            return AMD;
        }
        return host.node(HostPath.of(TABLES + "DMAR")) instanceof Node.Missing ? UNKNOWN : INTEL;
    }

    /** By the names of the units in sysfs. */
    static IommuVendor ofUnits(List<String> names) {
        for (String name : names) {
            if (name.startsWith("ivhd")) {
                return AMD;
            }
            if (name.startsWith("dmar")) {
                return INTEL;
            }
        }
        return UNKNOWN;
    }
}
