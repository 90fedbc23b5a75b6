package io.wirt.modules.checks;

import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.ArrayList;
import java.util.List;

/** The family of checks on processor, kernel and firmware. */
public final class ChecksModule implements HostModule {
    @Override
    public String family() {
        return "checks";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of();
    }

    @Override
    public List<Kind<?, ?>> checks() {
        return List.of(new CpuFlags(), new KernelConfigCheck(), new KernelLog(), new Iommu());
    }

    @Override
    public List<? extends Code> codes() {
        List<Code> codes = new ArrayList<>();
        codes.addAll(List.of(CpuFlagsCode.values()));
        codes.addAll(List.of(IommuCode.values()));
        codes.addAll(List.of(KernelConfigCode.values()));
        codes.addAll(List.of(KernelLogCode.values()));
        return codes;
    }
}
