package io.wirt.modules.service;

import io.wirt.formats.systemd.UnitFile;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;
import java.util.List;
import java.util.Optional;

/**
 * What {@code systemctl} does to a unit's links and to its state. A unit whose condition does not hold is passed over,
 * with exit status 0; one that is active is not started again.
 */
final class StandInSystemctl implements FakeHost.Command {
    private static final String CONFIGURED = "/etc/systemd/system";

    @Override
    public int run(List<String> argv, FakeHost host) {
        String unit = argv.get(2);
        Optional<FileContent> file = host.read(HostPath.of(Rocky.UNITS + unit));
        if (file.isEmpty()) {
            return 1;
        }
        switch (argv.get(1)) {
            case "enable" -> enable(unit, UnitFile.parse(file.get().text()), host);
            case "disable" -> disable(unit, host);
            case "stop" -> stop(unit, host);
            case "start" -> start(unit, host);
            default -> {
                stop(unit, host);
                start(unit, host);
            }
        }
        return 0;
    }

    private static void enable(String unit, UnitFile file, FakeHost host) {
        for (String target : file.list("Install", "WantedBy")) {
            host.link(CONFIGURED + "/" + target + ".wants/" + unit, Rocky.UNITS + unit);
        }
        for (String alias : file.list("Install", "Alias")) {
            host.link(CONFIGURED + "/" + alias, Rocky.UNITS + unit);
        }
    }

    private static void disable(String unit, FakeHost host) {
        for (String name : host.list(HostPath.of(CONFIGURED))) {
            String path = CONFIGURED + "/" + name;
            if (name.endsWith(".wants")) {
                host.without(path + "/" + unit);
            } else if (host.resolve(HostPath.of(path)).value().equals(Rocky.UNITS + unit)) {
                host.without(path);
            }
        }
    }

    private static void stop(String unit, FakeHost host) {
        write(unit, "0\n", host);
        host.unit(unit, Rocky.dead());
    }

    private static void start(String unit, FakeHost host) {
        if (host.read(HostPath.of("/guest")).isPresent()) {
            host.unit(unit, Rocky.passedOver());
        } else {
            write(unit, "1\n", host);
            host.unit(unit, unit.equals("ksm.service") ? active("exited") : active("running"));
        }
    }

    private static Query.UnitState active(String sub) {
        return new Query.UnitState("loaded", "active", sub, false);
    }

    private static void write(String unit, String run, FakeHost host) {
        if (unit.equals("ksm.service")) {
            host.file(Rocky.SWITCH, run);
        }
    }
}
