package io.wirt.modules.ksm;

import io.wirt.formats.sysv.RcLink;
import io.wirt.hostfacts.services.InitSystem;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/** Whether the host starts a service by itself, as its links tell. */
final class BootedService {
    private static final HostPath UNITS = HostPath.of("/etc/systemd/system");

    /** Of the directories by which one unit has another started. */
    private static final List<String> ENDINGS = List.of(".wants", ".requires", ".upholds");

    private BootedService() {}

    /** The link that does it; empty if nothing does. */
    static Optional<Evidence> link(String service, InitSystem init, HostView host) {
        return switch (init) {
            case SYSTEMD, NOT_BOOTED -> ofUnit(service, host);
            case SYSV -> ofScript(service, host);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** What is masked starts for nobody, whatever links lead to it. */
    private static Optional<Evidence> ofUnit(String service, HostView host) {
        if (host.resolve(UNITS.resolve(service + ".service")).value().equals("/dev/null")) {
            return Optional.empty();
        }
        for (String directory : host.list(UNITS)) {
            HostPath link = UNITS.resolve(directory).resolve(service + ".service");
            if (ENDINGS.stream().anyMatch(directory::endsWith) && host.has(link)) {
                return Optional.of(Evidence.of(link));
            }
        }
        return Optional.empty();
    }

    private static Optional<Evidence> ofScript(String service, HostView host) {
        for (String level : List.of("3", "5", "2", "4")) {
            HostPath usual = HostPath.of("/etc/rc" + level + ".d");
            HostPath directory = host.hasDirectory(usual) ? usual : HostPath.of("/etc/rc.d/rc" + level + ".d");
            for (String name : host.list(directory)) {
                Optional<RcLink> link = RcLink.parse(name);
                if (link.isPresent()
                        && link.get().start()
                        && link.get().service().equals(service)
                        && host.has(directory.resolve(name))) {
                    return Optional.of(Evidence.of(directory.resolve(name)));
                }
            }
        }
        return Optional.empty();
    }
}
