package io.wirt.modules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.MemoryStore;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class OwedRestartTest {
    private static final String RESTART = "run service ksmtuned restart";
    private static final String PLAYBOOK = """
            - ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }
            - service: { name: ksmtuned, running: true }
            """;

    private final FakeHost host = Centos.machine()
            .service("ksmtuned", ServiceState.RUNNING)
            .file("/etc/ksmtuned.conf", "KSM_SLEEP_MSEC=20\n");
    private final MemoryStore store = new MemoryStore();

    @Test
    void anUndisturbedRunRestartsOnce() {
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isEqualTo(1);
    }

    @Test
    void killedBetweenTheFileAndTheRestartTheNextRunRestartsOnceAndTheOneAfterNotAtAll() {
        dies(1, true);
        assertThat(host.content("/etc/ksmtuned.conf")).isEqualTo("KSM_SLEEP_MSEC=10\n");
        assertThat(restarts()).isZero();

        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isEqualTo(1);

        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isEqualTo(1);
    }

    @Test
    void killedBeforeTheFileNothingIsOwedButTheChangeItself() {
        dies(1, false);
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isEqualTo(1);
    }

    @Test
    void killedJustAfterTheRestartItIsRepeatedRatherThanLost() {
        dies(2, true);
        assertThat(restarts()).isEqualTo(1);
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isEqualTo(2);
    }

    @Test
    void aRebootPaysWhatIsOwed() {
        dies(1, true);
        host.reboot();
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isZero();
    }

    @Test
    void aServiceStoppedMeanwhileIsStartedAndNotRestarted() {
        dies(1, true);
        host.service("ksmtuned", ServiceState.STOPPED);
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(host.performed()).contains("run service ksmtuned start").doesNotContain(RESTART);
        assertThat(Agents.apply(host, store, PLAYBOOK).converged()).isTrue();
        assertThat(restarts()).isZero();
    }

    private void dies(int action, boolean afterActing) {
        host.diesAt(action, afterActing);
        assertThatThrownBy(() -> Agents.apply(host, store, PLAYBOOK)).isInstanceOf(FakeHost.Died.class);
        host.diesNoMore();
        store.breakLock();
    }

    private int restarts() {
        return Collections.frequency(host.performed(), RESTART);
    }
}
