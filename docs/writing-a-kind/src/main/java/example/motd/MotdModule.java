package example.motd;

import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.List;

/** The family of kinds that concern logging in. */
public final class MotdModule implements HostModule {
    @Override
    public String family() {
        return "motd";
    }

    @Override
    public List<? extends Code> codes() {
        return List.of(MotdCode.values());
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new MotdKind());
    }
}
