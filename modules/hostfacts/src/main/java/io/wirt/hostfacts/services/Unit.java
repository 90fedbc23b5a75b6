package io.wirt.hostfacts.services;

import io.wirt.formats.systemd.UnitFile;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is installed of one unit of systemd (systemd.unit(5)).
 *
 * @param name its own name, also where it was asked for by an alias
 * @param file where it really lies, links followed; {@code /dev/null} for one that is masked
 */
public record Unit(String name, HostPath file, UnitFile content) {
    /** Where an administrator's units lie, and the links that enable others. */
    public static final HostPath CONFIGURED = HostPath.of("/etc/systemd/system");

    /** In systemd's own order: what stands in an earlier place hides what stands in a later one. */
    private static final List<HostPath> PLACES = List.of(
            CONFIGURED,
            HostPath.of("/run/systemd/system"),
            HostPath.of("/usr/local/lib/systemd/system"),
            HostPath.of("/usr/lib/systemd/system"),
            HostPath.of("/lib/systemd/system"));

    /** Where the link of a masked unit leads. */
    static final HostPath NOWHERE = HostPath.of("/dev/null");

    /** Empty if no file of the host describes such a unit. */
    public static Optional<Unit> find(String name, HostView host) {
        Optional<HostPath> place = place(name, host);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        HostPath file = host.resolve(place.get());
        if (file.equals(NOWHERE)) {
            return Optional.of(new Unit(name, file, UnitFile.parse("")));
        }
        String origin = file.name();
        boolean alias = !origin.equals(name) && UnitNames.template(name).isEmpty();
        if (alias
                && place(origin, host)
                        .filter(other -> host.resolve(other).equals(file))
                        .isPresent()) {
            return find(origin, host);
        }
        return host.read(file).map(content -> new Unit(name, file, UnitFile.parse(content.text())));
    }

    /**
     * The unit that would have this name as well if it were enabled. Disabling a unit takes its aliases away, and a
     * playbook that speaks of it by one goes on to mean it.
     */
    public static Optional<Unit> findByAlias(String alias, HostView host) {
        for (HostPath place : PLACES) {
            for (String name : host.list(place)) {
                Optional<Unit> unit = UnitNames.isUnit(name) ? find(name, host) : Optional.empty();
                if (unit.isPresent()
                        && unit.get().content().list("Install", "Alias").contains(alias)) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<HostPath> place(String name, HostView host) {
        for (HostPath place : PLACES) {
            HostPath path = place.resolve(name);
            if (!(host.node(path) instanceof Node.Missing)) {
                return Optional.of(path);
            }
        }
        return UnitNames.template(name).flatMap(template -> place(template, host));
    }

    /** What a playbook would call the services of this host. */
    public static List<String> services(HostView host) {
        List<String> names = new ArrayList<>();
        for (HostPath place : PLACES) {
            for (String name : host.list(place)) {
                String service = UnitNames.shortened(name);
                if (UnitNames.isService(name) && !names.contains(service)) {
                    names.add(service);
                }
            }
        }
        return names;
    }

    /** Whether somebody has seen to it that the unit is never started, by anyone. */
    public boolean isMasked() {
        return file.equals(NOWHERE) || content.isEmpty();
    }

    /**
     * Whether the unit says how it can be enabled; one that does not is started for others only, and one that only names
     * others in {@code Also} is what systemd calls indirect.
     */
    public boolean isInstallable() {
        for (String key : List.of("WantedBy", "RequiredBy", "UpheldBy", "Alias")) {
            if (!content.list("Install", key).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it ends when its work is done, so that nothing of it can be found running. */
    public boolean endsByItself() {
        return content.value("Service", "Type").orElse("").equals("oneshot")
                && !isTrue(content.value("Service", "RemainAfterExit").orElse("no"));
    }

    private static boolean isTrue(String word) {
        return switch (word) {
            case "yes", "true", "on", "1" -> true;
            default -> false;
        };
    }
}
