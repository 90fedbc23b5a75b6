package io.wirt.modules.service.systemd;

import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ObservedService;
import io.wirt.spi.HostView;
import java.util.Optional;

/** The services that a host has a unit of systemd for. */
public final class UnitServices {
    private UnitServices() {}

    /** Also by an alias that it would have if it were enabled; empty if no file of the host describes such a unit. */
    public static Optional<ObservedService> find(Desired desired, HostView host) {
        return UnitService.find(desired, host);
    }
}
