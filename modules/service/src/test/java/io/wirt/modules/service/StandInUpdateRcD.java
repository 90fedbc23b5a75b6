package io.wirt.modules.service;

import io.wirt.formats.sysv.LsbHeader;
import io.wirt.formats.sysv.RcLink;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code update-rc.d} of Debian 12 does to the links of one service, as its source says, and insserv after it:
 * every link of the service that it touched gets another number, for which any will do here.
 */
final class StandInUpdateRcD implements FakeHost.Command {
    private static final int STARTED = 4;
    private static final int STOPPED = 2;

    @Override
    public int run(List<String> argv, FakeHost host) {
        String service = argv.get(1);
        List<String> levels = argv.subList(3, argv.size());
        return switch (argv.get(2)) {
            case "defaults" -> defaults(service, host);
            case "enable" -> toggle(service, levels, true, host);
            case "disable" -> toggle(service, levels, false, host);
            default -> 1;
        };
    }

    private static int defaults(String service, FakeHost host) {
        for (int level = 0; level <= 6; level++) {
            if (!links(service, String.valueOf(level), host).isEmpty()) {
                return 0;
            }
        }
        boolean insserv = host.has(HostPath.of(Debian.INSSERV));
        LsbHeader header = LsbHeader.parse(insserv ? text("/etc/insserv/overrides/" + service, host) : "")
                .or(() -> LsbHeader.parse(text("/etc/init.d/" + service, host)))
                .orElseThrow();
        header.startsIn().forEach(level -> link(service, level, true, host));
        header.stopsIn().forEach(level -> link(service, level, false, host));
        return 0;
    }

    private static int toggle(String service, List<String> levels, boolean on, FakeHost host) {
        boolean found = false;
        for (String level : levels) {
            for (RcLink link : links(service, level, host)) {
                found = true;
                if (link.start() != on) {
                    host.without("/etc/rc" + level + ".d/" + link.fileName());
                    link(service, level, on, host);
                }
            }
        }
        return found ? 0 : 1;
    }

    private static void link(String service, String level, boolean on, FakeHost host) {
        String name = new RcLink(on, on ? STARTED : STOPPED, service).fileName();
        host.link("/etc/rc" + level + ".d/" + name, "../init.d/" + service);
    }

    private static List<RcLink> links(String service, String level, FakeHost host) {
        List<RcLink> links = new ArrayList<>();
        for (String name : host.list(HostPath.of("/etc/rc" + level + ".d"))) {
            RcLink.parse(name).filter(link -> link.service().equals(service)).ifPresent(links::add);
        }
        return links;
    }

    private static String text(String path, FakeHost host) {
        return host.read(HostPath.of(path)).map(FileContent::text).orElse("");
    }
}
