package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The kernel's own samepage merging on a host with systemd: set by Wirt, and driven by the daemon. */
@OnHosts(HostImage.Init.SYSTEMD)
class KernelKsmUnderSystemdTest {
    private static final String PLAYBOOK = "/root/playbook.yaml";

    @AutoClose
    private final KernelKsm kernel;

    KernelKsmUnderSystemdTest(HostImage image) {
        kernel = KernelKsm.hold(image);
    }

    @Test
    void aChangedSettingIsWhatTheDaemonTellsTheKernelAndItsLogFromThenOn() {
        try (TestHost host = kernel.start()) {
            host.write(PLAYBOOK, EagerDaemon.playbook("111"));
            host.wirt("apply", PLAYBOOK, "--yes").exits(0);
            kernel.await("pages_to_scan", "111");

            host.write(PLAYBOOK, EagerDaemon.playbook("222"));
            host.wirt("apply", PLAYBOOK, "--yes").exits(0);

            kernel.await("pages_to_scan", "222");
            assertThat(kernel.value("run")).isEqualTo("1");
            assertThat(EagerDaemon.starts(host))
                    .as("starts of the daemon in its log")
                    .isEqualTo(2);
            assertThat(EagerDaemon.orders(host)).startsWith("111").endsWith("222");
            assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed.");
            assertThat(EagerDaemon.starts(host)).isEqualTo(2);
        }
    }

    @Test
    void whatIsDeclaredHoldsNowAndAfterABootOnceTheDaemonIsOutOfTheWay() {
        try (TestHost host = kernel.start()) {
            host.run("systemctl", "enable", "--now", "ksmtuned").exits(0);
            kernel.forget(host);
            String settings = "- ksm: { run: 1, pages-to-scan: 123, sleep-millisecs: 45 }\n";
            host.write(PLAYBOOK, "wirt: 1\nresources:\n  " + settings);
            assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(1).out())
                    .contains("error[ksm.ksmtuned-active]: ksmtuned runs and would fight over ");
            assertThat(kernel.value("pages_to_scan")).isEqualTo("100");

            host.write(
                    PLAYBOOK,
                    "wirt: 1\nresources:\n  - service: { name: ksmtuned, enabled: false, running: false }\n  "
                            + settings);
            host.wirt("apply", PLAYBOOK, "--yes").exits(0);

            holds();
            assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed.");
            kernel.forget(host);
            host.reboot();
            holds();
            assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed.");
        }
    }

    private void holds() {
        assertThat(kernel.value("run")).isEqualTo("1");
        assertThat(kernel.value("pages_to_scan")).isEqualTo("123");
        assertThat(kernel.value("sleep_millisecs")).isEqualTo("45");
    }
}
