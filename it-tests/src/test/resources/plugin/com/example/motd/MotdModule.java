package com.example.motd;

import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.List;

/** The family of messages to people. */
public final class MotdModule implements HostModule {
    @Override
    public String family() {
        return "messages";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new MotdKind());
    }
}
