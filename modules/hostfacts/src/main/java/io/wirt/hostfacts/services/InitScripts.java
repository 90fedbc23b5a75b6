package io.wirt.hostfacts.services;

import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The init scripts of a host (docs/domain 4.2). */
public final class InitScripts {
    /** Where they lie; on Red Hat's systems it is a link. */
    public static final HostPath DIRECTORY = HostPath.of("/etc/init.d");

    private InitScripts() {}

    /** Where the script of a service really lies, links followed; empty if the host has none. */
    public static Optional<HostPath> find(String service, HostView host) {
        HostPath path = host.resolve(DIRECTORY.resolve(service));
        return isIgnored(service) || !(host.node(path) instanceof Node.RegularFile)
                ? Optional.empty()
                : Optional.of(path);
    }

    /** The names of all services that have one. */
    public static List<String> names(HostView host) {
        return names(DIRECTORY, host);
    }

    /** The names of all services that a directory has files of. */
    public static List<String> names(HostPath directory, HostView host) {
        List<String> names = new ArrayList<>();
        for (String name : host.list(directory)) {
            if (!isIgnored(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** What editors and rpm leave behind is no service. */
    public static boolean isIgnored(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || name.endsWith(",")
                || name.endsWith(".rpmsave")
                || name.endsWith(".rpmnew")
                || name.endsWith(".rpmorig")
                || name.endsWith(".swp");
    }
}
