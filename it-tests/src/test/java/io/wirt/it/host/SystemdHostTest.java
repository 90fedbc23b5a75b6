package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A host with systemd: its services are enabled and started, and a second run finds them in order. */
@OnHosts(HostImage.Init.SYSTEMD)
class SystemdHostTest {
    private static final String KSMTUNED = "/etc/ksmtuned.conf";
    private static final String PLAYBOOK = "/root/playbook.yaml";

    private static final String SERVICES = """
            wirt: 1
            resources:
              - service: { name: ksm, enabled: true, running: true }
              - service: { name: ksmtuned, enabled: true, running: true, requires: [service/ksm] }
            """;

    @AutoClose
    private final TestHost host;

    SystemdHostTest(HostImage image) {
        host = TestHost.start(image);
    }

    @Test
    void theServicesOfTheHowToAreEnabledAndRunAndASecondRunIsQuiet() {
        assertThat(host.read("/proc/1/comm").strip()).isEqualTo("systemd");
        assertThat(isEnabled("ksmtuned")).isEqualTo("disabled");
        host.write(PLAYBOOK, SERVICES);

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(isEnabled("ksm")).isEqualTo("enabled");
        assertThat(isEnabled("ksmtuned")).isEqualTo("enabled");
        assertThat(isActive("ksmtuned")).isEqualTo("active");
        Snapshot before = Snapshot.of(host, "/etc");
        String daemon = mainProcess();
        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed");
        assertThat(Snapshot.of(host, "/etc")).isEqualTo(before);
        assertThat(mainProcess()).isEqualTo(daemon);
    }

    @Test
    void whateverLanguageTheHostSpeaksThePlanIsTheSame() {
        host.write(PLAYBOOK, SERVICES);
        String english = host.wirt("plan", PLAYBOOK).exits(0).out();

        for (String locale : List.of("de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8")) {
            host.write("/etc/locale.conf", "LANG=" + locale + "\n");
            assertThat(host.run("env", "LANG=" + locale, "wirt", "plan", PLAYBOOK)
                            .exits(0)
                            .out())
                    .as(locale)
                    .isEqualTo(english);
        }
    }

    @Test
    void aChangedSettingRestartsTheDaemonOnce() {
        host.write(PLAYBOOK, SERVICES);
        host.wirt("apply", PLAYBOOK, "--yes").exits(0);
        String before = mainProcess();

        host.write(PLAYBOOK, SERVICES + "  - ksmtuned: { settings: { KSM_MONITOR_INTERVAL: 7 } }\n");
        host.wirt("apply", PLAYBOOK, "--yes").exits(0);
        String after = mainProcess();
        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(after).isNotEqualTo(before);
        assertThat(mainProcess()).isEqualTo(after);
    }

    @Test
    void aRunThatIsKilledBetweenTheFileAndTheRestartLosesNothing() {
        host.write(PLAYBOOK, SERVICES);
        host.wirt("apply", PLAYBOOK, "--yes").exits(0);
        String before = mainProcess();
        host.write(
                PLAYBOOK,
                SERVICES
                        + "  - ksmtuned: { settings: { KSM_MONITOR_INTERVAL: 7, LOGFILE: /var/log/ksmtuned, DEBUG: 1 } }\n");
        // The command is called, and never gets to systemd: that is the moment in which the run is killed.
        host.run("mv", "/usr/bin/systemctl", "/usr/bin/systemctl.real").exits(0);
        host.write("/root/systemctl", """
                #!/bin/sh
                case $1 in
                    restart) touch /root/restarting && sleep 60 && exit 1 ;;
                esac
                exec systemctl.real "$@"
                """);
        host.run("install", "-m", "755", "/root/systemctl", "/usr/bin/systemctl")
                .exits(0);

        host.run("/opt/lab/killed", "/root/restarting", "0", "wirt", "apply", PLAYBOOK, "--yes")
                .exits(0);

        assertThat(host.read(KSMTUNED)).contains("\nKSM_MONITOR_INTERVAL=7\n");
        host.run("mv", "/usr/bin/systemctl.real", "/usr/bin/systemctl").exits(0);
        assertThat(mainProcess()).isEqualTo(before);
        assertThat(host.wirt("status").exits(0).out())
                .contains("Owed from an earlier run: ksmtuned -> service/ksmtuned.");
        host.wirt("apply", PLAYBOOK, "--yes").exits(0);
        assertThat(mainProcess()).isNotEqualTo(before);
        assertThat(host.read("/var/log/ksmtuned")).contains("total");
        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed");
    }

    @Test
    void whatIsDisabledAndStoppedStaysSo() {
        host.run("systemctl", "enable", "--now", "ksmtuned").exits(0);
        host.write(PLAYBOOK, """
                wirt: 1
                resources:
                  - service: { name: ksmtuned, enabled: false, running: false }
                """);

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(isEnabled("ksmtuned")).isEqualTo("disabled");
        assertThat(isActive("ksmtuned")).isEqualTo("inactive");
        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed");
    }

    @Test
    void aConditionThatIsNotMetIsNoFailure() {
        host.run("mkdir", "-p", "/etc/systemd/system/ksmtuned.service.d").exits(0);
        host.write("/etc/systemd/system/ksmtuned.service.d/guest.conf", "[Unit]\nConditionPathExists=/nowhere\n");
        host.run("systemctl", "daemon-reload").exits(0);
        host.write(PLAYBOOK, """
                wirt: 1
                resources:
                  - service: { name: ksmtuned, running: true }
                """);

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(isActive("ksmtuned")).isEqualTo("inactive");
        TestHost.Outcome plan = host.wirt("plan", PLAYBOOK, "--format", "json").exits(0);
        assertThat(plan.out()).contains("service.condition-not-met");
    }

    @Test
    void aMaskedServiceIsRefused() {
        host.run("systemctl", "mask", "ksmtuned").exits(0);
        host.write(PLAYBOOK, SERVICES);

        assertThat(host.wirt("plan", PLAYBOOK, "--format", "json").exits(1).out())
                .contains("service.masked");
    }

    @Test
    void aSettingOfKsmtunedAndAKernelArgumentAreSetAndAreFoundInOrderAfterwards() {
        host.write(PLAYBOOK, """
                wirt: 1
                checks:
                  - cpu-flags: [svm, lm]
                resources:
                  - kernel-args:
                      name: iommu
                      present: [amd_iommu=on]
                  - ksmtuned:
                      settings:
                        KSM_NPAGES_MAX: 1000
                """);

        host.wirt("apply", PLAYBOOK, "--yes").exits(0);

        assertThat(host.read(KSMTUNED)).contains("\nKSM_NPAGES_MAX=1000\n");
        assertThat(host.read("/boot/grub/grub.conf")).contains(" amd_iommu=on");
        Snapshot before = Snapshot.of(host, "/boot", "/etc");
        host.wirt("apply", PLAYBOOK, "--yes").exits(0);
        assertThat(Snapshot.of(host, "/boot", "/etc")).isEqualTo(before);
    }

    private String isEnabled(String service) {
        return host.run("systemctl", "is-enabled", service).out().strip();
    }

    private String isActive(String service) {
        return host.run("systemctl", "is-active", service).out().strip();
    }

    private String mainProcess() {
        return host.run("systemctl", "show", "--property=MainPID", "--value", "ksmtuned")
                .out()
                .strip();
    }
}
