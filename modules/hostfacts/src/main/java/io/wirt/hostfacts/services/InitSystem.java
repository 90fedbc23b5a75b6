package io.wirt.hostfacts.services;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.Optional;

/** The program that starts a host's services. */
public enum InitSystem {
    SYSV,
    SYSTEMD,
    /** systemd is what would start them, if the host had been booted: inside many a container it was not. */
    NOT_BOOTED,
    /** Nothing that Wirt knows. */
    UNKNOWN;

    public static final HostPath FIRST_PROCESS = HostPath.of("/proc/1/comm");
    private static final HostPath SCRIPTS = HostPath.of("/etc/init.d");
    private static final HostPath INIT = HostPath.of("/sbin/init");

    /** Asks the first process where one runs, and what is installed where none does. */
    public static InitSystem of(HostView host) {
        if (host.live() && systemdRuns(host)) {
            return SYSTEMD;
        }
        if (systemdIsInstalled(host)) {
            return host.live() ? NOT_BOOTED : SYSTEMD;
        }
        return host.hasDirectory(SCRIPTS) ? SYSV : UNKNOWN;
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
        return host.has(HostPath.of("/lib/systemd/systemd")) || host.has(HostPath.of("/usr/lib/systemd/systemd"));
    }
}
