package io.wirt.hostfacts.services;

import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.List;
import java.util.Optional;

/** What has a host start a service by itself, as its links tell (docs/domain 4.2, 14.3). */
public final class BootLinks {
    /** Of the directories by which one unit has another started. */
    private static final List<String> ENDINGS = List.of(".wants", ".requires", ".upholds");

    /** The runlevels that servers boot into come first. */
    private static final List<Integer> RUNLEVELS = List.of(3, 5, 2, 4);

    private BootLinks() {}

    /** The link that starts it at boot, where somebody would look for it; empty if nothing does. */
    public static Optional<HostPath> starting(String service, InitSystem init, HostView host) {
        return switch (init) {
            case SYSTEMD, NOT_BOOTED -> ofUnit(UnitNames.of(service), host);
            case SYSV -> ofScript(service, host);
            case UNKNOWN -> Optional.empty();
        };
    }

    /**
     * The entry of a unit in a directory of links beside the configured units; empty if it has none, or the name is no
     * such directory's.
     */
    public static Optional<HostPath> entry(String directory, String unit, HostView host) {
        if (ENDINGS.stream().noneMatch(directory::endsWith)) {
            return Optional.empty();
        }
        HostPath entry = Unit.CONFIGURED.resolve(directory).resolve(unit);
        return host.node(entry) instanceof Node.Missing ? Optional.empty() : Optional.of(entry);
    }

    /** What is masked starts for nobody, whatever links lead to it. */
    private static Optional<HostPath> ofUnit(String name, HostView host) {
        Optional<Unit> unit = Unit.find(name, host);
        if (unit.isPresent() && unit.get().isMasked()) {
            return Optional.empty();
        }
        for (String directory : host.list(Unit.CONFIGURED)) {
            Optional<HostPath> entry = entry(directory, name, host);
            if (entry.isPresent() && counts(entry.get(), unit, host)) {
                return entry;
            }
        }
        return Optional.empty();
    }

    /** An entry counts by its name, also where its target is gone; but not if nothing of that name is left at all. */
    private static boolean counts(HostPath entry, Optional<Unit> unit, HostView host) {
        return !host.resolve(entry).equals(Unit.NOWHERE) && (unit.isPresent() || host.has(entry));
    }

    private static Optional<HostPath> ofScript(String service, HostView host) {
        List<Runlevel> levels = Runlevel.readAll(service, host);
        for (int number : RUNLEVELS) {
            for (Runlevel level : levels) {
                for (RcEntry entry : level.number() == number ? level.starts() : List.<RcEntry>of()) {
                    if (entry.works()) {
                        HostPath directory = Runlevel.directory(number, host);
                        return Optional.of(directory.resolve(entry.name().fileName()));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
