package io.wirt.modules.checks;

import io.wirt.hostfacts.processor.Vendor;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.List;

/**
 * What a host tells of its IOMMU: sysfs where the kernel has it there, else the kernel's log.
 *
 * <p>The firmware's tables say whose IOMMU there is, never whether it is on.
 */
sealed interface ObservedIommu {

    /** @param reason by what it is known, as a clause */
    record Judged(boolean on, Vendor vendor, Evidence evidence, String reason) implements ObservedIommu {}

    /** @param reason a finding that leaves the check undecided */
    record Undecided(Finding reason) implements ObservedIommu {}

    HostPath GROUPS = HostPath.of("/sys/kernel/iommu_groups");
    HostPath UNITS = HostPath.of("/sys/class/iommu");

    static ObservedIommu of(HostView host) {
        boolean groups = isDirectory(host, GROUPS);
        boolean units = isDirectory(host, UNITS);
        if (!groups && !units) {
            return IommuLog.judge(host, Vendor.ofIommu(List.of(), host));
        }
        List<String> unitNames = host.list(UNITS);
        int count = host.list(GROUPS).size();
        // Groups without a unit are those of VFIO without an IOMMU; kernels before 3.17 list no units at all.
        boolean on = count > 0 && (!units || !unitNames.isEmpty());
        Vendor vendor = Vendor.ofIommu(unitNames, host);
        HostPath source = groups ? GROUPS : UNITS;
        String reason = count > 0 && !on ? UNITS + " lists no unit" : GROUPS + " holds no group";
        return new Judged(on, vendor, new Evidence(source.value(), 0, count + " groups"), reason);
    }

    private static boolean isDirectory(HostView host, HostPath path) {
        return host.node(host.resolve(path)) instanceof Node.Directory;
    }
}
