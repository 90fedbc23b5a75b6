package io.wirt.modules.service;

import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;

/** A host that systemd runs, with the units {@code ksm} and {@code ksmtuned} as their packages bring them (docs/domain 4.5). */
final class Rocky {
    static final String UNITS = "/usr/lib/systemd/system/";
    static final String WANTS = "/etc/systemd/system/multi-user.target.wants/";
    static final String SWITCH = "/sys/kernel/mm/ksm/run";

    private Rocky() {}

    /** A running machine on which nothing runs and {@code ksm} merges nothing. */
    static FakeHost machine() {
        return layout(FakeHost.machine())
                .file("/proc/1/comm", "systemd\n")
                .file(SWITCH, "0\n")
                .unit("ksm.service", dead())
                .unit("ksmtuned.service", dead())
                .command("systemctl", new StandInSystemctl());
    }

    /** A file system tree. */
    static FakeHost tree() {
        return layout(FakeHost.tree());
    }

    static Query.UnitState dead() {
        return new Query.UnitState("loaded", "inactive", "dead", false);
    }

    static Query.UnitState passedOver() {
        return new Query.UnitState("loaded", "inactive", "dead", true);
    }

    static Query.UnitState running() {
        return new Query.UnitState("loaded", "active", "running", false);
    }

    static FakeHost enabled(FakeHost host, String service) {
        return host.link(WANTS + service + ".service", UNITS + service + ".service");
    }

    private static FakeHost layout(FakeHost host) {
        return host.link("/sbin/init", "../usr/lib/systemd/systemd")
                .file("/usr/lib/systemd/systemd", "")
                .directory("/etc/systemd/system/multi-user.target.wants")
                .file(UNITS + "ksm.service", """
                        [Unit]
                        Description=Kernel Samepage Merging
                        ConditionVirtualization=no

                        [Service]
                        Type=oneshot
                        RemainAfterExit=yes
                        ExecStart=/usr/libexec/ksmctl start

                        [Install]
                        WantedBy=multi-user.target
                        """)
                .file(UNITS + "ksmtuned.service", """
                        [Unit]
                        Requires=ksm.service
                        ConditionVirtualization=no

                        [Service]
                        Type=forking
                        ExecStart=/usr/sbin/ksmtuned

                        [Install]
                        WantedBy=multi-user.target
                        """);
    }
}
