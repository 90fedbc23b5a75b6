package io.wirt.hostfacts.processor;

import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.List;

/**
 * Whose virtualization a processor has, or whose IOMMU a host. The names of vendors are not asked for: others build both
 * kinds too (docs/domain 11, trap 19).
 */
public enum Vendor {
    AMD,
    INTEL,
    /**
     * The host does not tell, which is no proof that it has neither: the firmware can switch the flags off, and a tree seldom
     * holds the firmware's tables.
     */
    UNKNOWN;

    private static final String TABLES = "/sys/firmware/acpi/tables/";

    /** By the flags of the first processor: {@code svm} or {@code vmx}. */
    public static Vendor ofProcessor(HostView host) {
        return host.read(Processors.SOURCE)
                .flatMap(file -> Processors.first(file.text()))
                .map(Vendor::of)
                .orElse(UNKNOWN);
    }

    private static Vendor of(Processors.Processor processor) {
        boolean amd = processor.flags().contains("svm");
        return amd == processor.flags().contains("vmx") ? UNKNOWN : amd ? AMD : INTEL;
    }

    /**
     * By the names of its units in sysfs, or else by the tables that the firmware leaves for the kernel; whether those can be
     * read does not matter.
     *
     * @param units the names, none where the kernel lists no units
     */
    public static Vendor ofIommu(List<String> units, HostView host) {
        for (String name : units) {
            if (name.startsWith("ivhd")) {
                return AMD;
            }
            if (name.startsWith("dmar")) {
                return INTEL;
            }
        }
        if (!(host.node(HostPath.of(TABLES + "IVRS")) instanceof Node.Missing)) {
            return AMD;
        }
        return host.node(HostPath.of(TABLES + "DMAR")) instanceof Node.Missing ? UNKNOWN : INTEL;
    }
}
