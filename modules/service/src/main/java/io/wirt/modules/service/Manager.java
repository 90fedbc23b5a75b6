package io.wirt.modules.service;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Query;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Who starts and stops the services of a running machine: how it is asked, and how it is told. */
enum Manager {
    /** Init scripts, through the command {@code service}. */
    SYSV {
        @Override
        Activity ask(String service, HostView host) {
            return Activity.ofScript(service, host);
        }

        @Override
        boolean knows(String service, HostView host) {
            return InitScript.find(service, host).isPresent();
        }

        @Override
        String question(String service) {
            return "service " + service + " status";
        }

        @Override
        List<String> argv(String service, String verb) {
            return List.of("service", service, verb);
        }

        @Override
        Query<?> clouded(String service) {
            return new Query.ServiceStatus(service);
        }
    },
    SYSTEMD {
        @Override
        Activity ask(String service, HostView host) {
            return Activity.ofUnit(UnitNames.of(service), host);
        }

        @Override
        boolean knows(String service, HostView host) {
            return Unit.find(UnitNames.of(service), host).isPresent();
        }

        @Override
        String question(String service) {
            return "systemctl status " + UnitNames.of(service);
        }

        /** The unit of ksm is active once it was started, whatever became of its switch: only a restart writes that. */
        @Override
        List<String> argv(String service, String verb) {
            boolean again = service.equals(KsmActivity.SERVICE) && verb.equals("start");
            return List.of("systemctl", again ? "restart" : verb, UnitNames.of(service));
        }

        @Override
        Query<?> clouded(String service) {
            return new Query.UnitStatus(UnitNames.of(service));
        }
    };

    private static final Duration LIMIT = Duration.ofSeconds(60);

    abstract Activity ask(String service, HostView host);

    /** Whether the host has such a service, as its files tell. */
    abstract boolean knows(String service, HostView host);

    /** What a person would type to see whether the service runs. */
    abstract String question(String service);

    abstract List<String> argv(String service, String verb);

    abstract Query<?> clouded(String service);

    /** @param verb {@code start}, {@code stop} or {@code restart} */
    Action.Run command(String service, String verb) {
        Set<HostPath> clouded = service.equals(KsmActivity.SERVICE) ? Set.of(KsmActivity.SWITCH) : Set.of();
        return new Action.Run(
                argv(service, verb),
                Bytes.EMPTY,
                LIMIT,
                List.of(),
                new Action.Clouds(clouded, Set.of(clouded(service))));
    }
}
