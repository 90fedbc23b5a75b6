package io.wirt.modules.service;

import io.wirt.modules.ksm.KsmModule;
import io.wirt.spi.HostModule;
import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Services of systemd: what is enabled, what runs, and what is not for Wirt to decide. */
final class UnitContractTest extends KindContract {
    private static final String ON = "- service: { name: ksmtuned, enabled: true }";
    private static final String OFF = "- service: { name: ksmtuned, enabled: false }";
    private static final String RUNNING = "- service: { name: ksmtuned, running: true }";
    private static final String KSM = "- service: { name: ksm, running: true }";
    private static final String SETTING = "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }\n";
    private static final String LINK = Rocky.WANTS + "ksmtuned.service";
    private static final String UNIT = Rocky.UNITS + "ksmtuned.service";

    @Override
    protected List<HostModule> modules() {
        return List.of(new ServiceModule(), new KsmModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        enabling(scenarios);
        disabling(scenarios);
        naming(scenarios);
        installing(scenarios);
        running(scenarios);
        conditions(scenarios);
        ksm(scenarios);
        refusing(scenarios);
        ofInitScripts(scenarios);
        return scenarios;
    }

    private static void enabling(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("in a tree a unit is enabled by the link that it asks for", Rocky.tree(), ON)
                .plans("service/ksmtuned: enabled no -> yes")
                .says("enabled")
                .leavesLink(LINK, UNIT));
        scenarios.add(Scenario.of(
                        "with the directory of links, where it is missing",
                        Rocky.tree().without("/etc/systemd/system/multi-user.target.wants"),
                        ON)
                .plans("service/ksmtuned: enabled no -> yes")
                .leavesLink(LINK, UNIT));
        scenarios.add(Scenario.of("on a running machine systemctl enables it", Rocky.machine(), ON)
                .plans("service/ksmtuned: enabled no -> yes")
                .runs("systemctl enable ksmtuned.service")
                .leavesLink(LINK, UNIT));
        scenarios.add(Scenario.of(
                "what is enabled is left alone, wherever its link leads",
                Rocky.machine().link(LINK, "../../../../lib/systemd/system/ksmtuned.service"),
                ON));
        scenarios.add(Scenario.of(
                "it may be wanted by another target than its file says",
                Rocky.machine().link("/etc/systemd/system/my.target.wants/ksmtuned.service", UNIT),
                ON));
        scenarios.add(Scenario.of(
                        "a link of ksmtuned does not enable ksm",
                        Rocky.enabled(Rocky.tree(), "ksmtuned"),
                        "- service: { name: ksm, enabled: true }")
                .plans("service/ksm: enabled no -> yes"));
    }

    private static void disabling(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("in a tree the link goes", Rocky.enabled(Rocky.tree(), "ksmtuned"), OFF)
                .plans("service/ksmtuned: enabled yes -> no")
                .says("not enabled")
                .leavesNothingAt(LINK));
        scenarios.add(Scenario.of(
                        "all links go, whoever made them",
                        Rocky.enabled(Rocky.tree(), "ksmtuned")
                                .link("/etc/systemd/system/my.target.requires/ksmtuned.service", UNIT),
                        OFF)
                .plans("service/ksmtuned: enabled yes -> no")
                .leavesNothingAt(LINK)
                .leavesNothingAt("/etc/systemd/system/my.target.requires/ksmtuned.service"));
        scenarios.add(Scenario.of(
                        "on a running machine systemctl disables it", Rocky.enabled(Rocky.machine(), "ksmtuned"), OFF)
                .plans("service/ksmtuned: enabled yes -> no")
                .runs("systemctl disable ksmtuned.service")
                .leavesNothingAt(LINK));
        scenarios.add(Scenario.of("what is not enabled is left alone", Rocky.machine(), OFF));
        scenarios.add(Scenario.of("what is masked is not enabled either", masked(Rocky.machine()), OFF));
    }

    private static void naming(List<Scenario> scenarios) {
        String ssh =
                "[Service]\nExecStart=/usr/sbin/sshd -D\n[Install]\nWantedBy=multi-user.target\nAlias=sshd.service\n";
        FakeHost aliased =
                Rocky.machine().file(Rocky.UNITS + "ssh.service", ssh).unit("ssh.service", Rocky.running());
        scenarios.add(Scenario.of(
                        "an alias is a link of its own, and enables as well",
                        aliased.copy(),
                        "- service: { name: ssh, enabled: true }")
                .plans("service/ssh: enabled no -> yes")
                .runs("systemctl enable ssh.service")
                .leavesLink("/etc/systemd/system/sshd.service", Rocky.UNITS + "ssh.service"));
        FakeHost known =
                Rocky.enabled(aliased, "ssh").link("/etc/systemd/system/sshd.service", Rocky.UNITS + "ssh.service");
        scenarios.add(Scenario.of(
                        "a unit can be named by its alias, and what is done is done to the unit",
                        known.copy(),
                        "- service: { name: sshd, enabled: false, running: false }")
                .plans("service/sshd: enabled yes -> no", "service/sshd: running running -> stopped")
                .says("not enabled, stopped, as ssh.service")
                .runs("systemctl disable ssh.service", "systemctl stop ssh.service"));
        scenarios.add(Scenario.of(
                "also by one that it has only while it is enabled",
                Rocky.machine().file(Rocky.UNITS + "ssh.service", ssh).unit("ssh.service", Rocky.dead()),
                "- service: { name: sshd, enabled: false, running: false }"));
        scenarios.add(Scenario.of(
                        "what has some of the links that it asks for gets the others",
                        Rocky.enabled(Rocky.tree().file(Rocky.UNITS + "ssh.service", ssh), "ssh"),
                        "- service: { name: ssh, enabled: true }")
                .plans("service/ssh: enabled in part -> yes")
                .leavesLink("/etc/systemd/system/sshd.service", Rocky.UNITS + "ssh.service"));
        scenarios.add(Scenario.of(
                "a name may be written with its suffix",
                Rocky.enabled(Rocky.machine(), "ksmtuned").unit("ksmtuned.service", Rocky.running()),
                "- service: { name: ksmtuned.service, enabled: true, running: true }"));
        scenarios.add(Scenario.of(
                        "an instance is enabled by a link to its template",
                        Rocky.tree()
                                .file(
                                        Rocky.UNITS + "getty@.service",
                                        "[Service]\nA=1\n[Install]\nWantedBy=%p-%i.target\n"),
                        "- service: { name: getty@tty1, enabled: true }")
                .plans("service/getty@tty1: enabled no -> yes")
                .leavesLink(
                        "/etc/systemd/system/getty-tty1.target.wants/getty@tty1.service",
                        Rocky.UNITS + "getty@.service"));
        scenarios.add(Scenario.of(
                        "an administrator's unit hides the package's",
                        Rocky.tree()
                                .file(
                                        "/etc/systemd/system/ksmtuned.service",
                                        "[Service]\nA=1\n[Install]\nWantedBy=my.target\n"),
                        ON)
                .plans("service/ksmtuned: enabled no -> yes")
                .leavesLink(
                        "/etc/systemd/system/my.target.wants/ksmtuned.service",
                        "/etc/systemd/system/ksmtuned.service"));
    }

    private static void installing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a unit that only names others in Also is enabled by them, as virtlockd by its socket",
                        Rocky.tree()
                                .file(
                                        Rocky.UNITS + "virtlockd.service",
                                        "[Service]\nA=1\n[Install]\nAlso=virtlockd.socket\n"),
                        "- service: { name: virtlockd, enabled: true }")
                .finds("service.static"));
        FakeHost libvirtd = Rocky.tree()
                .file(
                        Rocky.UNITS + "libvirtd.service",
                        "[Service]\nA=1\n[Install]\nWantedBy=multi-user.target\nAlso=virtlockd.socket\n")
                .file(
                        Rocky.UNITS + "virtlockd.socket",
                        "[Socket]\nA=1\n[Install]\nWantedBy=sockets.target\nAlso=libvirtd.service\n");
        String socket = "/etc/systemd/system/sockets.target.wants/virtlockd.socket";
        scenarios.add(Scenario.of(
                        "a unit that names others is enabled with them",
                        libvirtd.copy(),
                        "- service: { name: libvirtd, enabled: true }")
                .plans("service/libvirtd: enabled no -> yes")
                .leavesLink(Rocky.WANTS + "libvirtd.service", Rocky.UNITS + "libvirtd.service")
                .leavesLink(socket, Rocky.UNITS + "virtlockd.socket"));
        scenarios.add(Scenario.of(
                        "and disabled with them",
                        Rocky.enabled(libvirtd, "libvirtd").link(socket, Rocky.UNITS + "virtlockd.socket"),
                        "- service: { name: libvirtd, enabled: false }")
                .plans("service/libvirtd: enabled yes -> no")
                .leavesNothingAt(Rocky.WANTS + "libvirtd.service")
                .leavesNothingAt(socket));
        scenarios.add(Scenario.of(
                        "a specifier that only a running systemd fills in is refused in a tree",
                        Rocky.tree().file(UNIT, "[Service]\nA=1\n[Install]\nWantedBy=%H.target\n"),
                        ON)
                .finds("service.install-unclear"));
    }

    private static void running(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("what is stopped is started", Rocky.machine(), RUNNING)
                .plans("service/ksmtuned: running stopped -> running")
                .says("running")
                .runs("systemctl start ksmtuned.service"));
        scenarios.add(Scenario.of("what failed is started", state("failed", "failed"), RUNNING)
                .plans("service/ksmtuned: running died -> running")
                .runs("systemctl start ksmtuned.service"));
        scenarios.add(Scenario.of(
                        "what systemd starts over and over does not run", state("activating", "auto-restart"), RUNNING)
                .plans("service/ksmtuned: running died -> running")
                .runs("systemctl start ksmtuned.service"));
        scenarios.add(Scenario.of("what is starting will run", state("activating", "start"), RUNNING));
        scenarios.add(Scenario.of("what runs is left alone", state("active", "running"), RUNNING));
        scenarios.add(Scenario.of(
                        "what runs is stopped where it shall not",
                        state("active", "running"),
                        "- service: { name: ksmtuned, running: false }")
                .plans("service/ksmtuned: running running -> stopped")
                .runs("systemctl stop ksmtuned.service"));
        scenarios.add(Scenario.of(
                        "a changed setting restarts what runs, once",
                        state("active", "running").file("/etc/ksmtuned.conf", "A=1\n"),
                        SETTING + RUNNING)
                .plans(
                        "ksmtuned: + KSM_SLEEP_MSEC 10",
                        "service/ksmtuned: running since before ksmtuned changed -> restarted")
                .runs("systemctl restart ksmtuned.service"));
        scenarios.add(Scenario.of("an unknown state is refused, not guessed", state("maintenance", ""), RUNNING)
                .finds("service.status-unknown"));
        scenarios.add(Scenario.of("nothing runs in a tree", Rocky.tree(), RUNNING)
                .says("running (not applicable in a tree)"));
    }

    private static void conditions(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "what systemd passes over for a condition has not failed, and is not tried again and again",
                        Rocky.machine().unit("ksmtuned.service", Rocky.passedOver()),
                        RUNNING)
                .finds("service.condition-not-met"));
        scenarios.add(Scenario.of(
                "and it is stopped enough",
                Rocky.machine().unit("ksmtuned.service", Rocky.passedOver()),
                "- service: { name: ksmtuned, running: false }"));
        scenarios.add(Scenario.of(
                        "the same goes for ksm, whose switch is off",
                        Rocky.machine().unit("ksm.service", Rocky.passedOver()),
                        KSM)
                .finds("service.condition-not-met"));
    }

    private static void ksm(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("ksm is started", Rocky.machine(), KSM)
                .plans("service/ksm: running stopped -> running")
                .runs("systemctl restart ksm.service")
                .leaves(Rocky.SWITCH, "1\n"));
        scenarios.add(Scenario.of(
                        "a unit of ksm that is active says nothing of its switch, and a plain start would do nothing",
                        Rocky.machine().unit("ksm.service", new Query.UnitState("loaded", "active", "exited", false)),
                        KSM)
                .plans("service/ksm: running stopped -> running")
                .runs("systemctl restart ksm.service")
                .leaves(Rocky.SWITCH, "1\n"));
        scenarios.add(Scenario.of(
                "while ksmtuned runs, ksm runs, whatever its switch says", state("active", "running"), KSM));
        scenarios.add(Scenario.of(
                        "while ksmtuned runs, ksm cannot be kept stopped",
                        state("active", "running"),
                        "- service: { name: ksm, running: false }")
                .finds("service.ksmtuned-runs"));
        scenarios.add(Scenario.of(
                        "nor while the ksmtuned of an init script runs, of which systemd made a unit",
                        state("active", "running")
                                .without(Rocky.UNITS + "ksmtuned.service")
                                .file("/etc/init.d/ksmtuned", Centos.KSMTUNED_SCRIPT, 0755),
                        "- service: { name: ksm, running: false }")
                .finds("service.ksmtuned-runs"));
        scenarios.add(Scenario.of(
                        "ksm is stopped",
                        Rocky.machine()
                                .file(Rocky.SWITCH, "1\n")
                                .unit("ksm.service", new Query.UnitState("loaded", "active", "exited", false)),
                        "- service: { name: ksm, running: false }")
                .plans("service/ksm: running running -> stopped")
                .runs("systemctl stop ksm.service")
                .leaves(Rocky.SWITCH, "0\n"));
        scenarios.add(Scenario.of(
                        "a switch that somebody wrote by hand is written, for systemd has nothing to stop",
                        Rocky.machine().file(Rocky.SWITCH, "1\n"),
                        "- service: { name: ksm, running: false }")
                .plans("service/ksm: running running -> stopped")
                .leaves(Rocky.SWITCH, "0\n"));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("what is masked is not enabled", masked(Rocky.machine()), ON)
                .finds("service.masked"));
        scenarios.add(
                Scenario.of("nor started", masked(Rocky.machine()), RUNNING).finds("service.masked"));
        scenarios.add(Scenario.of(
                        "an empty file masks, too", Rocky.tree().file("/etc/systemd/system/ksmtuned.service", ""), ON)
                .finds("service.masked"));
        scenarios.add(Scenario.of(
                        "a static unit cannot be enabled",
                        Rocky.machine().file(UNIT, "[Service]\nExecStart=/bin/true\n"),
                        ON)
                .finds("service.static"));
        scenarios.add(Scenario.of(
                "and is disabled as it is", Rocky.machine().file(UNIT, "[Service]\nExecStart=/bin/true\n"), OFF));
        scenarios.add(Scenario.of(
                        "what does its work and ends cannot be kept running",
                        Rocky.machine().file(UNIT, "[Service]\nType=oneshot\nExecStart=/bin/true\n"),
                        RUNNING)
                .finds("service.ends-by-itself"));
        scenarios.add(Scenario.of(
                        "there are no runlevels", Rocky.machine(), "- service: { name: ksmtuned, runlevels: [3, 5] }")
                .finds("service.runlevels-on-systemd"));
        scenarios.add(Scenario.of(
                        "a template is none to start",
                        Rocky.machine().file(Rocky.UNITS + "getty@.service", "[Service]\nA=1\n"),
                        "- service: { name: getty@, running: true }")
                .finds("service.template"));
        scenarios.add(Scenario.of(
                        "a unit that no file describes is unknown",
                        Rocky.machine(),
                        "- service: { name: ksmtune, enabled: true }")
                .finds("service.unknown"));
        scenarios.add(Scenario.of(
                        "a machine that systemd did not boot has nobody to manage services",
                        Rocky.machine().file("/proc/1/comm", "sleep\n"),
                        ON)
                .finds("service.not-booted"));
        scenarios.add(Scenario.of(
                "a tree whose init is another's is SysV though systemd lies about",
                Centos.ksm(Centos.tree(), "2345").file("/sbin/init", "").file("/usr/lib/systemd/systemd", ""),
                "- service: { name: ksm, enabled: true }"));
    }

    private static void ofInitScripts(List<Scenario> scenarios) {
        FakeHost old = Rocky.machine()
                .link("/etc/init.d", "rc.d/init.d")
                .file("/etc/rc.d/init.d/old", "#!/bin/sh\n# chkconfig: 345 84 16\n", 0755)
                .unit("old.service", Rocky.dead())
                .command("chkconfig", new StandInChkconfig());
        for (char level : "0123456".toCharArray()) {
            old.directory("/etc/rc.d/rc" + level + ".d").link("/etc/rc" + level + ".d", "rc.d/rc" + level + ".d");
        }
        scenarios.add(Scenario.of(
                        "an init script under systemd is enabled by its links",
                        Centos.added(old, "old", "84", "16", "345"),
                        "- service: { name: old, enabled: true }")
                .plans("service/old: runlevel 2 off -> on")
                .runs("chkconfig --level 2 old on"));
    }

    private static FakeHost state(String active, String sub) {
        return Rocky.machine().unit("ksmtuned.service", new Query.UnitState("loaded", active, sub, false));
    }

    private static FakeHost masked(FakeHost host) {
        return host.link("/etc/systemd/system/ksmtuned.service", "/dev/null")
                .unit("ksmtuned.service", new Query.UnitState("masked", "inactive", "dead", false));
    }
}
