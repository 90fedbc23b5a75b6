package io.wirt.modules.service;

import io.wirt.testkit.FakeHost;

/** A CentOS 6 host with the services {@code ksm} and {@code ksmtuned}, laid out as the real one (docs/domain 4.2, 4.5). */
final class Centos {
    static final String KSM_SCRIPT = "#!/bin/sh\n# chkconfig: 345 84 16\n# description: merges pages\n";
    static final String KSMTUNED_SCRIPT = "#!/bin/sh\n# chkconfig: 345 85 15\n# description: decides\n";
    static final String SWITCH = "/sys/kernel/mm/ksm/run";

    private Centos() {}

    /** A running machine; {@code ksm} merges nothing. Whether a service runs is not known until the test says so. */
    static FakeHost machine() {
        return layout(FakeHost.machine())
                .file("/proc/1/comm", "init\n")
                .file(SWITCH, "0\n")
                .command("chkconfig", new StandInChkconfig())
                .command("service", new StandInService());
    }

    /** A file system tree. */
    static FakeHost tree() {
        return layout(FakeHost.tree());
    }

    /** The links that set a service on in the runlevels named by {@code on} and off in all others. */
    static FakeHost added(FakeHost host, String service, String start, String stop, String on) {
        for (char level : "0123456".toCharArray()) {
            String name = (on.indexOf(level) >= 0 ? "S" + start : "K" + stop) + service;
            host.link("/etc/rc.d/rc" + level + ".d/" + name, "../init.d/" + service);
        }
        return host;
    }

    /** {@link #added} for {@code ksm} with the priorities of its script. */
    static FakeHost ksm(FakeHost host, String on) {
        return added(host, "ksm", "84", "16", on);
    }

    /** {@link #added} for {@code ksmtuned} with the priorities of its script. */
    static FakeHost ksmtuned(FakeHost host, String on) {
        return added(host, "ksmtuned", "85", "15", on);
    }

    private static FakeHost layout(FakeHost host) {
        host.link("/etc/init.d", "rc.d/init.d")
                .file("/etc/rc.d/init.d/functions", "# no service\n", 0755)
                .file("/etc/rc.d/init.d/ksm", KSM_SCRIPT, 0755)
                .file("/etc/rc.d/init.d/ksmtuned", KSMTUNED_SCRIPT, 0755);
        for (char level : "0123456".toCharArray()) {
            host.directory("/etc/rc.d/rc" + level + ".d").link("/etc/rc" + level + ".d", "rc.d/rc" + level + ".d");
        }
        return host;
    }
}
