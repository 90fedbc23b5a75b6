package io.wirt.hostfacts.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.FakeHost;
import org.junit.jupiter.api.Test;

final class UnitTest {
    private static final String VENDORS = "/usr/lib/systemd/system/";
    private static final String CONFIGURED = "/etc/systemd/system/";

    @Test
    void anEarlierPlaceHidesALaterOne() {
        FakeHost host = FakeHost.tree()
                .file(VENDORS + "ksm.service", "[Service]\nType=oneshot\n")
                .file(CONFIGURED + "ksm.service", "[Service]\nType=forking\n");
        assertThat(Unit.find("ksm.service", host))
                .hasValueSatisfying(unit -> assertThat(unit.endsByItself()).isFalse());
    }

    @Test
    void aUnitIsFoundByTheAliasThatLeadsToIt() {
        FakeHost host = FakeHost.tree()
                .file(VENDORS + "sshd.service", "[Install]\nAlias=ssh.service\n")
                .link(CONFIGURED + "ssh.service", VENDORS + "sshd.service");
        assertThat(Unit.find("ssh.service", host)).map(Unit::name).contains("sshd.service");
    }

    @Test
    void anAliasThatIsNotThereIsFoundInTheUnitThatNamesIt() {
        FakeHost host = FakeHost.tree().file(VENDORS + "sshd.service", "[Install]\nAlias=ssh.service\n");
        assertThat(Unit.find("ssh.service", host)).isEmpty();
        assertThat(Unit.findByAlias("ssh.service", host)).map(Unit::name).contains("sshd.service");
    }

    @Test
    void aUnitThatLeadsNowhereOrIsEmptyIsMasked() {
        FakeHost host =
                FakeHost.tree().link(CONFIGURED + "ksm.service", "/dev/null").file(CONFIGURED + "ksmtuned.service", "");
        assertThat(Unit.find("ksm.service", host))
                .hasValueSatisfying(unit -> assertThat(unit.isMasked()).isTrue());
        assertThat(Unit.find("ksmtuned.service", host))
                .hasValueSatisfying(unit -> assertThat(unit.isMasked()).isTrue());
    }

    @Test
    void anInstanceIsDescribedByItsTemplate() {
        FakeHost host = FakeHost.tree().file(VENDORS + "getty@.service", "[Install]\nWantedBy=getty.target\n");
        assertThat(Unit.find("getty@tty1.service", host)).hasValueSatisfying(unit -> {
            assertThat(unit.name()).isEqualTo("getty@tty1.service");
            assertThat(unit.isInstallable()).isTrue();
        });
    }
}
