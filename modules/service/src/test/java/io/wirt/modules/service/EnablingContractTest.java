package io.wirt.modules.service;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What starts at boot: by Wirt's own hand in a file system tree, through chkconfig on a running machine. */
final class EnablingContractTest extends KindContract {
    private static final String ON = "- service: { name: ksm, enabled: true }";
    private static final String OFF = "- service: { name: ksm, enabled: false }";

    @Override
    protected List<HostModule> modules() {
        return List.of(new ServiceModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        turningOn(scenarios);
        turningOff(scenarios);
        leavingAlone(scenarios);
        repairing(scenarios);
        adding(scenarios);
        addingTheRest(scenarios);
        placing(scenarios);
        refusing(scenarios);
        return scenarios;
    }

    private static void turningOn(List<Scenario> scenarios) {
        FakeHost off = Centos.ksmtuned(Centos.ksm(Centos.tree(), ""), "");
        scenarios.add(onEverywhere(Scenario.of(
                        "the how-to's two services, off everywhere in a tree, are on in 2, 3, 4 and 5 and off elsewhere",
                        off,
                        ON + "\n- service: { name: ksmtuned, enabled: true }")
                .plans(
                        "service/ksm: runlevel 2 off -> on",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 off -> on",
                        "service/ksm: runlevel 5 off -> on",
                        "service/ksmtuned: runlevel 2 off -> on",
                        "service/ksmtuned: runlevel 3 off -> on",
                        "service/ksmtuned: runlevel 4 off -> on",
                        "service/ksmtuned: runlevel 5 off -> on")));
        FakeHost machine = Centos.ksmtuned(Centos.ksm(Centos.machine(), ""), "");
        scenarios.add(onEverywhere(Scenario.of(
                        "the same on a running machine is what the how-to's author types",
                        machine,
                        ON + "\n- service: { name: ksmtuned, enabled: true }")
                .plans(
                        "service/ksm: runlevel 2 off -> on",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 off -> on",
                        "service/ksm: runlevel 5 off -> on",
                        "service/ksmtuned: runlevel 2 off -> on",
                        "service/ksmtuned: runlevel 3 off -> on",
                        "service/ksmtuned: runlevel 4 off -> on",
                        "service/ksmtuned: runlevel 5 off -> on")
                .runs("chkconfig ksm on", "chkconfig ksmtuned on")));
        scenarios.add(Scenario.of(
                        "a fresh installation, on in 3, 4 and 5, differs in runlevel 2 only",
                        Centos.ksm(Centos.tree(), "345"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .says("enabled in runlevels 2345")
                .leavesLink("/etc/rc2.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc2.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "on a running machine chkconfig is told of that runlevel only",
                        Centos.ksm(Centos.machine(), "345"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .runs("chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc.d/rc2.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc.d/rc2.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "named runlevels are exactly those, and 0, 1 and 6 are nobody's business",
                        Centos.ksm(Centos.tree(), "124"),
                        "- service: { name: ksm, runlevels: [5, 3] }")
                .plans(
                        "service/ksm: runlevel 2 on -> off",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 on -> off",
                        "service/ksm: runlevel 5 off -> on")
                .says("enabled in runlevels 35")
                .leavesLink("/etc/rc1.d/S84ksm", "../init.d/ksm")
                .leavesLink("/etc/rc2.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc2.d/S84ksm")
                .leavesNothingAt("/etc/rc3.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "on a running machine named runlevels are one command for those on and one for those off",
                        Centos.ksm(Centos.machine(), "124"),
                        "- service: { name: ksm, enabled: true, runlevels: [3, 5] }")
                .plans(
                        "service/ksm: runlevel 2 on -> off",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 on -> off",
                        "service/ksm: runlevel 5 off -> on")
                .runs("chkconfig --level 35 ksm on", "chkconfig --level 24 ksm off")
                .leavesLink("/etc/rc1.d/S84ksm", "../init.d/ksm"));
    }

    private static Scenario onEverywhere(Scenario scenario) {
        for (char level : "2345".toCharArray()) {
            scenario.leavesLink("/etc/rc.d/rc" + level + ".d/S84ksm", "../init.d/ksm")
                    .leavesLink("/etc/rc.d/rc" + level + ".d/S85ksmtuned", "../init.d/ksmtuned")
                    .leavesNothingAt("/etc/rc.d/rc" + level + ".d/K16ksm")
                    .leavesNothingAt("/etc/rc.d/rc" + level + ".d/K15ksmtuned");
        }
        for (char level : "016".toCharArray()) {
            scenario.leavesLink("/etc/rc.d/rc" + level + ".d/K16ksm", "../init.d/ksm")
                    .leavesLink("/etc/rc.d/rc" + level + ".d/K15ksmtuned", "../init.d/ksmtuned")
                    .leavesNothingAt("/etc/rc.d/rc" + level + ".d/S84ksm")
                    .leavesNothingAt("/etc/rc.d/rc" + level + ".d/S85ksmtuned");
        }
        return scenario;
    }

    private static void turningOff(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("off in a tree is a link that stops", Centos.ksm(Centos.tree(), "345"), OFF)
                .plans(
                        "service/ksm: runlevel 3 on -> off",
                        "service/ksm: runlevel 4 on -> off",
                        "service/ksm: runlevel 5 on -> off")
                .says("not enabled")
                .leavesLink("/etc/rc3.d/K16ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc3.d/S84ksm"));
        scenarios.add(Scenario.of(
                        "off in all four is one plain command on a running machine",
                        Centos.ksm(Centos.machine(), "2345"),
                        OFF)
                .plans(
                        "service/ksm: runlevel 2 on -> off",
                        "service/ksm: runlevel 3 on -> off",
                        "service/ksm: runlevel 4 on -> off",
                        "service/ksm: runlevel 5 on -> off")
                .runs("chkconfig ksm off")
                .leavesLink("/etc/rc3.d/K16ksm", "../init.d/ksm"));
    }

    private static void leavingAlone(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                "priorities made by hand are no difference",
                Centos.added(Centos.machine(), "ksm", "20", "80", "2345"),
                ON));
        scenarios.add(Scenario.of(
                        "priorities made by hand survive a change of another runlevel",
                        Centos.added(Centos.machine(), "ksm", "20", "80", "345"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .finds("service.hand-made-priorities")
                .runs("chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc2.d/S84ksm", "../init.d/ksm")
                .leavesLink("/etc/rc3.d/S20ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                "a link of ksmtuned is none of ksm", Centos.ksmtuned(Centos.ksm(Centos.tree(), ""), "2345"), OFF));
        scenarios.add(Scenario.of("runlevels 0, 1 and 6 are never judged", Centos.ksm(Centos.tree(), "0123456"), ON));
        scenarios.add(Scenario.of(
                "a runlevel without any link is off enough",
                Centos.tree().link("/etc/rc.d/rc0.d/K16ksm", "../init.d/ksm"),
                OFF));
        scenarios.add(Scenario.of("a service never added is not enabled", Centos.machine(), OFF));
    }

    private static void repairing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "where one link starts and another stops the service, one is left: on",
                        Centos.ksm(Centos.tree(), "2345").link("/etc/rc.d/rc3.d/K16ksm", "../init.d/ksm"),
                        ON)
                .plans("service/ksm: runlevel 3 both -> on")
                .finds("service.ambiguous-links")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc3.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "or off", Centos.ksm(Centos.tree(), "").link("/etc/rc.d/rc3.d/S20ksm", "../init.d/ksm"), OFF)
                .plans("service/ksm: runlevel 3 both -> off")
                .finds("service.ambiguous-links")
                .leavesLink("/etc/rc3.d/K16ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc3.d/S20ksm"));
        scenarios.add(Scenario.of(
                        "on a running machine chkconfig makes one of them",
                        Centos.ksm(Centos.machine(), "2345").link("/etc/rc.d/rc3.d/K16ksm", "../init.d/ksm"),
                        ON)
                .plans("service/ksm: runlevel 3 both -> on")
                .finds("service.ambiguous-links")
                .runs("chkconfig --level 3 ksm on")
                .leavesNothingAt("/etc/rc3.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "a link that leads nowhere starts nothing, and is led to the script with its own priority",
                        Centos.added(Centos.tree(), "ksm", "20", "80", "2345")
                                .link("/etc/rc.d/rc3.d/S20ksm", "../init.d/gone"),
                        ON)
                .plans("service/ksm: runlevel 3 dangling -> on")
                .leavesLink("/etc/rc3.d/S20ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "the same on a running machine",
                        Centos.ksm(Centos.machine(), "2345").link("/etc/rc.d/rc3.d/S84ksm", "../init.d/gone"),
                        ON)
                .plans("service/ksm: runlevel 3 dangling -> on")
                .runs("chkconfig --level 3 ksm on")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "a stopping link that leads nowhere is replaced, not renamed",
                        Centos.ksm(Centos.tree(), "245").link("/etc/rc.d/rc3.d/K16ksm", "/gone"),
                        ON)
                .plans("service/ksm: runlevel 3 off -> on")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc3.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "a plain file that stops the service gives way to a link",
                        Centos.ksm(Centos.tree(), "245").file("/etc/rc.d/rc3.d/K16ksm", "#!/bin/sh\n"),
                        ON)
                .plans("service/ksm: runlevel 3 off -> on")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc3.d/K16ksm"));
        scenarios.add(Scenario.of(
                "a plain file that starts the service counts",
                Centos.ksm(Centos.tree(), "245")
                        .without("/etc/rc.d/rc3.d/K16ksm")
                        .file("/etc/rc.d/rc3.d/S50ksm", "#!/bin/sh\n"),
                ON));
    }

    private static void adding(List<Scenario> scenarios) {
        String[] deltas = {
            "service/ksm: known to chkconfig no -> yes",
            "service/ksm: runlevel 2 off -> on",
            "service/ksm: runlevel 3 off -> on",
            "service/ksm: runlevel 4 off -> on",
            "service/ksm: runlevel 5 off -> on"
        };
        scenarios.add(Scenario.of("a service never added gets the links of all runlevels in a tree", Centos.tree(), ON)
                .plans(deltas)
                .leavesLink("/etc/rc0.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc1.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc2.d/S84ksm", "../init.d/ksm")
                .leavesLink("/etc/rc5.d/S84ksm", "../init.d/ksm")
                .leavesLink("/etc/rc6.d/K16ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of("on a running machine it is added first", Centos.machine(), ON)
                .plans(deltas)
                .runs("chkconfig --add ksm", "chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc0.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc2.d/S84ksm", "../init.d/ksm")
                .leavesNothingAt("/etc/rc2.d/K16ksm"));
        scenarios.add(Scenario.of(
                        "where the script's own runlevels are the wanted ones, adding is all",
                        Centos.machine(),
                        "- service: { name: ksm, runlevels: [3, 4, 5] }")
                .plans(
                        "service/ksm: known to chkconfig no -> yes",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 off -> on",
                        "service/ksm: runlevel 5 off -> on")
                .runs("chkconfig --add ksm")
                .leavesLink("/etc/rc2.d/K16ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "what a script wants in runlevel 1 it gets when it is added, and 2 to 5 go by the playbook",
                        Centos.tree().file("/etc/rc.d/init.d/ksm", "# chkconfig: 12345 84 16\n", 0755),
                        "- service: { name: ksm, runlevels: [3] }")
                .plans("service/ksm: known to chkconfig no -> yes", "service/ksm: runlevel 3 off -> on")
                .leavesLink("/etc/rc1.d/S84ksm", "../init.d/ksm")
                .leavesLink("/etc/rc2.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm"));
    }

    private static void addingTheRest(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "what an earlier run did not live to add is added",
                        Centos.tree().link("/etc/rc.d/rc0.d/K16ksm", "../init.d/ksm"),
                        "- service: { name: ksm, runlevels: [3] }")
                .plans("service/ksm: known to chkconfig in part -> yes", "service/ksm: runlevel 3 off -> on")
                .leavesLink("/etc/rc1.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc6.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc2.d/K16ksm", "../init.d/ksm")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm"));
        FakeHost plain = Centos.ksm(Centos.tree(), "");
        for (char level : "016".toCharArray()) {
            plain.without("/etc/rc.d/rc" + level + ".d/K16ksm");
        }
        scenarios.add(Scenario.of("a service known in 2 to 5 only gets no link elsewhere", plain, ON)
                .plans(
                        "service/ksm: runlevel 2 off -> on",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 off -> on",
                        "service/ksm: runlevel 5 off -> on")
                .leavesNothingAt("/etc/rc0.d/K16ksm")
                .leavesNothingAt("/etc/rc6.d/K16ksm"));
    }

    private static void placing(List<Scenario> scenarios) {
        FakeHost bare = Centos.ksm(Centos.tree(), "345");
        for (char level : "0123456".toCharArray()) {
            bare.without("/etc/rc" + level + ".d");
        }
        scenarios.add(Scenario.of("runlevels are found below /etc/rc.d where /etc has no links to them", bare, ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .leavesLink("/etc/rc.d/rc2.d/S84ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "priorities overridden in /etc/chkconfig.d count before the script's",
                        Centos.ksm(Centos.tree(), "345").file("/etc/chkconfig.d/ksm", "# chkconfig: 345 10 90\n"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .leavesLink("/etc/rc2.d/S10ksm", "../init.d/ksm"));
        String lsb = Centos.KSM_SCRIPT + "### BEGIN INIT INFO\n# Required-Start: $local_fs\n### END INIT INFO\n";
        FakeHost dependent = Centos.ksm(Centos.machine(), "345")
                .file("/etc/rc.d/init.d/ksm", lsb, 0755)
                .file(
                        "/etc/rc.d/init.d/iscsi",
                        "# chkconfig: 345 7 89\n### BEGIN INIT INFO\n# Required-Start: netfs\n### END INIT INFO\n",
                        0755)
                .file("/etc/rc.d/init.d/netfs", "# chkconfig: 345 25 75\n", 0755);
        Centos.added(dependent, "netfs", "25", "75", "345");
        scenarios.add(Scenario.of(
                        "what chkconfig numbers anew by the way, for it depends on others, is named",
                        Centos.added(dependent.copy(), "iscsi", "07", "89", "345"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .finds("service.lsb-renumbers")
                .runs("chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc3.d/S26iscsi", "../init.d/iscsi"));
        scenarios.add(Scenario.of(
                        "so is what it numbers anew among those that are stopped",
                        Centos.added(dependent.copy(), "iscsi", "07", "89", "345")
                                .file("/etc/rc.d/init.d/iscsi", """
                                        # chkconfig: 345 7 89
                                        ### BEGIN INIT INFO
                                        # Should-Stop: netfs
                                        ### END INIT INFO
                                        """, 0755),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .finds("service.lsb-renumbers")
                .runs("chkconfig --level 2 ksm on"));
        scenarios.add(Scenario.of(
                        "of a script with dependencies that is known in some runlevels only, it makes the links of all",
                        Centos.machine()
                                .file("/etc/rc.d/init.d/ksm", lsb, 0755)
                                .link("/etc/rc.d/rc2.d/K16ksm", "../init.d/ksm")
                                .link("/etc/rc.d/rc3.d/K16ksm", "../init.d/ksm")
                                .link("/etc/rc.d/rc4.d/K16ksm", "../init.d/ksm")
                                .link("/etc/rc.d/rc5.d/K16ksm", "../init.d/ksm"),
                        ON)
                .plans(
                        "service/ksm: runlevel 2 off -> on",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 off -> on",
                        "service/ksm: runlevel 5 off -> on")
                .runs("chkconfig ksm on")
                .leavesLink("/etc/rc6.d/K16ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "an override counts for chkconfig on a running machine too",
                        Centos.added(Centos.machine(), "ksm", "10", "90", "345")
                                .file("/etc/chkconfig.d/ksm", "# chkconfig: 345 10 90\n"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .runs("chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc2.d/S10ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "nothing is said where the numbers are as chkconfig would make them",
                        Centos.added(dependent.copy(), "iscsi", "26", "89", "345"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .runs("chkconfig --level 2 ksm on"));
        scenarios.add(Scenario.of(
                        "a script with dependencies loses the numbers chosen for it in every runlevel",
                        Centos.added(Centos.machine(), "ksm", "20", "16", "345")
                                .file("/etc/rc.d/init.d/ksm", lsb, 0755),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .finds("service.hand-made-priorities")
                .runs("chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "and is numbered behind what it depends on",
                        Centos.ksm(dependent.copy(), "345")
                                .file("/etc/rc.d/init.d/netfs", """
                                        # chkconfig: 2345 90 10
                                        ### BEGIN INIT INFO
                                        # Provides: $local_fs
                                        ### END INIT INFO
                                        """, 0755)
                                .link("/etc/rc.d/rc2.d/S25netfs", "../init.d/netfs"),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on")
                .finds("service.hand-made-priorities")
                .runs("chkconfig --level 2 ksm on")
                .leavesLink("/etc/rc2.d/S91ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                "but not where there is nothing to do",
                Centos.ksm(Centos.machine(), "2345").file("/etc/rc.d/init.d/ksm", lsb, 0755),
                ON));
        scenarios.add(Scenario.of(
                        "and not in a tree, where Wirt numbers nothing anew",
                        Centos.ksm(Centos.tree(), "345").file("/etc/rc.d/init.d/ksm", lsb, 0755),
                        ON)
                .plans("service/ksm: runlevel 2 off -> on"));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a service without script is unknown, whatever links it left",
                        Centos.ksm(Centos.machine(), "345").without("/etc/rc.d/init.d/ksm"),
                        ON)
                .finds("service.unknown")
                .says("enabled in runlevels 2345"));
        for (String left : List.of("ksm.rpmnew", "ksm.rpmorig", "ksm.swp")) {
            scenarios.add(Scenario.of(
                            "nor is what an editor or rpm leaves: " + left,
                            Centos.tree().file("/etc/rc.d/init.d/" + left, Centos.KSM_SCRIPT),
                            "- service: { name: \"" + left + "\", enabled: true }")
                    .finds("service.unknown"));
        }
        scenarios.add(Scenario.of(
                        "a script that names no runlevel is added, and then turned on in all four",
                        Centos.machine()
                                .file("/etc/rc.d/init.d/ksm", Centos.KSM_SCRIPT.replace("345 84 16", "- 84 16"), 0755),
                        ON)
                .plans(
                        "service/ksm: known to chkconfig no -> yes",
                        "service/ksm: runlevel 2 off -> on",
                        "service/ksm: runlevel 3 off -> on",
                        "service/ksm: runlevel 4 off -> on",
                        "service/ksm: runlevel 5 off -> on")
                .runs("chkconfig --add ksm", "chkconfig ksm on")
                .leavesLink("/etc/rc3.d/S84ksm", "../init.d/ksm"));
        scenarios.add(Scenario.of(
                        "what rpm leaves behind is no service",
                        Centos.tree().file("/etc/rc.d/init.d/ksm.rpmsave", Centos.KSM_SCRIPT),
                        "- service: { name: ksm.rpmsave, enabled: true }")
                .finds("service.unknown"));
        scenarios.add(Scenario.of(
                        "a script without header cannot be enabled",
                        Centos.tree(),
                        "- service: { name: functions, enabled: true }")
                .finds("service.no-chkconfig-header"));
        scenarios.add(Scenario.of(
                        "a host without the directory of a runlevel is refused",
                        Centos.ksm(Centos.tree(), "345")
                                .without("/etc/rc4.d")
                                .without("/etc/rc.d/rc4.d/S84ksm")
                                .without("/etc/rc.d/rc4.d"),
                        ON)
                .finds("service.no-runlevels"));
        scenarios.add(Scenario.of("a tree without init scripts has no service manager", FakeHost.tree(), ON)
                .finds("service.no-manager"));
    }
}
