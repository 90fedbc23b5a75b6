package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A host with systemd: files are set and checks are made there; its services are refused, for they are not built yet. */
@OnHosts(HostImage.Init.SYSTEMD)
class SystemdHostTest {
    private static final String KSMTUNED = "/etc/ksmtuned.conf";
    private static final String PLAYBOOK = "/root/playbook.yaml";

    @AutoClose
    private final TestHost host;

    SystemdHostTest(HostImage image) {
        host = TestHost.start(image);
    }

    @Test
    void aServiceOfSystemdIsRefusedByNameAndStaysAsItIs() {
        assertThat(host.read("/proc/1/comm").strip()).isEqualTo("systemd");
        assertThat(host.run("systemctl", "is-enabled", "ksmtuned").out().strip())
                .isEqualTo("disabled");
        host.write(PLAYBOOK, """
                wirt: 1
                resources:
                  - service: { name: ksmtuned, enabled: true, running: true }
                """);

        TestHost.Outcome plan = host.wirt("plan", PLAYBOOK, "--format", "json").exits(1);
        TestHost.Outcome apply =
                host.wirt("apply", PLAYBOOK, "--yes", "--format", "json").exits(1);

        assertThat(plan.out()).contains("service.systemd-not-built");
        assertThat(apply.out()).contains("service.systemd-not-built");
        assertThat(host.run("systemctl", "is-enabled", "ksmtuned").out().strip())
                .isEqualTo("disabled");
        assertThat(host.run("systemctl", "is-active", "ksmtuned").out().strip()).isEqualTo("inactive");
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
}
