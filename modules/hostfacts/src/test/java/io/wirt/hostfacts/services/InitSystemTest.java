package io.wirt.hostfacts.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.FakeHost;
import org.junit.jupiter.api.Test;

final class InitSystemTest {
    @Test
    void aRunningMachineIsAskedForItsFirstProcess() {
        assertThat(InitSystem.of(FakeHost.machine().file("/proc/1/comm", "systemd\n")))
                .isEqualTo(InitSystem.SYSTEMD);
        assertThat(InitSystem.of(
                        FakeHost.machine().file("/proc/1/comm", "init\n").directory("/etc/init.d")))
                .isEqualTo(InitSystem.SYSV);
    }

    @Test
    void aMachineThatSystemdDidNotBootIsManagedByNobody() {
        FakeHost container = FakeHost.machine()
                .file("/proc/1/comm", "sleep\n")
                .file("/usr/lib/systemd/systemd", "")
                .directory("/etc/init.d");
        assertThat(InitSystem.of(container)).isEqualTo(InitSystem.NOT_BOOTED);
    }

    @Test
    void aTreeTellsByWhatIsInstalled() {
        assertThat(InitSystem.of(FakeHost.tree().file("/usr/lib/systemd/systemd", "")))
                .isEqualTo(InitSystem.SYSTEMD);
        assertThat(InitSystem.of(FakeHost.tree()
                        .file("/usr/lib/systemd/systemd", "")
                        .file("/usr/lib/sysvinit/init", "")
                        .link("/sbin/init", "../usr/lib/sysvinit/init")
                        .directory("/etc/init.d")))
                .isEqualTo(InitSystem.SYSV);
        assertThat(InitSystem.of(FakeHost.tree())).isEqualTo(InitSystem.UNKNOWN);
    }
}
