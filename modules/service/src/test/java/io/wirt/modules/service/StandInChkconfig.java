package io.wirt.modules.service;

import io.wirt.formats.InitScriptHeader;
import io.wirt.formats.RcLink;
import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code chkconfig} of EL 6 does to the links of one service, as it was seen to (DOMAIN 4.3): {@code on} and
 * {@code off} mean runlevels 2 to 5 unless told otherwise, delete the service's entries there and make one with the
 * header's priority; {@code --add} goes by the header in all runlevels and leaves those alone that have an entry.
 */
final class StandInChkconfig implements FakeHost.Command {

    @Override
    public int run(List<String> argv, FakeHost host) {
        List<String> words = new ArrayList<>(argv.subList(1, argv.size()));
        String levels = "2345";
        boolean add = words.remove("--add");
        if (words.get(0).equals("--level")) {
            levels = words.get(1);
            words = words.subList(2, words.size());
        }
        String service = words.get(0);
        Optional<InitScriptHeader> header = host.read(HostPath.of("/etc/init.d/" + service))
                .flatMap(script -> InitScriptHeader.parse(script.text()));
        if (header.isEmpty()) {
            return 1;
        }
        if (add) {
            add(service, header.get(), host);
        } else {
            for (int i = 0; i < levels.length(); i++) {
                set(service, header.get(), levels.charAt(i), words.get(1).equals("on"), host);
            }
        }
        return 0;
    }

    private static void add(String service, InitScriptHeader header, FakeHost host) {
        for (char level : "0123456".toCharArray()) {
            if (entries(service, level, host).isEmpty()) {
                set(service, header, level, header.levels().indexOf(level) >= 0, host);
            }
        }
    }

    private static void set(String service, InitScriptHeader header, char level, boolean on, FakeHost host) {
        for (HostPath entry : entries(service, level, host)) {
            host.without(entry.value());
        }
        RcLink link = new RcLink(on, on ? header.start() : header.stop(), service);
        host.link(directory(level, host).resolve(link.fileName()).value(), "../init.d/" + service);
    }

    private static List<HostPath> entries(String service, char level, FakeHost host) {
        List<HostPath> entries = new ArrayList<>();
        for (String name : host.list(directory(level, host))) {
            if (RcLink.parse(name)
                    .filter(link -> link.service().equals(service))
                    .isPresent()) {
                entries.add(directory(level, host).resolve(name));
            }
        }
        return entries;
    }

    private static HostPath directory(char level, FakeHost host) {
        return host.resolve(HostPath.of("/etc/rc" + level + ".d"));
    }
}
