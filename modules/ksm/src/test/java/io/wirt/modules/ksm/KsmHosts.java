package io.wirt.modules.ksm;

import io.wirt.testkit.FakeHost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Hosts with the kernel's samepage merging, as the contract tests need them. */
final class KsmHosts {
    static final String KSM = "/sys/kernel/mm/ksm/";
    static final String RC_LOCAL = "/etc/rc.d/rc.local";
    static final String TMPFILES = "/etc/tmpfiles.d/00-wirt-ksm.conf";

    /** As CentOS 6 ships it. */
    static final String SCRIPT = """
            #!/bin/sh
            #
            # This script will be executed *after* all the other init scripts.

            touch /var/lock/subsys/local
            """;

    private KsmHosts() {}

    /** CentOS 6 with the kernel 2.6.32 and neither ksm nor ksmtuned. */
    static FakeHost centos() {
        return sysv(FakeHost.machine())
                .file(KSM + "run", "0\n")
                .file(KSM + "pages_to_scan", "100\n")
                .file(KSM + "sleep_millisecs", "20\n")
                .file(KSM + "max_kernel_pages", "2000000\n")
                .file(KSM + "pages_shared", "0\n")
                .file(KSM + "pages_sharing", "0\n");
    }

    /** The files of CentOS 6, nothing running. */
    static FakeHost centosTree() {
        return sysv(FakeHost.tree());
    }

    private static FakeHost sysv(FakeHost host) {
        return host.directory("/etc/rc.d/init.d")
                .link("/etc/init.d", "rc.d/init.d")
                .link("/etc/rc3.d", "rc.d/rc3.d")
                .link("/etc/rc.d/rc3.d/S99local", "../rc.local")
                .link("/etc/rc.local", "rc.d/rc.local")
                .file(RC_LOCAL, SCRIPT, 0755);
    }

    /** A host of today: systemd, Linux 6.8 or later, two NUMA nodes. */
    static FakeHost modern() {
        return FakeHost.machine()
                .file("/proc/1/comm", "systemd\n")
                .directory("/etc/tmpfiles.d")
                .directory("/etc/systemd/system")
                .file("/proc/self/auxv", pageSize(4096))
                .file("/proc/meminfo", "MemTotal: 4096 kB\nMemAvailable: 2048 kB\n")
                .file(KSM + "run", "0\n")
                .file(KSM + "pages_to_scan", "100\n")
                .file(KSM + "sleep_millisecs", "20\n")
                .file(KSM + "merge_across_nodes", "1\n")
                .file(KSM + "max_page_sharing", "256\n")
                .file(KSM + "stable_node_chains_prune_millisecs", "2000\n")
                .file(KSM + "use_zero_pages", "0\n")
                .file(KSM + "smart_scan", "1\n")
                .file(KSM + "advisor_mode", "[none] scan-time\n")
                .file(KSM + "advisor_max_cpu", "70\n")
                .file(KSM + "advisor_target_scan_time", "200\n")
                .file(KSM + "advisor_min_pages_to_scan", "500\n")
                .file(KSM + "advisor_max_pages_to_scan", "30000\n")
                .file(KSM + "pages_shared", "0\n")
                .file(KSM + "pages_sharing", "0\n")
                .file(KSM + "ksm_zero_pages", "0\n");
    }

    /** The same with guests whose memory is merged: 300 pages stand for 512. */
    static FakeHost merging() {
        return modern().file(KSM + "run", "1\n")
                .file(KSM + "pages_shared", "300\n")
                .file(KSM + "pages_sharing", "500\n")
                .file(KSM + "ksm_zero_pages", "12\n");
    }

    /** What the kernel tells a process when it starts: among others, the size of a page. */
    static String pageSize(long size) {
        return vector(16, -1, 6, size);
    }

    /** The same, of alternating keys and values. */
    static String vector(long... keysAndValues) {
        ByteBuffer words =
                ByteBuffer.allocate((keysAndValues.length + 2) * Long.BYTES).order(ByteOrder.nativeOrder());
        for (long word : keysAndValues) {
            words.putLong(word);
        }
        return new String(words.array(), StandardCharsets.ISO_8859_1);
    }
}
