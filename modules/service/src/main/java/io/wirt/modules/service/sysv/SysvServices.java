package io.wirt.modules.service.sysv;

import io.wirt.hostfacts.services.InitScripts;
import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ObservedService;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/** The services that a host has without a unit of systemd. */
public final class SysvServices {
    private SysvServices() {}

    /**
     * The service of an init script, or else of xinetd; empty if the host has neither.
     *
     * @param manager who runs the init scripts of the host
     */
    public static Optional<ObservedService> find(Desired desired, ServiceManager manager, HostView host) {
        return SysvService.find(desired, manager, host).or(() -> XinetdService.find(desired, host));
    }

    /** The names of all of them. */
    public static List<String> names(HostView host) {
        List<String> names = InitScripts.names(host);
        names.addAll(InitScripts.names(XinetdService.DIRECTORY, host));
        return names;
    }
}
