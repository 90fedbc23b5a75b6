package io.wirt.modules.ksm;

import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.List;

/** The family of kinds about kernel samepage merging (KSM). */
public final class KsmModule implements HostModule {
    @Override
    public String family() {
        return "ksm";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new KsmtunedKind(), new KsmKind());
    }
}
