package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The kernel's own samepage merging on a host with init scripts: set by Wirt, and driven by the daemon. */
@OnHosts(HostImage.Init.SYSV)
class KernelKsmTest {
    private static final String PLAYBOOK = "/root/playbook.yaml";

    @AutoClose
    private final KernelKsm kernel;

    KernelKsmTest(HostImage image) {
        kernel = KernelKsm.hold(image);
    }

    @Test
    void applyLeavesTheKernelMergingAndTheDaemonInCharge() {
        try (TestHost host = kernel.start()) {
            host.run("service", "ksm", "stop").exits(0);
            assertThat(kernel.value("run")).isEqualTo("0");

            host.wirt("apply", TestHost.HOW_TO, "--yes").exits(0);

            assertThat(kernel.value("run")).isEqualTo("1");
            String daemon = host.ksmtuned().orElseThrow();

            // As the daemon leaves it where memory is plentiful: nothing to mend.
            host.run("service", "ksm", "stop").exits(0);
            host.wirt("apply", TestHost.HOW_TO, "--yes").exits(0);

            assertThat(kernel.value("run")).isEqualTo("0");
            assertThat(host.ksmtuned()).contains(daemon);
        }
    }

    @Test
    void aChangedSettingIsWhatTheDaemonTellsTheKernelAndItsLogFromThenOn() {
        try (TestHost host = kernel.start()) {
            host.write(PLAYBOOK, EagerDaemon.playbook("111"));
            host.wirt("apply", PLAYBOOK, "--yes").exits(0);
            kernel.await("pages_to_scan", "111");
            String daemon = host.ksmtuned().orElseThrow();

            host.write(PLAYBOOK, EagerDaemon.playbook("222"));
            host.wirt("apply", PLAYBOOK, "--yes").exits(0);

            kernel.await("pages_to_scan", "222");
            assertThat(kernel.value("run")).isEqualTo("1");
            String restarted = host.ksmtuned().orElseThrow();
            assertThat(restarted).isNotEqualTo(daemon);
            assertThat(EagerDaemon.starts(host))
                    .as("starts of the daemon in its log")
                    .isEqualTo(2);
            assertThat(EagerDaemon.orders(host))
                    .as("what it told the kernel")
                    .startsWith("111")
                    .endsWith("222");
            assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).contains("Nothing changed.");
            assertThat(host.ksmtuned()).contains(restarted);
        }
    }

    @Test
    void whatIsDeclaredHoldsNowAndAfterABoot() {
        try (TestHost host = kernel.start()) {
            // As CentOS has it.
            host.write("/etc/rc.d/rc.local", "#!/bin/sh\ntouch /var/lock/subsys/local\n");
            host.run("chmod", "755", "/etc/rc.d/rc.local").exits(0);
            for (String level : List.of("2", "3", "4", "5")) {
                host.run("ln", "-s", "../rc.local", "/etc/rc.d/rc" + level + ".d/S99local")
                        .exits(0);
            }
            kernel.forget(host);
            host.write(PLAYBOOK, """
                    wirt: 1
                    resources:
                      - ksm: { run: 1, pages-to-scan: 123, sleep-millisecs: 45 }
                    """);

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
        kernel.await("run", "1");
        assertThat(kernel.value("pages_to_scan")).isEqualTo("123");
        assertThat(kernel.value("sleep_millisecs")).isEqualTo("45");
    }
}
