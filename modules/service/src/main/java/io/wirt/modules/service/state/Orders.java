package io.wirt.modules.service.state;

import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.hostfacts.services.UnitNames;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How the manager of services is told to start or stop one. */
final class Orders {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Orders() {}

    /** @param verb {@code start}, {@code stop} or {@code restart} */
    static Action.Run command(ServiceManager manager, String service, String verb) {
        Set<HostPath> clouded = service.equals(KsmActivity.SERVICE) ? Set.of(KsmActivity.SWITCH) : Set.of();
        return new Action.Run(
                argv(manager, service, verb),
                Bytes.EMPTY,
                LIMIT,
                List.of(),
                new Action.Clouds(clouded, Set.of(manager.query(service))));
    }

    private static List<String> argv(ServiceManager manager, String service, String verb) {
        return switch (manager) {
            case SYSV -> List.of("service", service, verb);
            case SYSTEMD -> List.of("systemctl", systemdVerb(service, verb), UnitNames.of(service));
        };
    }

    /** The unit of ksm is active once it was started, whatever became of its switch: only a restart writes that. */
    private static String systemdVerb(String service, String verb) {
        return service.equals(KsmActivity.SERVICE) && verb.equals("start") ? "restart" : verb;
    }
}
