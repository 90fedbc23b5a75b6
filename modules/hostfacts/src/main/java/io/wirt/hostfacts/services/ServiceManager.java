package io.wirt.hostfacts.services;

import io.wirt.spi.HostView;
import io.wirt.spi.Query;

/** Who starts and stops the services of a running machine, and how it is asked about one. */
public enum ServiceManager {
    /** Init scripts, through the command {@code service}. */
    SYSV {
        @Override
        public ServiceStatus ask(String service, HostView host) {
            return ServiceStatus.ofScript(service, host);
        }

        @Override
        public boolean knows(String service, HostView host) {
            return InitScripts.find(service, host).isPresent();
        }

        @Override
        public String question(String service) {
            return "service " + service + " status";
        }

        @Override
        public Query<?> query(String service) {
            return new Query.ServiceStatus(service);
        }
    },
    SYSTEMD {
        @Override
        public ServiceStatus ask(String service, HostView host) {
            return ServiceStatus.ofUnit(UnitNames.of(service), host);
        }

        /** Of an init script, systemd makes a unit itself. */
        @Override
        public boolean knows(String service, HostView host) {
            return Unit.find(UnitNames.of(service), host).isPresent() || SYSV.knows(service, host);
        }

        @Override
        public String question(String service) {
            return "systemctl status " + UnitNames.of(service);
        }

        @Override
        public Query<?> query(String service) {
            return new Query.UnitStatus(UnitNames.of(service));
        }
    };

    /** Whether a service runs, by what its manager says. */
    public abstract ServiceStatus ask(String service, HostView host);

    /** Whether the host has such a service, as its files tell. */
    public abstract boolean knows(String service, HostView host);

    /** What a person would type to see whether the service runs. */
    public abstract String question(String service);

    /** What {@link #ask} asks the host. */
    public abstract Query<?> query(String service);
}
