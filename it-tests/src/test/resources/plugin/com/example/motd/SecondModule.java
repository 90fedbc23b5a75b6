package com.example.motd;

import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.List;

/** A family that adds the same kind once more. */
public final class SecondModule implements HostModule {
    @Override
    public String family() {
        return "more-messages";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new MotdKind());
    }
}
