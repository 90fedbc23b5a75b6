package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.KsmModule;
import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import io.wirt.spi.command.CommandModule;
import io.wirt.spi.command.HostCommand;
import java.util.List;

/** The whole family about KSM: its kinds, which know nothing of the report, and the command that makes it. */
public final class KsmFamily implements CommandModule {
    private final HostModule kinds = new KsmModule();

    @Override
    public String family() {
        return kinds.family();
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return kinds.kinds();
    }

    @Override
    public List<? extends Code> codes() {
        return kinds.codes();
    }

    @Override
    public List<HostCommand> commands() {
        return List.of(new KsmCommand());
    }
}
