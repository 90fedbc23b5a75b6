package io.wirt.modules.boot;

import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.List;

/** The family of kinds that know boot loaders. */
public final class BootModule implements HostModule {
    @Override
    public String family() {
        return "boot";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new KernelArgs());
    }

    @Override
    public List<? extends Code> codes() {
        return List.of(KernelArgsCode.values());
    }
}
