package io.wirt.modules.ksm;

import io.wirt.modules.ksm.report.KsmCommand;
import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import io.wirt.spi.command.HostCommand;
import java.util.ArrayList;
import java.util.List;

/** The family about kernel samepage merging (KSM): its kinds, and the command that shows what merging is worth. */
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
    public List<HostCommand> commands() {
        return List.of(new KsmCommand());
    }

    @Override
    public List<? extends Code> codes() {
        List<Code> codes = new ArrayList<>();
        codes.addAll(List.of(KsmCode.values()));
        codes.addAll(List.of(KsmtunedCode.values()));
        return codes;
    }
}
