package io.wirt.modules.ksm;

import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.ArrayList;
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

    @Override
    public List<? extends Code> codes() {
        List<Code> codes = new ArrayList<>();
        codes.addAll(List.of(KsmCode.values()));
        codes.addAll(List.of(KsmtunedCode.values()));
        return codes;
    }
}
