package io.wirt.hostfacts.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.hostfacts.services.ServiceStatus.State;
import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;
import org.junit.jupiter.api.Test;

final class ServiceManagerTest {
    @Test
    void anInitScriptTellsWhetherItsServiceRuns() {
        FakeHost host = FakeHost.machine().service("sshd", Query.ServiceState.RUNNING);
        assertThat(ServiceManager.SYSV.ask("sshd", host).state()).isEqualTo(State.RUNNING);
        assertThat(ServiceManager.SYSV
                        .ask("sshd", host.service("sshd", Query.ServiceState.DIED))
                        .state())
                .isEqualTo(State.DIED);
        assertThat(ServiceManager.SYSV
                        .ask("sshd", host.service("sshd", Query.ServiceState.STOPPED))
                        .state())
                .isEqualTo(State.STOPPED);
    }

    @Test
    void systemdTellsWhatBecameOfAUnit() {
        assertThat(unit("active", "running", false).state()).isEqualTo(State.RUNNING);
        assertThat(unit("reloading", "reload", false).state()).isEqualTo(State.RUNNING);
        assertThat(unit("activating", "start", false).state()).isEqualTo(State.RUNNING);
        assertThat(unit("activating", "auto-restart", false).state()).isEqualTo(State.RESTARTING);
        assertThat(unit("deactivating", "stop-sigterm", false).state()).isEqualTo(State.STOPPING);
        assertThat(unit("failed", "failed", false).state()).isEqualTo(State.DIED);
        assertThat(unit("inactive", "dead", false).state()).isEqualTo(State.STOPPED);
        assertThat(unit("inactive", "dead", true).state()).isEqualTo(State.PASSED_OVER);
    }

    @Test
    void aStateThatNobodyKnowsIsUnknown() {
        ServiceStatus status = unit("maintenance", "cleaning", false);
        assertThat(status.state()).isEqualTo(State.UNKNOWN);
        assertThat(status.reason()).isEqualTo("systemd says it is maintenance");
    }

    @Test
    void nothingRunsInATree() {
        assertThat(ServiceManager.SYSV.ask("sshd", FakeHost.tree()).state()).isEqualTo(State.NOT_APPLICABLE);
        assertThat(ServiceManager.SYSTEMD.ask("sshd", FakeHost.tree()).state()).isEqualTo(State.NOT_APPLICABLE);
    }

    @Test
    void aServiceIsKnownByItsFiles() {
        FakeHost script = FakeHost.tree().file("/etc/init.d/sshd", "", 0755);
        assertThat(ServiceManager.SYSV.knows("sshd", script)).isTrue();
        assertThat(ServiceManager.SYSV.knows("sshd", script("sshd.rpmsave"))).isFalse();
        assertThat(ServiceManager.SYSV.knows("sshd.rpmsave", script("sshd.rpmsave")))
                .isFalse();
        FakeHost unit = FakeHost.tree().file("/usr/lib/systemd/system/sshd.service", "[Service]\nType=oneshot\n");
        assertThat(ServiceManager.SYSTEMD.knows("sshd", unit)).isTrue();
        assertThat(ServiceManager.SYSTEMD.knows("ksm", unit)).isFalse();
        assertThat(ServiceManager.SYSTEMD.knows("sshd", script)).isTrue();
    }

    private static FakeHost script(String name) {
        return FakeHost.tree().file("/etc/init.d/" + name, "", 0755);
    }

    private static ServiceStatus unit(String active, String sub, boolean conditionFailed) {
        FakeHost host =
                FakeHost.machine().unit("sshd.service", new Query.UnitState("loaded", active, sub, conditionFailed));
        return ServiceManager.SYSTEMD.ask("sshd", host);
    }
}
