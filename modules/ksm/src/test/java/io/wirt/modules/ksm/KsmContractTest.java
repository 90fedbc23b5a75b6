package io.wirt.modules.ksm;

import static io.wirt.modules.ksm.KsmHosts.KSM;
import static io.wirt.modules.ksm.KsmHosts.RC_LOCAL;
import static io.wirt.modules.ksm.KsmHosts.SCRIPT;
import static io.wirt.modules.ksm.KsmHosts.TMPFILES;
import static io.wirt.modules.ksm.KsmHosts.centos;
import static io.wirt.modules.ksm.KsmHosts.centosTree;
import static io.wirt.modules.ksm.KsmHosts.merging;
import static io.wirt.modules.ksm.KsmHosts.modern;

import io.wirt.spi.HostModule;
import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

final class KsmContractTest extends KindContract {
    private static final String BEGIN = "# BEGIN wirt ksm, which replaces these lines\n";
    private static final String END = "# END wirt ksm, which replaces these lines\n";
    private static final String HEAD = "# Written by Wirt, which replaces this file.\n";
    private static final String RUN_AT_BOOT = HEAD + "w! /sys/kernel/mm/ksm/run - - - - 1\n";

    @Override
    protected List<HostModule> modules() {
        return List.of(new KsmModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        now(scenarios);
        atBootByTmpfiles(scenarios);
        atBootByRcLocal(scenarios);
        ofTheServiceKsm(scenarios);
        besideKsmtuned(scenarios);
        advising(scenarios);
        unmerging(scenarios);
        refusing(scenarios);
        doubting(scenarios);
        return scenarios;
    }

    private static void now(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "what differs is written, the switch last, now and for each boot",
                        modern(),
                        "- ksm: { run: 1, pages-to-scan: 200, sleep-millisecs: 20, use-zero-pages: yes, smart-scan: off }")
                .says("5 settings of KSM")
                .plans(
                        "ksm: + pages_to_scan at boot 200",
                        "ksm: + sleep_millisecs at boot 20",
                        "ksm: + use_zero_pages at boot 1",
                        "ksm: + smart_scan at boot 0",
                        "ksm: + run at boot 1",
                        "ksm: pages_to_scan 100 -> 200",
                        "ksm: use_zero_pages 0 -> 1",
                        "ksm: smart_scan 1 -> 0",
                        "ksm: run 0 -> 1")
                .leaves(KSM + "pages_to_scan", "200\n")
                .leaves(KSM + "sleep_millisecs", "20\n")
                .leaves(KSM + "use_zero_pages", "1\n")
                .leaves(KSM + "smart_scan", "0\n")
                .leaves(KSM + "run", "1\n")
                .leaves(TMPFILES, HEAD + """
                        w! /sys/kernel/mm/ksm/pages_to_scan - - - - 200
                        w! /sys/kernel/mm/ksm/sleep_millisecs - - - - 20
                        w! /sys/kernel/mm/ksm/use_zero_pages - - - - 1
                        w! /sys/kernel/mm/ksm/smart_scan - - - - 0
                        w! /sys/kernel/mm/ksm/run - - - - 1
                        """));
        scenarios.add(Scenario.of(
                "a host that is as declared, now and at boot, is left alone",
                modern().file(KSM + "run", "1\n").file(TMPFILES, RUN_AT_BOOT),
                "- ksm: { run: 1 }"));
        scenarios.add(Scenario.of(
                        "values that somebody changed since the boot are put back",
                        modern().file(TMPFILES, RUN_AT_BOOT),
                        "- ksm: { run: 1 }")
                .plans("ksm: run 0 -> 1")
                .leaves(TMPFILES, RUN_AT_BOOT));
    }

    private static void atBootByTmpfiles(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "what is not declared any more is not set at boot any more, and stays as it is now",
                        modern().file(TMPFILES, HEAD + """
                                w! /sys/kernel/mm/ksm/pages_to_scan - - - - 300
                                w! /sys/kernel/mm/ksm/run - - - - 0
                                """),
                        "- ksm: { run: 0 }")
                .plans("ksm: - pages_to_scan at boot 300")
                .leaves(KSM + "pages_to_scan", "100\n")
                .leaves(TMPFILES, HEAD + "w! /sys/kernel/mm/ksm/run - - - - 0\n"));
        scenarios.add(Scenario.of(
                        "a host without the directory gets it",
                        modern().without("/etc/tmpfiles.d"),
                        "- ksm: { run: 0 }")
                .plans("ksm: + run at boot 0")
                .leaves(TMPFILES, HEAD + "w! /sys/kernel/mm/ksm/run - - - - 0\n"));
        scenarios.add(Scenario.of(
                        "in a tree only what happens at boot is judged, by the init that is installed",
                        FakeHost.tree()
                                .directory("/etc")
                                .link("/sbin/init", "../lib/systemd/systemd")
                                .file("/lib/systemd/systemd", ""),
                        "- ksm: { run: 1, max-page-sharing: 2 }")
                .says("2 settings of KSM (at boot, in a tree)")
                .plans("ksm: + max_page_sharing at boot 2", "ksm: + run at boot 1")
                .leavesNothingAt(KSM + "run"));
    }

    private static void atBootByRcLocal(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a host with init scripts sets its values in the last of them",
                        centos(),
                        "- ksm: { run: 1, max-kernel-pages: 0 }")
                .plans(
                        "ksm: + max_kernel_pages at boot 0",
                        "ksm: + run at boot 1",
                        "ksm: max_kernel_pages 2000000 -> 0",
                        "ksm: run 0 -> 1")
                .leaves(KSM + "max_kernel_pages", "0\n")
                .leaves(RC_LOCAL, SCRIPT + BEGIN + """
                        [ ! -w /sys/kernel/mm/ksm/max_kernel_pages ] || echo 0 > /sys/kernel/mm/ksm/max_kernel_pages || :
                        [ ! -w /sys/kernel/mm/ksm/run ] || echo 1 > /sys/kernel/mm/ksm/run || :
                        """ + END)
                .leavesLink("/etc/rc.local", "rc.d/rc.local"));
        scenarios.add(Scenario.of(
                        "the block is changed in its place, and what stands around it stays to the byte",
                        centosTree()
                                .file(
                                        RC_LOCAL,
                                        SCRIPT + BEGIN
                                                + "[ ! -w /sys/kernel/mm/ksm/pages_to_scan ] || echo 100 > /sys/kernel/mm/ksm/pages_to_scan || :\n"
                                                + END + "# caf\u00e9",
                                        0755),
                        "- ksm: { pages-to-scan: 64 }")
                .plans("ksm: pages_to_scan at boot 100 -> 64")
                .leaves(
                        RC_LOCAL,
                        SCRIPT + BEGIN
                                + "[ ! -w /sys/kernel/mm/ksm/pages_to_scan ] || echo 64 > /sys/kernel/mm/ksm/pages_to_scan || :\n"
                                + END + "# caf\u00e9\n"));
        scenarios.add(Scenario.of(
                        "the lines come before an exit at the end, as Debian has it",
                        FakeHost.tree()
                                .directory("/etc/init.d")
                                .link("/etc/rc2.d/S04rc.local", "../init.d/rc.local")
                                .file("/etc/init.d/rc.local", "", 0755)
                                .file("/etc/rc.local", "#!/bin/sh -e\nexit 0\n", 0755),
                        "- ksm: { run: 1 }")
                .plans("ksm: + run at boot 1")
                .leaves(
                        "/etc/rc.local",
                        "#!/bin/sh -e\n" + BEGIN
                                + "[ ! -w /sys/kernel/mm/ksm/run ] || echo 1 > /sys/kernel/mm/ksm/run || :\n" + END
                                + "exit 0\n"));
        scenarios.add(Scenario.of(
                        "a script that may end early is refused",
                        centosTree().file(RC_LOCAL, "[ -x /x ] || {\nexit 1\n}\n", 0755),
                        "- ksm: { run: 1 }")
                .finds("ksm.rc-local-not-plain"));
        scenarios.add(Scenario.of(
                        "a script that cannot be executed is refused: the values would be lost at the next boot",
                        centosTree().file(RC_LOCAL, SCRIPT, 0644),
                        "- ksm: { run: 1 }")
                .finds("ksm.rc-local-not-run"));
        scenarios.add(Scenario.of(
                        "so is one that no runlevel starts",
                        centosTree().without("/etc/rc.d/rc3.d/S99local"),
                        "- ksm: { run: 1 }")
                .finds("ksm.rc-local-not-run"));
        scenarios.add(Scenario.of("and one that is not there", centosTree().without(RC_LOCAL), "- ksm: { run: 1 }")
                .finds("ksm.rc-local-not-run"));
        scenarios.add(Scenario.of(
                        "unless a service would run it, as Debian's does: then it is made",
                        FakeHost.tree()
                                .directory("/etc/init.d")
                                .link("/etc/rc2.d/S04rc.local", "../init.d/rc.local")
                                .file("/etc/init.d/rc.local", "", 0755),
                        "- ksm: { run: 1 }")
                .plans("ksm: + run at boot 1")
                .leaves(
                        "/etc/rc.local",
                        "#!/bin/sh\n" + BEGIN
                                + "[ ! -w /sys/kernel/mm/ksm/run ] || echo 1 > /sys/kernel/mm/ksm/run || :\n" + END));
    }

    private static void ofTheServiceKsm(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "the service ksm is told the number of pages too, which it would overwrite",
                        withService(centosTree()).file("/etc/sysconfig/ksm", "# KSM_MAX_KERNEL_PAGES=\n"),
                        "- ksm: { max-kernel-pages: 7 }")
                .plans("ksm: + max_kernel_pages at boot 7", "ksm: + KSM_MAX_KERNEL_PAGES 7")
                .leaves("/etc/sysconfig/ksm", "KSM_MAX_KERNEL_PAGES=7\n"));
        scenarios.add(Scenario.of(
                        "its file of settings is made where it is not there",
                        withService(centosTree()),
                        "- ksm: { max-kernel-pages: 7 }")
                .plans("ksm: + max_kernel_pages at boot 7", "ksm: + KSM_MAX_KERNEL_PAGES 7")
                .leaves("/etc/sysconfig/ksm", "KSM_MAX_KERNEL_PAGES=7\n"));
        scenarios.add(Scenario.of(
                        "and refused where it is more than plain assignments",
                        withService(centosTree()).file("/etc/sysconfig/ksm", ". /etc/other\n"),
                        "- ksm: { max-kernel-pages: 7 }")
                .finds("ksm.configuration-not-plain"));
        scenarios.add(Scenario.of(
                        "merging cannot be kept off where the service ksm starts it at boot",
                        withService(centosTree()).link("/etc/rc.d/rc3.d/S84ksm", "../init.d/ksm"),
                        "- ksm: { run: 0 }")
                .finds("ksm.service-starts-it"));
        for (String by : List.of("wants", "requires", "upholds")) {
            scenarios.add(Scenario.of(
                            "nor where its unit does, by ." + by,
                            modern().file("/usr/lib/systemd/system/ksm.service", "[Service]\nType=oneshot\n")
                                    .link(
                                            "/etc/systemd/system/multi-user.target." + by + "/ksm.service",
                                            "/usr/lib/systemd/system/ksm.service"),
                            "- ksm: { run: 2 }")
                    .finds("ksm.service-starts-it"));
        }
        scenarios.add(Scenario.of(
                        "the entry of a unit counts by its name, also where the unit has moved since it was enabled",
                        modern().file("/usr/lib/systemd/system/ksm.service", "[Service]\nType=oneshot\n")
                                .link(
                                        "/etc/systemd/system/multi-user.target.wants/ksm.service",
                                        "/lib/systemd/system/ksm.service"),
                        "- ksm: { run: 2 }")
                .finds("ksm.service-starts-it"));
        scenarios.add(Scenario.of(
                "a merging kernel and the service ksm agree",
                withService(centosTree())
                        .link("/etc/rc.d/rc3.d/S84ksm", "../init.d/ksm")
                        .file(
                                RC_LOCAL,
                                SCRIPT + BEGIN
                                        + "[ ! -w /sys/kernel/mm/ksm/run ] || echo 1 > /sys/kernel/mm/ksm/run || :\n"
                                        + END,
                                0755),
                "- ksm: { run: 1 }"));
    }

    private static void besideKsmtuned(List<Scenario> scenarios) {
        String fought = "- ksm: { run: 1, pages-to-scan: 100, sleep-millisecs: 20 }";
        scenarios.add(Scenario.of(
                        "what ksmtuned writes is left to it while it runs",
                        withDaemon(centos()).service("ksmtuned", Query.ServiceState.RUNNING),
                        fought)
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "and where it starts at boot",
                        withDaemon(centosTree()).link("/etc/rc.d/rc3.d/S85ksmtuned", "../init.d/ksmtuned"),
                        fought)
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "a state of its unit that nobody knows is no proof that it runs",
                        modern().file("/usr/lib/systemd/system/ksmtuned.service", "[Service]\nType=oneshot\n")
                                .unit(
                                        "ksmtuned.service",
                                        new Query.UnitState("loaded", "maintenance", "cleaning", false)),
                        fought)
                .finds("ksm.ksmtuned-unknown"));
        scenarios.add(Scenario.of(
                        "what it does not write may be declared beside it",
                        withDaemon(centos())
                                .service("ksmtuned", Query.ServiceState.RUNNING)
                                .file(
                                        RC_LOCAL,
                                        SCRIPT + BEGIN
                                                + "[ ! -w /sys/kernel/mm/ksm/max_kernel_pages ] || echo 0 > /sys/kernel/mm/ksm/max_kernel_pages || :\n"
                                                + END,
                                        0755),
                        "- ksm: { max-kernel-pages: 0 }")
                .plans("ksm: max_kernel_pages 2000000 -> 0"));
        scenarios.add(Scenario.of(
                        "a ksmtuned that is installed and neither runs nor starts at boot does not matter",
                        withDaemon(centos())
                                .service("ksmtuned", Query.ServiceState.DIED)
                                .link("/etc/rc.d/rc3.d/K15ksmtuned", "../init.d/ksmtuned"),
                        "- ksm: { run: 0 }")
                .plans("ksm: + run at boot 0"));
        scenarios.add(
                Scenario.of("where nobody knows whether it runs, nothing is fought over", withDaemon(centos()), fought)
                        .finds("ksm.ksmtuned-unknown"));
        for (String one : List.of("pages-to-scan: 200", "sleep-millisecs: 50", "run: 1")) {
            scenarios.add(Scenario.of(
                            "each of the values that it writes is its own: " + one,
                            withDaemon(centos()).service("ksmtuned", Query.ServiceState.RUNNING),
                            "- ksm: { " + one + " }")
                    .finds("ksm.ksmtuned-active"));
        }
        scenarios.add(Scenario.of(
                        "its links are found where a host has them below /etc/rc.d only",
                        withDaemon(centosTree())
                                .without("/etc/rc3.d")
                                .link("/etc/rc.d/rc3.d/S85ksmtuned", "../init.d/ksmtuned"),
                        "- ksm: { run: 1 }")
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "a daemon that somebody started by hand is found by its process",
                        modern().file("/var/run/ksmtune.pid", "77\n")
                                .file("/proc/77/cmdline", "/bin/bash\0/usr/sbin/ksmtuned\0"),
                        "- ksm: { run: 1 }")
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "the number of a process that is over, or another's, is no daemon",
                        modern().file("/var/run/ksmtune.pid", "77\n").file("/proc/77/cmdline", "sshd\0"),
                        "- ksm: { run: 1 }")
                .plans("ksm: + run at boot 1", "ksm: run 0 -> 1"));
        scenarios.add(Scenario.of(
                        "a unit that systemd makes of an init script is asked as well",
                        modern().file("/etc/init.d/ksmtuned", "#!/bin/sh\n", 0755)
                                .unit("ksmtuned.service", new Query.UnitState("loaded", "active", "running", false)),
                        "- ksm: { run: 1 }")
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "a link to a unit that is masked starts nothing",
                        withUnit(modern())
                                .unit("ksmtuned.service", new Query.UnitState("masked", "inactive", "dead", false))
                                .link("/etc/systemd/system/ksmtuned.service", "/dev/null")
                                .link(
                                        "/etc/systemd/system/multi-user.target.wants/ksmtuned.service",
                                        "/usr/lib/systemd/system/ksmtuned.service"),
                        "- ksm: { run: 1 }")
                .plans("ksm: + run at boot 1", "ksm: run 0 -> 1"));
        scenarios.add(Scenario.of(
                        "nor does one that systemd passes over, as inside a guest",
                        withUnit(modern())
                                .unit("ksmtuned.service", new Query.UnitState("loaded", "inactive", "dead", true))
                                .link(
                                        "/etc/systemd/system/multi-user.target.wants/ksmtuned.service",
                                        "/usr/lib/systemd/system/ksmtuned.service"),
                        "- ksm: { run: 1 }")
                .plans("ksm: + run at boot 1", "ksm: run 0 -> 1"));
        scenarios.add(Scenario.of(
                        "systemd says whether it runs",
                        withUnit(modern())
                                .unit("ksmtuned.service", new Query.UnitState("loaded", "active", "running", false)),
                        "- ksm: { run: 1 }")
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "its link says whether systemd starts it",
                        withUnit(modern())
                                .unit("ksmtuned.service", new Query.UnitState("loaded", "inactive", "dead", false))
                                .link(
                                        "/etc/systemd/system/multi-user.target.wants/ksmtuned.service",
                                        "/usr/lib/systemd/system/ksmtuned.service"),
                        "- ksm: { advisor-mode: scan-time }")
                .finds("ksm.ksmtuned-active"));
        scenarios.add(Scenario.of(
                        "a unit that is stopped and not enabled does not matter",
                        withUnit(modern())
                                .unit("ksmtuned.service", new Query.UnitState("loaded", "failed", "failed", false)),
                        "- ksm: { run: 1 }")
                .plans("ksm: + run at boot 1", "ksm: run 0 -> 1"));
    }

    private static void advising(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "the advisor is chosen first",
                        modern(),
                        "- ksm: { advisor-mode: scan-time, advisor-max-cpu: 20, run: 0 }")
                .plans(
                        "ksm: + advisor_mode at boot scan-time",
                        "ksm: + advisor_max_cpu at boot 20",
                        "ksm: + run at boot 0",
                        "ksm: advisor_mode none -> scan-time",
                        "ksm: advisor_max_cpu 70 -> 20"));
        scenarios.add(Scenario.of(
                        "a number of pages that the advisor chooses is refused",
                        modern().file(KSM + "advisor_mode", "none [scan-time]\n"),
                        "- ksm: { pages-to-scan: 200 }")
                .finds("ksm.advisor-decides"));
        scenarios.add(Scenario.of(
                        "without the advisor the kernel falls back to its default, so the number is written again",
                        modern().file(KSM + "advisor_mode", "none [scan-time]\n")
                                .file(KSM + "pages_to_scan", "200\n")
                                .file(TMPFILES, HEAD + """
                                        w! /sys/kernel/mm/ksm/advisor_mode - - - - none
                                        w! /sys/kernel/mm/ksm/pages_to_scan - - - - 200
                                        """),
                        "- ksm: { advisor-mode: none, pages-to-scan: 200 }")
                .plans("ksm: advisor_mode scan-time -> none", "ksm: pages_to_scan 200 -> 200"));
    }

    private static void unmerging(List<Scenario> scenarios) {
        scenarios.add(
                Scenario.of("to take merged pages apart needs a word in the playbook", merging(), "- ksm: { run: 2 }")
                        .finds("ksm.would-unmerge"));
        scenarios.add(Scenario.of("with that word it is done", merging(), "- ksm: { run: 2, allow-unmerge: true }")
                .plans("ksm: + run at boot 2", "ksm: run 1 -> 2")
                .finds("ksm.unmerges")
                .leaves(KSM + "run", "2\n"));
        scenarios.add(Scenario.of(
                        "unless the memory for it is not there",
                        merging().file("/proc/meminfo", "MemFree: 1000 kB\nBuffers: 500 kB\nCached: 500 kB\n"),
                        "- ksm: { run: 2, allow-unmerge: true }")
                .finds("ksm.unmerge-needs-memory"));
        scenarios.add(Scenario.of(
                        "pages are as large as the machine's: 512 of 64 KiB do not fit where 512 of 4 KiB do",
                        merging()
                                .file("/proc/self/auxv", KsmHosts.pageSize(65536))
                                .file("/proc/meminfo", "MemAvailable: 4096 kB\n"),
                        "- ksm: { run: 2, allow-unmerge: true }")
                .finds("ksm.unmerge-needs-memory"));
        scenarios.add(Scenario.of(
                        "files that lie in memory are no memory to be had, on kernels that do not reckon it",
                        merging()
                                .file(
                                        "/proc/meminfo",
                                        "MemFree: 500 kB\nBuffers: 0 kB\nCached: 9000 kB\nShmem: 8000 kB\n"),
                        "- ksm: { run: 2, allow-unmerge: true }")
                .finds("ksm.unmerge-needs-memory"));
        for (String unknown : List.of("/proc/meminfo", "/proc/self/auxv")) {
            scenarios.add(Scenario.of(
                            "nor is it done where nobody knows whether it fits: without " + unknown,
                            merging().without(unknown),
                            "- ksm: { run: 2, allow-unmerge: true }")
                    .finds("ksm.unmerge-needs-memory"));
        }
        scenarios.add(Scenario.of(
                        "where nothing is merged, nothing is taken apart",
                        modern().file(KSM + "run", "1\n"),
                        "- ksm: { run: 2 }")
                .plans("ksm: + run at boot 2", "ksm: run 1 -> 2"));
        scenarios.add(Scenario.of(
                "what is taken apart already stays so",
                modern().file(KSM + "run", "2\n").file(TMPFILES, HEAD + "w! /sys/kernel/mm/ksm/run - - - - 2\n"),
                "- ksm: { run: 2 }"));
        scenarios.add(Scenario.of(
                        "what the kernel changes only while nothing is merged is changed in between",
                        merging(),
                        "- ksm: { run: 1, merge-across-nodes: no, max-page-sharing: 256, allow-unmerge: true }")
                .plans(
                        "ksm: + merge_across_nodes at boot 0",
                        "ksm: + max_page_sharing at boot 256",
                        "ksm: + run at boot 1",
                        "ksm: merge_across_nodes 1 -> 0")
                .finds("ksm.unmerges")
                .leaves(KSM + "merge_across_nodes", "0\n")
                .leaves(KSM + "run", "1\n"));
        scenarios.add(Scenario.of(
                        "how often the kernel tidies up can be changed at any time",
                        merging(),
                        "- ksm: { stable-node-chains-prune-millisecs: 1000 }")
                .plans(
                        "ksm: + stable_node_chains_prune_millisecs at boot 1000",
                        "ksm: stable_node_chains_prune_millisecs 2000 -> 1000"));
        scenarios.add(Scenario.of("that needs the word as well", merging(), "- ksm: { run: 1, max-page-sharing: 128 }")
                .finds("ksm.would-unmerge"));
        scenarios.add(Scenario.of(
                        "and a word on what the switch shall be, or a cut would leave it off",
                        merging(),
                        "- ksm: { max-page-sharing: 128, allow-unmerge: true }")
                .finds("ksm.unmerge-needs-run"));
        scenarios.add(Scenario.of(
                        "while nothing is merged it is an ordinary change",
                        modern(),
                        "- ksm: { merge-across-nodes: no }")
                .plans("ksm: + merge_across_nodes at boot 0", "ksm: merge_across_nodes 1 -> 0"));
        scenarios.add(Scenario.of(
                        "after a cut, with everything taken apart, the rest is done",
                        modern().file(KSM + "run", "2\n").file(TMPFILES, HEAD + """
                                w! /sys/kernel/mm/ksm/merge_across_nodes - - - - 0
                                w! /sys/kernel/mm/ksm/run - - - - 1
                                """),
                        "- ksm: { run: 1, merge-across-nodes: no, allow-unmerge: true }")
                .plans("ksm: merge_across_nodes 1 -> 0", "ksm: run 2 -> 1"));
        scenarios.add(
                Scenario.of("to stop merging keeps what is merged, and needs no word", merging(), "- ksm: { run: 0 }")
                        .plans("ksm: + run at boot 0", "ksm: run 1 -> 0"));
        scenarios.add(Scenario.of(
                        "a size of pages that nobody knows does not keep the refusal from coming",
                        merging().without("/proc/self/auxv").without("/proc/meminfo"),
                        "- ksm: { run: 2 }")
                .finds("ksm.would-unmerge"));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a kernel without samepage merging is refused",
                        FakeHost.machine().file("/proc/1/comm", "systemd\n"),
                        "- ksm: { run: 1 }")
                .finds("ksm.no-kernel-support"));
        scenarios.add(Scenario.of(
                        "what this kernel has not is refused, each by itself",
                        centos(),
                        "- ksm: { run: 1, smart-scan: yes, merge-across-nodes: no }")
                .finds("ksm.no-setting", "ksm.no-setting"));
        scenarios.add(Scenario.of(
                        "so is what this machine's kernel lacks though its kind has it",
                        centos().without(KSM + "max_kernel_pages"),
                        "- ksm: { max-kernel-pages: 0 }")
                .finds("ksm.no-setting"));
        scenarios.add(Scenario.of(
                        "what only old kernels have is refused on others", modern(), "- ksm: { max-kernel-pages: 0 }")
                .finds("ksm.no-setting"));
        scenarios.add(
                Scenario.of("a host that starts nothing at boot keeps nothing", FakeHost.tree(), "- ksm: { run: 1 }")
                        .finds("ksm.no-manager"));
    }

    private static void doubting(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                "what is no readable file among those that are only looked at says nothing",
                modern().file(KSM + "run", "1\n")
                        .file(TMPFILES, RUN_AT_BOOT)
                        .directory("/etc/tmpfiles.d/odd.conf")
                        .link("/etc/tmpfiles.d/off.conf", "/dev/null"),
                "- ksm: { run: 1 }"));
        scenarios.add(Scenario.of(
                        "lines by which others set the same at boot are named",
                        modern().file(KSM + "run", "1\n")
                                .file(TMPFILES, RUN_AT_BOOT)
                                .file(
                                        "/etc/tmpfiles.d/mine.conf",
                                        "# w /sys/kernel/mm/ksm/run\nw /sys/kernel/mm/ksm/run - - - - 0\n")
                                .file("/etc/sysfs.conf", "kernel/mm/ksm/run = 0\nkernel/mm/ksm/pages_to_scan = 5\n")
                                .file("/etc/sysfs.d/readme", "kernel/mm/ksm/run = 0\n"),
                        "- ksm: { run: 1 }")
                .finds("ksm.set-elsewhere", "ksm.set-elsewhere"));
        scenarios.add(Scenario.of(
                        "so are those around the block, and a longer name is another setting",
                        centosTree()
                                .file(
                                        RC_LOCAL,
                                        "echo 1 > /sys/kernel/mm/ksm/run_x\necho 0 >/sys/kernel/mm/ksm/run\n" + BEGIN
                                                + "[ ! -w /sys/kernel/mm/ksm/run ] || echo 1 > /sys/kernel/mm/ksm/run || :\n"
                                                + END,
                                        0755),
                        "- ksm: { run: 1 }")
                .finds("ksm.set-elsewhere"));
    }

    private static FakeHost withService(FakeHost host) {
        return host.file("/etc/rc.d/init.d/ksm", "#!/bin/sh\n", 0755).directory("/etc/sysconfig");
    }

    private static FakeHost withDaemon(FakeHost host) {
        return host.file("/etc/rc.d/init.d/ksmtuned", "#!/bin/sh\n", 0755);
    }

    private static FakeHost withUnit(FakeHost host) {
        return host.file("/usr/lib/systemd/system/ksmtuned.service", "[Service]\nType=oneshot\n");
    }
}
