package io.wirt.modules.service;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.formats.sysv.LsbHeader;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service's init script, as far as it speaks to chkconfig (docs/domain 4.1).
 *
 * @param header what chkconfig goes by; empty if it would refuse the service
 * @param lsb the dependencies that it declares, by which chkconfig may number this and other services anew
 */
record InitScript(HostPath path, Optional<InitScriptHeader> header, Optional<LsbHeader> lsb) {
    static final HostPath DIRECTORY = HostPath.of("/etc/init.d");

    /** Where an administrator overrides what a script says; it counts whenever links are made anew (docs/domain 4.1). */
    static final HostPath OVERRIDES = HostPath.of("/etc/chkconfig.d");

    /** Empty if the host has no such service. */
    static Optional<InitScript> find(String service, HostView host) {
        HostPath path = host.resolve(DIRECTORY.resolve(service));
        if (isIgnored(service) || !(host.node(path) instanceof Node.RegularFile)) {
            return Optional.empty();
        }
        String text = host.read(path).map(FileContent::text).orElse("");
        Optional<InitScriptHeader> override =
                host.read(OVERRIDES.resolve(service)).flatMap(file -> InitScriptHeader.parse(file.text()));
        return Optional.of(new InitScript(
                path, override.isPresent() ? override : InitScriptHeader.parse(text), LsbHeader.parse(text)));
    }

    /** The names of all services. */
    static List<String> names(HostView host) {
        return names(DIRECTORY, host);
    }

    /** The names of all services that a directory has files of. */
    static List<String> names(HostPath directory, HostView host) {
        List<String> names = new ArrayList<>();
        for (String name : host.list(directory)) {
            if (!isIgnored(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** What editors and rpm leave behind is no service (docs/domain 4.2). */
    static boolean isIgnored(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || name.endsWith(",")
                || name.endsWith(".rpmsave")
                || name.endsWith(".rpmnew")
                || name.endsWith(".rpmorig")
                || name.endsWith(".swp");
    }
}
