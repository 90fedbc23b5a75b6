package io.wirt.modules.service;

import io.wirt.testkit.FakeHost;

/** A Debian host with SysV init and the service {@code cron}, laid out as the real one. */
final class Debian {
    static final String SCRIPT = """
            #!/bin/sh
            ### BEGIN INIT INFO
            # Provides:          cron
            # Required-Start:    $remote_fs $syslog $time
            # Required-Stop:     $remote_fs $syslog $time
            # Default-Start:     2 3 4 5
            # Default-Stop:
            # Short-Description: Regular background program processing daemon
            ### END INIT INFO
            """;
    static final String INSSERV = "/usr/lib/insserv/insserv";

    private Debian() {}

    /** A running machine, whose links insserv numbers. */
    static FakeHost machine() {
        return layout(FakeHost.machine())
                .file("/proc/1/comm", "init\n")
                .file(INSSERV, "", 0755)
                .command("update-rc.d", new StandInUpdateRcD())
                .command("service", new StandInService());
    }

    /** A file system tree without insserv. */
    static FakeHost tree() {
        return layout(FakeHost.tree());
    }

    /** Links that start the service in the runlevels named by {@code on} and stop it in those named by {@code off}. */
    static FakeHost cron(FakeHost host, String on, String off) {
        link(host, on, "S03cron");
        link(host, off, "K01cron");
        return host;
    }

    private static void link(FakeHost host, String levels, String name) {
        for (int i = 0; i < levels.length(); i++) {
            host.link("/etc/rc" + levels.charAt(i) + ".d/" + name, "../init.d/cron");
        }
    }

    private static FakeHost layout(FakeHost host) {
        host.file("/etc/init.d/cron", SCRIPT, 0755);
        for (char level : "0123456".toCharArray()) {
            host.directory("/etc/rc" + level + ".d");
        }
        return host;
    }
}
