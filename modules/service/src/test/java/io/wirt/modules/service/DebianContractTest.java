package io.wirt.modules.service;

import io.wirt.spi.HostModule;
import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What starts at boot on Debian's SysV init: through update-rc.d on a running machine, by Wirt's own hand in a tree. */
final class DebianContractTest extends KindContract {
    private static final String ON = "- service: { name: cron, enabled: true }";
    private static final String OFF = "- service: { name: cron, enabled: false }";
    private static final String INIT_SCRIPT = "../init.d/cron";

    @Override
    protected List<HostModule> modules() {
        return List.of(new ServiceModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        onAMachine(scenarios);
        inATree(scenarios);
        refusing(scenarios);
        return scenarios;
    }

    private static void onAMachine(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "links that stop the service are turned, in the runlevels that its script is made for",
                        Debian.cron(Debian.machine(), "", "2345"),
                        ON)
                .plans(
                        "service/cron: runlevel 2 off -> on",
                        "service/cron: runlevel 3 off -> on",
                        "service/cron: runlevel 4 off -> on",
                        "service/cron: runlevel 5 off -> on")
                .says("enabled in runlevels 2345")
                .runs("update-rc.d cron enable 2 3 4 5")
                .leavesNothingAt("/etc/rc2.d/K01cron"));
        scenarios.add(Scenario.of("links that start it are turned back", Debian.cron(Debian.machine(), "2345", ""), OFF)
                .plans(
                        "service/cron: runlevel 2 on -> off",
                        "service/cron: runlevel 3 on -> off",
                        "service/cron: runlevel 4 on -> off",
                        "service/cron: runlevel 5 on -> off")
                .runs("update-rc.d cron disable 2 3 4 5"));
        scenarios.add(Scenario.of(
                        "named runlevels are exactly those: one command turns on, one turns off",
                        Debian.cron(Debian.machine(), "24", "35"),
                        "- service: { name: cron, runlevels: [2, 3] }")
                .plans("service/cron: runlevel 3 off -> on", "service/cron: runlevel 4 on -> off")
                .runs("update-rc.d cron enable 3", "update-rc.d cron disable 4"));
        scenarios.add(Scenario.of(
                        "a service that has no links gets those of its script",
                        Debian.machine(),
                        ON + "\n- service: { name: cron2, enabled: false }")
                .finds("service.unknown")
                .plans(
                        "service/cron: known to update-rc.d no -> yes",
                        "service/cron: runlevel 2 off -> on",
                        "service/cron: runlevel 3 off -> on",
                        "service/cron: runlevel 4 off -> on",
                        "service/cron: runlevel 5 off -> on")
                .runs("update-rc.d cron defaults"));
        scenarios.add(Scenario.of(
                        "and is turned off again where it shall not start",
                        Debian.machine(),
                        "- service: { name: cron, runlevels: [2] }")
                .plans("service/cron: known to update-rc.d no -> yes", "service/cron: runlevel 2 off -> on")
                .runs("update-rc.d cron defaults", "update-rc.d cron disable 3 4 5"));
        scenarios.add(Scenario.of(
                "what starts as it shall is left alone, whatever its numbers",
                Debian.cron(Debian.machine(), "2345", ""),
                ON));
        scenarios.add(Scenario.of(
                "a service without links is not enabled, and need not be added for that", Debian.machine(), OFF));
        scenarios.add(Scenario.of(
                        "a runlevel that the script is not made for is nobody's business",
                        Debian.cron(Debian.machine(), "", "35")
                                .file("/etc/init.d/cron", Debian.SCRIPT.replace("2 3 4 5", "3 5"), 0755),
                        ON)
                .plans("service/cron: runlevel 3 off -> on", "service/cron: runlevel 5 off -> on")
                .says("enabled in runlevels 35")
                .runs("update-rc.d cron enable 3 5"));
        scenarios.add(Scenario.of(
                "and one in which it starts all the same stays on: enabling turns nothing off",
                Debian.cron(Debian.machine(), "235", "")
                        .file("/etc/init.d/cron", Debian.SCRIPT.replace("2 3 4 5", "3 5"), 0755),
                ON));
        scenarios.add(Scenario.of(
                "a script without a header that has its links is enabled",
                Debian.cron(Debian.machine(), "2345", "").file("/etc/init.d/cron", "#!/bin/sh\n", 0755),
                ON));
        scenarios.add(Scenario.of(
                        "and its links can be turned",
                        Debian.cron(Debian.machine(), "2", "345").file("/etc/init.d/cron", "#!/bin/sh\n", 0755),
                        ON)
                .plans(
                        "service/cron: runlevel 3 off -> on",
                        "service/cron: runlevel 4 off -> on",
                        "service/cron: runlevel 5 off -> on")
                .runs("update-rc.d cron enable 3 4 5"));
        scenarios.add(Scenario.of(
                        "an administrator's header counts before the script's",
                        Debian.machine().file("/etc/insserv/overrides/cron", Debian.SCRIPT.replace("2 3 4 5", "2")),
                        ON)
                .plans("service/cron: known to update-rc.d no -> yes", "service/cron: runlevel 2 off -> on")
                .runs("update-rc.d cron defaults"));
        scenarios.add(Scenario.of(
                        "it runs by its script, as anywhere",
                        Debian.cron(Debian.machine(), "2345", "").service("cron", ServiceState.STOPPED),
                        "- service: { name: cron, enabled: true, running: true }")
                .plans("service/cron: running stopped -> running")
                .runs("service cron start"));
    }

    private static void inATree(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "in a tree links are turned and keep their numbers", Debian.cron(Debian.tree(), "", "2345"), ON)
                .plans(
                        "service/cron: runlevel 2 off -> on",
                        "service/cron: runlevel 3 off -> on",
                        "service/cron: runlevel 4 off -> on",
                        "service/cron: runlevel 5 off -> on")
                .leavesLink("/etc/rc2.d/S01cron", INIT_SCRIPT)
                .leavesNothingAt("/etc/rc2.d/K01cron"));
        scenarios.add(Scenario.of(
                        "where a link starts and another stops it, one of them goes",
                        Debian.cron(Debian.tree(), "2345", "3"),
                        ON)
                .plans("service/cron: runlevel 3 both -> on")
                .leavesLink("/etc/rc3.d/S03cron", INIT_SCRIPT)
                .leavesNothingAt("/etc/rc3.d/K01cron"));
        FakeHost stopping = Debian.tree()
                .file("/etc/init.d/cron", Debian.SCRIPT.replace("Default-Stop:", "Default-Stop: 0 1 6"), 0755);
        scenarios.add(Scenario.of(
                        "one that has no links gets those of its script, and with insserv a word on its place in the order",
                        stopping.copy().file(Debian.INSSERV, "", 0755),
                        "- service: { name: cron, runlevels: [2, 3] }")
                .plans(
                        "service/cron: known to update-rc.d no -> yes",
                        "service/cron: runlevel 2 off -> on",
                        "service/cron: runlevel 3 off -> on")
                .finds("service.order-not-reckoned")
                .leavesLink("/etc/rc0.d/K01cron", INIT_SCRIPT)
                .leavesLink("/etc/rc2.d/S01cron", INIT_SCRIPT)
                .leavesLink("/etc/rc3.d/S01cron", INIT_SCRIPT)
                .leavesLink("/etc/rc4.d/K01cron", INIT_SCRIPT)
                .leavesLink("/etc/rc6.d/K01cron", INIT_SCRIPT));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a runlevel that the header does not name gets no link",
                        Debian.machine().file("/etc/init.d/cron", Debian.SCRIPT.replace("2 3 4 5", "2 3"), 0755),
                        "- service: { name: cron, runlevels: [2, 4] }")
                .finds("service.no-link-to-turn"));
        scenarios.add(Scenario.of(
                        "neither does one whose link somebody removed: update-rc.d keeps its hands off",
                        Debian.cron(Debian.machine(), "234", ""),
                        ON)
                .finds("service.no-link-to-turn"));
        scenarios.add(Scenario.of(
                        "nor one whose link leads nowhere, which update-rc.d would not turn",
                        Debian.cron(Debian.machine(), "245", "").link("/etc/rc3.d/S03cron", "../init.d/gone"),
                        ON)
                .finds("service.no-link-to-turn"));
        scenarios.add(Scenario.of(
                        "without insserv an administrator's header counts for nothing",
                        Debian.machine()
                                .without(Debian.INSSERV)
                                .file("/etc/insserv/overrides/cron", Debian.SCRIPT.replace("2 3 4 5", "2")),
                        "- service: { name: cron, enabled: true }")
                .plans(
                        "service/cron: known to update-rc.d no -> yes",
                        "service/cron: runlevel 2 off -> on",
                        "service/cron: runlevel 3 off -> on",
                        "service/cron: runlevel 4 off -> on",
                        "service/cron: runlevel 5 off -> on")
                .runs("update-rc.d cron defaults"));
        scenarios.add(Scenario.of(
                        "a script that is made for the start of the machine only cannot be enabled",
                        Debian.machine().file("/etc/init.d/cron", Debian.SCRIPT.replace("2 3 4 5", "S"), 0755),
                        ON)
                .finds("service.starts-nowhere"));
        scenarios.add(Scenario.of(
                        "nor can one without a header", Debian.tree().file("/etc/init.d/cron", "#!/bin/sh\n", 0755), ON)
                .finds("service.starts-nowhere"));
    }
}
