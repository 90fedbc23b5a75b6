package io.wirt.modules.service;

import io.wirt.hostfacts.services.InitSystem;
import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ObservedService;
import io.wirt.modules.service.systemd.UnitServices;
import io.wirt.modules.service.sysv.SysvServices;
import io.wirt.spi.Diff;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import java.util.Optional;

/**
 * A service of SysV init or of systemd, whichever runs the host: whether it starts at boot, and whether it runs. What a
 * command prints in the host's language is never asked (docs/domain 4).
 */
final class ServiceKind implements Kind<Desired, Observed> {
    private static final Schema<Desired> SCHEMA = ServiceSchema.schema();

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    /** Asks for the running state even where it is not managed: a restart may be owed to a service that runs. */
    @Override
    public Observed observe(Desired desired, HostView host) {
        InitSystem init = InitSystem.of(host);
        Optional<ObservedService> found =
                switch (init) {
                    case SYSV -> SysvServices.find(desired, ServiceManager.SYSV, host);
                    case SYSTEMD ->
                        UnitServices.find(desired, host)
                                .or(() -> SysvServices.find(desired, ServiceManager.SYSTEMD, host));
                    case NOT_BOOTED, UNKNOWN -> Optional.empty();
                };
        ObservedService present = found.orElseGet(
                () -> new ObservedService.Nothing(host.live(), Unmanaged.reason(desired.name(), init, host)));
        return new Observed(present, Guests.above(desired.name(), host));
    }

    @Override
    public Diff diff(Desired desired, Observed current, Signals signals) {
        Diff diff = current.present().judge(desired, signals);
        return current.guest().isPresent()
                ? Guests.warn(diff, desired.name(), current.guest().get())
                : diff;
    }
}
