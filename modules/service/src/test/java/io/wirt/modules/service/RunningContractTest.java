package io.wirt.modules.service;

import io.wirt.modules.ksm.KsmModule;
import io.wirt.spi.HostModule;
import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What runs, what is restarted for whom, and what is left to ksmtuned. */
final class RunningContractTest extends KindContract {
    private static final String CONF = "/etc/ksmtuned.conf";
    private static final String SETTING = "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }\n";
    private static final String KSM = "- service: { name: ksm, running: true }";
    private static final String KSMTUNED = "- service: { name: ksmtuned, running: true }";

    @Override
    protected List<HostModule> modules() {
        return List.of(new ServiceModule(), new KsmModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        starting(scenarios);
        asking(scenarios);
        keepingOffKsm(scenarios);
        ofKsmAlone(scenarios);
        restarting(scenarios);
        owingNothing(scenarios);
        together(scenarios);
        return scenarios;
    }

    private static void starting(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("what is stopped is started", ksmtuned(ServiceState.STOPPED), KSMTUNED)
                .plans("service/ksmtuned: running stopped -> running")
                .says("running")
                .runs("service ksmtuned start"));
        scenarios.add(Scenario.of("what died counts as stopped", ksmtuned(ServiceState.DIED), KSMTUNED)
                .plans("service/ksmtuned: running died -> running")
                .runs("service ksmtuned start"));
        scenarios.add(Scenario.of("what runs is left alone", ksmtuned(ServiceState.RUNNING), KSMTUNED));
        scenarios.add(Scenario.of(
                        "what runs is stopped where it shall not",
                        ksmtuned(ServiceState.RUNNING),
                        "- service: { name: ksmtuned, running: false }")
                .plans("service/ksmtuned: running running -> stopped")
                .says("stopped")
                .runs("service ksmtuned stop"));
        scenarios.add(Scenario.of(
                "what died is stopped enough",
                ksmtuned(ServiceState.DIED),
                "- service: { name: ksmtuned, running: false }"));
        scenarios.add(Scenario.of(
                        "a service is enabled before it is started",
                        Centos.ksmtuned(ksmtuned(ServiceState.STOPPED), "345"),
                        "- service: { name: ksmtuned, enabled: true, running: true }")
                .plans("service/ksmtuned: runlevel 2 off -> on", "service/ksmtuned: running stopped -> running")
                .says("enabled in runlevels 2345, running")
                .runs("chkconfig --level 2 ksmtuned on", "service ksmtuned start"));
    }

    private static void asking(List<Scenario> scenarios) {
        scenarios.add(Scenario.of("a status that nobody knows is refused, not guessed", Centos.machine(), KSMTUNED)
                .finds("service.status-unknown"));
        scenarios.add(Scenario.of(
                "but whether it runs does not matter to what starts at boot",
                Centos.ksmtuned(Centos.machine(), "2345"),
                "- service: { name: ksmtuned, enabled: true }"));
        scenarios.add(
                Scenario.of("nothing runs in a file system tree, and nothing is to be done", Centos.tree(), KSMTUNED)
                        .says("running (not applicable in a tree)"));
        scenarios.add(Scenario.of(
                        "a script without header can be started all the same",
                        Centos.machine().service("functions", ServiceState.STOPPED),
                        "- service: { name: functions, running: true }")
                .plans("service/functions: running stopped -> running")
                .runs("service functions start"));
    }

    private static void keepingOffKsm(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                "while ksmtuned runs, ksm runs, though its switch is off and its own status would say stopped",
                ksmtuned(ServiceState.RUNNING).service("ksm", ServiceState.STOPPED),
                KSM));
        scenarios.add(Scenario.of(
                        "while ksmtuned runs, ksm cannot be kept stopped, switch on or off",
                        ksmtuned(ServiceState.RUNNING),
                        "- service: { name: ksm, running: false }")
                .finds("service.ksmtuned-runs"));
        scenarios.add(Scenario.of(
                        "a change never restarts ksm while ksmtuned runs",
                        ksmtuned(ServiceState.RUNNING)
                                .file(Centos.SWITCH, "1\n")
                                .file(CONF, "A=1\n"),
                        SETTING + "- service: { name: ksm, running: true, restart-on: [ksmtuned] }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10")
                .finds("plan.restart-not-managed"));
        scenarios.add(Scenario.of(
                        "ksmtuned is stopped first, and ksm is looked at when that is done",
                        ksmtuned(ServiceState.RUNNING).file(Centos.SWITCH, "1\n"),
                        """
                        - service: { name: ksmtuned, running: false }
                        - service: { name: ksm, running: false, requires: [service/ksmtuned] }
                        """)
                .plans("service/ksmtuned: running running -> stopped")
                .runs("service ksmtuned stop", "service ksm stop")
                .leaves(Centos.SWITCH, "0\n"));
        scenarios.add(Scenario.of(
                        "where nobody knows whether ksmtuned runs, nobody knows it of ksm, whose switch is off",
                        Centos.machine(),
                        KSM)
                .finds("service.status-unknown"));
    }

    private static void ofKsmAlone(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                "the kernel's switch is all it takes to see that ksm runs",
                Centos.machine().file(Centos.SWITCH, "1\n"),
                KSM));
        scenarios.add(Scenario.of("without ksmtuned, ksm is started by its script", ksmtuned(ServiceState.STOPPED), KSM)
                .plans("service/ksm: running stopped -> running")
                .runs("service ksm start")
                .leaves(Centos.SWITCH, "1\n"));
        scenarios.add(Scenario.of(
                        "a switch at 2 merges nothing",
                        ksmtuned(ServiceState.STOPPED).file(Centos.SWITCH, "2\n"),
                        KSM)
                .plans("service/ksm: running stopped -> running")
                .runs("service ksm start"));
        scenarios.add(Scenario.of(
                        "without ksmtuned, ksm is stopped by its script",
                        Centos.machine().without("/etc/rc.d/init.d/ksmtuned").file(Centos.SWITCH, "1\n"),
                        "- service: { name: ksm, running: false }")
                .plans("service/ksm: running running -> stopped")
                .runs("service ksm stop")
                .leaves(Centos.SWITCH, "0\n"));
        scenarios.add(Scenario.of(
                        "a kernel without the switch leaves the answer to the script",
                        Centos.machine().without(Centos.SWITCH),
                        KSM)
                .finds("service.status-unknown"));
        scenarios.add(Scenario.of(
                        "without ksmtuned, ksm is restarted for what it listens to",
                        ksmtuned(ServiceState.STOPPED)
                                .file(Centos.SWITCH, "1\n")
                                .file(CONF, "A=1\n"),
                        SETTING + "- service: { name: ksm, running: true, restart-on: [ksmtuned] }")
                .plans(
                        "ksmtuned: + KSM_SLEEP_MSEC 10",
                        "service/ksm: running since before ksmtuned changed -> restarted")
                .finds("plan.restart-not-managed")
                .runs("service ksm restart"));
        scenarios.add(Scenario.of(
                        "what a ksmtuned that runs has left on disk is enough to keep off",
                        Centos.machine()
                                .file(Centos.SWITCH, "1\n")
                                .file("/var/lock/subsys/ksmtuned", "")
                                .file(CONF, "A=1\n"),
                        SETTING + "- service: { name: ksm, running: true, restart-on: [ksmtuned] }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10")
                .finds("plan.restart-not-managed"));
        scenarios.add(Scenario.of(
                        "where nobody knows whether ksmtuned runs, a restart of ksm is refused",
                        Centos.machine().file(Centos.SWITCH, "1\n").file(CONF, "A=1\n"),
                        SETTING + "- service: { name: ksm, running: true, restart-on: [ksmtuned] }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10")
                .finds("plan.restart-not-managed", "service.status-unknown"));
    }

    private static void restarting(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a changed setting restarts ksmtuned once",
                        configured(ServiceState.RUNNING),
                        SETTING + KSMTUNED)
                .plans(
                        "ksmtuned: + KSM_SLEEP_MSEC 10",
                        "service/ksmtuned: running since before ksmtuned changed -> restarted")
                .runs("service ksmtuned restart")
                .leaves(CONF, "A=1\nKSM_SLEEP_MSEC=10\n"));
        scenarios.add(Scenario.of(
                        "also where the playbook does not say that it shall run",
                        Centos.ksmtuned(configured(ServiceState.RUNNING), "2345"),
                        "- service: { name: ksmtuned, enabled: true }\n" + SETTING)
                .plans(
                        "ksmtuned: + KSM_SLEEP_MSEC 10",
                        "service/ksmtuned: running since before ksmtuned changed -> restarted")
                .runs("service ksmtuned restart"));
        scenarios.add(Scenario.of(
                        "a start reads the new configuration, and no restart follows",
                        configured(ServiceState.STOPPED),
                        SETTING + KSMTUNED)
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10", "service/ksmtuned: running stopped -> running")
                .runs("service ksmtuned start"));
        scenarios.add(Scenario.of(
                        "a restart that is due to a service of unknown state is refused",
                        Centos.ksmtuned(Centos.machine(), "2345").file(CONF, "A=1\n"),
                        SETTING + "- service: { name: ksmtuned, enabled: true }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10")
                .finds("service.status-unknown"));
    }

    private static void owingNothing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a stopped service is not started for a change",
                        Centos.ksmtuned(configured(ServiceState.STOPPED), "2345"),
                        SETTING + "- service: { name: ksmtuned, enabled: true }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10"));
        scenarios.add(Scenario.of(
                        "what shall not run is stopped, and not restarted",
                        configured(ServiceState.RUNNING),
                        SETTING + "- service: { name: ksmtuned, running: false }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10", "service/ksmtuned: running running -> stopped")
                .runs("service ksmtuned stop"));
        scenarios.add(Scenario.of(
                        "a service that shall not listen is not restarted",
                        configured(ServiceState.RUNNING),
                        SETTING + "- service: { name: ksmtuned, running: true, restart-on: [] }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10")
                .finds("plan.restart-not-managed"));
        scenarios.add(
                Scenario.of("nothing is restarted in a tree", Centos.tree().file(CONF, "A=1\n"), SETTING + KSMTUNED)
                        .plans("ksmtuned: + KSM_SLEEP_MSEC 10"));
    }

    private static void together(List<Scenario> scenarios) {
        String both = SETTING + """
                - service: { name: ksm, enabled: true, running: true }
                - service: { name: ksmtuned, enabled: true, running: true, requires: [service/ksm] }
                """;
        scenarios.add(Scenario.of(
                        "the how-to's services on a fresh machine",
                        Centos.ksmtuned(Centos.ksm(configured(ServiceState.STOPPED), "345"), "345"),
                        both)
                .plans(
                        "ksmtuned: + KSM_SLEEP_MSEC 10",
                        "service/ksm: runlevel 2 off -> on",
                        "service/ksm: running stopped -> running",
                        "service/ksmtuned: runlevel 2 off -> on",
                        "service/ksmtuned: running stopped -> running")
                .runs(
                        "chkconfig --level 2 ksm on",
                        "service ksm start",
                        "chkconfig --level 2 ksmtuned on",
                        "service ksmtuned start")
                .leaves(Centos.SWITCH, "1\n"));
        scenarios.add(Scenario.of(
                "with ksmtuned active and the switch off, the how-to's playbook has no change",
                Centos.ksmtuned(Centos.ksm(ksmtuned(ServiceState.RUNNING), "2345"), "2345")
                        .file(CONF, "KSM_SLEEP_MSEC=10\n"),
                both));
    }

    private static FakeHost ksmtuned(ServiceState state) {
        return Centos.machine().service("ksmtuned", state);
    }

    private static FakeHost configured(ServiceState state) {
        return ksmtuned(state).file(CONF, "A=1\n");
    }
}
