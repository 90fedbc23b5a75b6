package io.wirt.modules.service;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.formats.sysv.RcLink;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code chkconfig} of EL 6 does to the links of one service, as it was seen to (docs/domain 4.3): {@code on} and
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
        Optional<InitScriptHeader> header = host.read(HostPath.of("/etc/chkconfig.d/" + service))
                .flatMap(override -> InitScriptHeader.parse(override.text()))
                .or(() -> InitScriptHeader.parse(text(service, host)));
        if (header.isEmpty()) {
            return 1;
        }
        boolean on = !add && words.get(1).equals("on");
        if (text(service, host).contains("### BEGIN INIT INFO")) {
            header = Optional.of(resolved(service, header.get(), add ? "" : levels, on, host));
        }
        if (add) {
            add(service, header.get(), host);
        } else {
            for (int i = 0; i < levels.length(); i++) {
                set(service, header.get(), levels.charAt(i), on, host);
            }
        }
        return 0;
    }

    /** Dependencies first: everyone's number behind what he needs, then all runlevels of the service with its own. */
    private static InitScriptHeader resolved(
            String service, InitScriptHeader header, String levels, boolean on, FakeHost host) {
        Map<String, InitScriptHeader> numbers = new TreeMap<>();
        for (String name : host.list(HostPath.of("/etc/init.d"))) {
            InitScriptHeader.parse(text(name, host)).ifPresent(found -> numbers.put(name, found));
        }
        List<String> names = List.copyOf(numbers.keySet());
        for (int round = 0; round < names.size(); round++) {
            for (String name : names) {
                for (String other : names) {
                    InitScriptHeader mine = Objects.requireNonNull(numbers.get(name));
                    int theirs = Objects.requireNonNull(numbers.get(other)).start();
                    String turned = name.equals(service) && on ? levels : "";
                    if (needs(name, other, host) && mine.start() <= theirs && startsWith(name, turned, other, host)) {
                        numbers.put(name, new InitScriptHeader(mine.levels(), theirs + 1, mine.stop()));
                    }
                }
            }
        }
        numbers.forEach((name, found) -> {
            boolean moved = !InitScriptHeader.parse(text(name, host)).equals(Optional.of(found));
            for (char level : "0123456".toCharArray()) {
                if ((moved || name.equals(service))
                        && !entries(name, level, host).isEmpty()) {
                    set(name, found, level, starts(name, level, host), host);
                } else if (name.equals(service) && !levels.isEmpty()) {
                    set(name, found, level, found.levels().indexOf(level) >= 0, host);
                }
            }
        });
        return numbers.getOrDefault(service, header);
    }

    private static boolean needs(String service, String other, FakeHost host) {
        for (String line : text(service, host).split("\n", -1)) {
            String needed = line.startsWith("# Required-Start: ") ? line.substring("# Required-Start: ".length()) : "";
            if (needed.equals(other)
                    || (!needed.isEmpty() && text(other, host).contains("# Provides: " + needed + "\n"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the other starts in every runlevel where the service does, or will. */
    private static boolean startsWith(String service, String turned, String other, FakeHost host) {
        for (char level : "0123456".toCharArray()) {
            boolean mine = starts(service, level, host) || turned.indexOf(level) >= 0;
            if (mine && !starts(other, level, host)) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(String service, char level, FakeHost host) {
        return entries(service, level, host).stream()
                .anyMatch(entry -> entry.name().startsWith("S"));
    }

    private static String text(String service, FakeHost host) {
        return host.read(HostPath.of("/etc/init.d/" + service))
                .map(FileContent::text)
                .orElse("");
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
