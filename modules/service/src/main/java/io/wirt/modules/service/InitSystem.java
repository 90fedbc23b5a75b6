package io.wirt.modules.service;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.Optional;

/** The program that starts a host's services. */
enum InitSystem {
    SYSV,
    SYSTEMD,
    /** systemd is what would start them, if the host had been booted: inside many a container it was not. */
    NOT_BOOTED,
    /** Nothing that Wirt knows. */
    UNKNOWN;

    static final HostPath FIRST_PROCESS = HostPath.of("/proc/1/comm");
    private static final HostPath INIT = HostPath.of("/sbin/init");

    /** Asks the first process where one runs, and what is installed where none does. */
    static InitSystem of(HostView host) {
        if (host.live() && systemdRuns(host)) {
            return SYSTEMD;
        }
        if (systemdIsInstalled(host)) {
            return host.live() ? NOT_BOOTED : SYSTEMD;
        }
        return isDirectory(host, InitScript.DIRECTORY) ? SYSV : UNKNOWN;
    }

    /** Kernels before 2.6.33 have no such file; neither do they have systemd. */
    private static boolean systemdRuns(HostView host) {
        Optional<FileContent> name = host.read(FIRST_PROCESS);
        return name.isPresent() && name.get().text().strip().equals("systemd");
    }

    private static boolean systemdIsInstalled(HostView host) {
        if (!(host.node(INIT) instanceof Node.Missing)) {
            return host.resolve(INIT).name().equals("systemd");
        }
        return exists(host, HostPath.of("/lib/systemd/systemd"))
                || exists(host, HostPath.of("/usr/lib/systemd/systemd"));
    }

    static boolean exists(HostView host, HostPath path) {
        return !(host.node(host.resolve(path)) instanceof Node.Missing);
    }

    static boolean isDirectory(HostView host, HostPath path) {
        return host.node(host.resolve(path)) instanceof Node.Directory;
    }
}
