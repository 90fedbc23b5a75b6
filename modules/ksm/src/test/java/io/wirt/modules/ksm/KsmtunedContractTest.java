package io.wirt.modules.ksm;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

final class KsmtunedContractTest extends KindContract {
    private static final String CONF = "/etc/ksmtuned.conf";

    /** As the package ships it: every assignment is a comment (docs/domain 5.1). */
    private static final String SHIPPED = """
            # Configuration file for ksmtuned.

            # How long ksmtuned should sleep between tuning adjustments
            # KSM_MONITOR_INTERVAL=60

            # Millisecond sleep between ksm scans for 16Gb server.
            # Smaller servers sleep more, bigger sleep less.
            # KSM_SLEEP_MSEC=10

            # KSM_NPAGES_BOOST=300
            # KSM_NPAGES_DECAY=-50
            # KSM_NPAGES_MIN=64
            # KSM_NPAGES_MAX=1250

            # KSM_THRES_COEF=20
            # KSM_THRES_CONST=2048

            # uncomment the following if you want ksmtuned debug info

            # LOGFILE=/var/log/ksmtuned
            # DEBUG=1
            """;

    @Override
    protected List<HostModule> modules() {
        return List.of(new KsmModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        editing(scenarios);
        placing(scenarios);
        refusing(scenarios);
        doubting(scenarios);
        advising(scenarios);
        return scenarios;
    }

    private static void editing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "the how-to's ten values uncomment the shipped defaults in place, equal to a default or not",
                        tree(SHIPPED),
                        """
                        - ksmtuned:
                            settings:
                              KSM_MONITOR_INTERVAL: 60
                              KSM_SLEEP_MSEC: 10
                              KSM_NPAGES_BOOST: 300
                              KSM_NPAGES_DECAY: -50
                              KSM_NPAGES_MIN: 64
                              KSM_NPAGES_MAX: 1250
                              KSM_THRES_COEF: 20
                              KSM_THRES_CONST: 2048
                              LOGFILE: /var/log/ksmtuned
                              DEBUG: 1
                        """)
                .plans(
                        "ksmtuned: + KSM_MONITOR_INTERVAL 60",
                        "ksmtuned: + KSM_SLEEP_MSEC 10",
                        "ksmtuned: + KSM_NPAGES_BOOST 300",
                        "ksmtuned: + KSM_NPAGES_DECAY -50",
                        "ksmtuned: + KSM_NPAGES_MIN 64",
                        "ksmtuned: + KSM_NPAGES_MAX 1250",
                        "ksmtuned: + KSM_THRES_COEF 20",
                        "ksmtuned: + KSM_THRES_CONST 2048",
                        "ksmtuned: + LOGFILE /var/log/ksmtuned",
                        "ksmtuned: + DEBUG 1")
                .finds("ksmtuned.constant-in-kilobytes", "ksmtuned.log-not-rotated", "plan.restart-not-managed")
                .says("10 settings of /etc/ksmtuned.conf")
                .leaves(
                        CONF,
                        SHIPPED.replace("# KSM_", "KSM_")
                                .replace("# LOGFILE", "LOGFILE")
                                .replace("# DEBUG", "DEBUG")));
        scenarios.add(Scenario.of(
                        "a value is changed where it stands, and its comment stays",
                        tree("A=1\nKSM_SLEEP_MSEC=100 # slow host\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }")
                .plans("ksmtuned: KSM_SLEEP_MSEC 100 -> 10")
                .finds("plan.restart-not-managed")
                .says("1 setting of /etc/ksmtuned.conf")
                .leaves(CONF, "A=1\nKSM_SLEEP_MSEC=10 # slow host\n"));
        scenarios.add(Scenario.of(
                        "a file that says it already is left alone",
                        tree("KSM_SLEEP_MSEC='10'\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 }, unset: [DEBUG] }")
                .leaves(CONF, "KSM_SLEEP_MSEC='10'\n"));
        scenarios.add(Scenario.of(
                        "whole numbers are written in their canonical form, quoted or signed as they may be",
                        tree("# nothing\n"),
                        "- ksmtuned: { settings: { KSM_NPAGES_BOOST: +300, KSM_NPAGES_DECAY: '-50' } }")
                .plans("ksmtuned: + KSM_NPAGES_BOOST 300", "ksmtuned: + KSM_NPAGES_DECAY -50")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "# nothing\nKSM_NPAGES_BOOST=300\nKSM_NPAGES_DECAY=-50\n"));
        scenarios.add(Scenario.of(
                        "unset removes every assignment, adds no comment, and leaves the rest to the byte",
                        tree("DEBUG=1\n# DEBUG=0\nLOGFILE=/x\nDEBUG=2\n"),
                        "- ksmtuned: { unset: [DEBUG, LOGFILE] }")
                .plans("ksmtuned: - DEBUG 2", "ksmtuned: - LOGFILE /x")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "# DEBUG=0\n"));
        scenarios.add(Scenario.of(
                        "what is unset already is nothing to do, named once or twice",
                        tree("# DEBUG=1\n"),
                        "- ksmtuned: { unset: [DEBUG, DEBUG] }")
                .leaves(CONF, "# DEBUG=1\n"));
        scenarios.add(Scenario.of(
                        "the last assignment is the one that counts, as for bash",
                        tree("KSM_SLEEP_MSEC=10\nKSM_SLEEP_MSEC=20\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }")
                .plans("ksmtuned: KSM_SLEEP_MSEC 20 -> 10")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "KSM_SLEEP_MSEC=10\nKSM_SLEEP_MSEC=10\n"));
        scenarios.add(Scenario.of(
                        "a log file's name enters the file as its UTF-8 bytes",
                        tree("LOGFILE=/var/log/ksm\u00c3\u00a4\n"),
                        "- ksmtuned: { settings: { LOGFILE: /var/log/ksm\u00f6 } }")
                .plans("ksmtuned: LOGFILE /var/log/ksm\u00e4 -> /var/log/ksm\u00f6")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "LOGFILE='/var/log/ksm\u00c3\u00b6'\n"));
    }

    private static void placing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a file that is a link is edited where it lies, and stays a link",
                        FakeHost.machine().link(CONF, "../srv/ksm.conf").file("/srv/ksm.conf", "KSM_NPAGES_MIN=1\n"),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 2 } }")
                .plans("ksmtuned: KSM_NPAGES_MIN 1 -> 2")
                .finds("plan.restart-not-managed")
                .leaves("/srv/ksm.conf", "KSM_NPAGES_MIN=2\n")
                .leavesLink(CONF, "../srv/ksm.conf"));
        scenarios.add(Scenario.of(
                        "a last line without its end is completed first",
                        tree("A=1"),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 1 } }")
                .plans("ksmtuned: + KSM_NPAGES_MIN 1")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "A=1\nKSM_NPAGES_MIN=1\n"));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a host without the file has no ksmtuned",
                        FakeHost.tree(),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }")
                .finds("ksmtuned.not-installed")
                .says("1 setting of /etc/ksmtuned.conf")
                .leavesNothingAt(CONF));
        scenarios.add(Scenario.of(
                        "a host with the daemon and without the file gets one: the daemon needs none",
                        FakeHost.tree().directory("/etc").file("/usr/sbin/ksmtuned", "", 0755),
                        "- ksmtuned: { settings: { KSM_NPAGES_MAX: 100 }, unset: [DEBUG] }")
                .plans("ksmtuned: + KSM_NPAGES_MAX 100")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "KSM_NPAGES_MAX=100\n"));
        scenarios.add(Scenario.of(
                        "blanks around the equals sign make a command of it, and no assignment",
                        tree("KSM_SLEEP_MSEC = 10\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }")
                .finds("ksmtuned.not-plain")
                .leaves(CONF, "KSM_SLEEP_MSEC = 10\n"));
        scenarios.add(Scenario.of(
                        "a setting in a condition is refused rather than guessed",
                        tree("if true; then\nKSM_SLEEP_MSEC=5\nfi\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }")
                .finds("ksmtuned.not-plain")
                .leaves(CONF, "if true; then\nKSM_SLEEP_MSEC=5\nfi\n"));
        scenarios.add(Scenario.of(
                        "a carriage return in a value, which breaks the daemon's arithmetic, is refused",
                        tree("KSM_SLEEP_MSEC=10\r\nKSM_NPAGES_MIN=64\r\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 }, unset: [KSM_NPAGES_MIN] }")
                .finds("ksmtuned.not-plain", "ksmtuned.not-plain")
                .leaves(CONF, "KSM_SLEEP_MSEC=10\r\nKSM_NPAGES_MIN=64\r\n"));
        scenarios.add(Scenario.of(
                        "one place that concerns several settings is told once",
                        tree(". /etc/other\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10, DEBUG: 1 } }")
                .finds("ksmtuned.not-plain")
                .leaves(CONF, ". /etc/other\n"));
        scenarios.add(Scenario.of(
                        "a minimum above the maximum that the file holds is refused",
                        tree("KSM_NPAGES_MAX=100\n"),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 200 } }")
                .finds("ksmtuned.min-above-max")
                .leaves(CONF, "KSM_NPAGES_MAX=100\n"));
        scenarios.add(Scenario.of(
                        "a minimum above the daemon's default maximum is refused",
                        tree(SHIPPED),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 1251 } }")
                .finds("ksmtuned.min-above-max")
                .leaves(CONF, SHIPPED));
        scenarios.add(Scenario.of(
                        "unsetting the maximum lets the default count",
                        tree("KSM_NPAGES_MIN=2000\nKSM_NPAGES_MAX=3000\n"),
                        "- ksmtuned: { unset: [KSM_NPAGES_MAX] }")
                .finds("ksmtuned.min-above-max")
                .leaves(CONF, "KSM_NPAGES_MIN=2000\nKSM_NPAGES_MAX=3000\n"));
    }

    private static void doubting(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a minimum equal to the maximum is a range of one",
                        tree("KSM_NPAGES_MAX=100\n"),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 100 } }")
                .plans("ksmtuned: + KSM_NPAGES_MIN 100")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "KSM_NPAGES_MAX=100\nKSM_NPAGES_MIN=100\n"));
        scenarios.add(Scenario.of(
                        "an impossible range that the playbook has no say in is a warning",
                        tree("KSM_NPAGES_MAX=10\n"),
                        "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }")
                .plans("ksmtuned: + KSM_SLEEP_MSEC 10")
                .finds("ksmtuned.min-above-max", "plan.restart-not-managed")
                .leaves(CONF, "KSM_NPAGES_MAX=10\nKSM_SLEEP_MSEC=10\n"));
        scenarios.add(Scenario.of(
                        "a bound that is no number is not compared",
                        tree("KSM_NPAGES_MAX=many\n"),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 100 } }")
                .plans("ksmtuned: + KSM_NPAGES_MIN 100")
                .finds("plan.restart-not-managed")
                .leaves(CONF, "KSM_NPAGES_MAX=many\nKSM_NPAGES_MIN=100\n"));
        scenarios.add(Scenario.of(
                        "DEBUG=0 is written as it was wished, with a word that it switches logging on",
                        tree("LOGFILE=/dev/null\nDEBUG=1\n"),
                        "- ksmtuned: { settings: { DEBUG: 0 } }")
                .plans("ksmtuned: DEBUG 1 -> 0")
                .finds("ksmtuned.debug-zero-is-on", "plan.restart-not-managed")
                .leaves(CONF, "LOGFILE=/dev/null\nDEBUG=0\n"));
    }

    private static void advising(List<Scenario> scenarios) {
        for (String off : List.of("'0'", "'no'", "'False'", "'OFF'")) {
            String value = off.replace("'", "");
            scenarios.add(Scenario.of(
                            "a DEBUG that only looks off is on: " + value,
                            tree("LOGFILE=/dev/null\nDEBUG=" + value + "\n"),
                            "- ksmtuned: { settings: { DEBUG: " + off + " } }")
                    .finds("ksmtuned.debug-zero-is-on"));
        }
        String constant = "- ksmtuned: { settings: { KSM_THRES_CONST: 2048 } }";
        scenarios.add(Scenario.of(
                        "a constant that was meant as MB is smaller than the share of the memory, and so without effect",
                        remembering("KSM_THRES_CONST=2048\n", "15874952"),
                        constant)
                .finds("ksmtuned.constant-in-kilobytes"));
        scenarios.add(Scenario.of(
                        "it counts where there is no share, and as kB all the same",
                        remembering("KSM_THRES_CONST=2048\nKSM_THRES_COEF=0\n", "15874952"),
                        constant)
                .finds("ksmtuned.constant-in-kilobytes"));
        scenarios.add(Scenario.of(
                "a constant in kB that is larger than the share needs no word",
                remembering("KSM_THRES_CONST=4194304\n", "15874952"),
                "- ksmtuned: { settings: { KSM_THRES_CONST: 4194304 } }"));
        scenarios.add(Scenario.of(
                "nor does one of which nobody knows whether it is",
                tree("KSM_THRES_CONST=4194304\n"),
                "- ksmtuned: { settings: { KSM_THRES_CONST: 4194304 } }"));
        scenarios.add(Scenario.of(
                "what the playbook does not declare is nobody's business",
                remembering("KSM_THRES_CONST=2048\nLOGFILE=/l\nDEBUG=1\nKSM_SLEEP_MSEC=1\nDEBUG=0\n", "15874952"),
                "- ksmtuned: { unset: [KSM_NPAGES_MIN] }"));
        String sleep = "- ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }";
        scenarios.add(Scenario.of(
                "on 16 GB or less a sleep is what it says, or longer",
                remembering("KSM_SLEEP_MSEC=10\n", "16777216"),
                sleep));
        scenarios.add(Scenario.of(
                        "on more it is scaled down, but never below 10 ms",
                        remembering("KSM_SLEEP_MSEC=10\n", "33554432"),
                        sleep)
                .finds("ksmtuned.sleeps-longer"));
        String logging = "- ksmtuned: { settings: { LOGFILE: /var/log/ksmtuned, DEBUG: 1 } }";
        String logs = "LOGFILE=/var/log/ksmtuned\nDEBUG=1\n";
        scenarios.add(Scenario.of(
                        "a log that nothing rotates grows for ever",
                        tree(logs).file("/etc/logrotate.d/other", "/var/log/other {\n}\n"),
                        logging)
                .finds("ksmtuned.log-not-rotated"));
        scenarios.add(Scenario.of(
                        "a directory among logrotate's files, and what rpm left there, say nothing",
                        tree(logs)
                                .directory("/etc/logrotate.d/old")
                                .file("/etc/logrotate.d/ksm.rpmsave", "/var/log/ksmtuned {\n}\n"),
                        logging)
                .finds("ksmtuned.log-not-rotated"));
        scenarios.add(Scenario.of(
                "one that logrotate knows does not",
                tree(logs).file("/etc/logrotate.d/ksm", "/var/log/ksm* {\n}\n"),
                logging));
        scenarios.add(Scenario.of(
                "wherever it is said", tree(logs).file("/etc/logrotate.conf", "/var/log/ksmtuned {\n}\n"), logging));
        scenarios.add(Scenario.of(
                        "without a file the log is the daemon's output",
                        tree("DEBUG=1\n"),
                        "- ksmtuned: { settings: { DEBUG: 1 } }")
                .finds("ksmtuned.log-to-output"));
        scenarios.add(Scenario.of(
                        "a process id that is written elsewhere hides the daemon from its init script",
                        tree("PIDFILE=/run/x\nKSM_NPAGES_MIN=1\n"),
                        "- ksmtuned: { settings: { KSM_NPAGES_MIN: 1 } }")
                .finds("ksmtuned.pid-file-moved"));
        scenarios.add(Scenario.of(
                "a log that is not written does not grow",
                tree("LOGFILE=/var/log/ksmtuned\n"),
                "- ksmtuned: { settings: { LOGFILE: /var/log/ksmtuned }, unset: [DEBUG] }"));
        scenarios.add(Scenario.of(
                "nor does a device",
                tree("LOGFILE=/dev/null\nDEBUG=1\n"),
                "- ksmtuned: { settings: { LOGFILE: /dev/null, DEBUG: 1 } }"));
    }

    private static FakeHost remembering(String content, String kilobytes) {
        return tree(content).file("/proc/meminfo", "MemTotal:       " + kilobytes + " kB\n");
    }

    private static FakeHost tree(String content) {
        return FakeHost.tree().file(CONF, content);
    }
}
