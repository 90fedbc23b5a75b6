package io.wirt.hostfacts.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import org.junit.jupiter.api.Test;

final class BootLinksTest {
    private static final String VENDORS = "/usr/lib/systemd/system/";
    private static final String CONFIGURED = "/etc/systemd/system/";
    private static final String ENTRY = CONFIGURED + "multi-user.target.wants/ksm.service";

    @Test
    void anEntryOfADirectoryOfLinksStartsAUnit() {
        FakeHost host = withUnit();
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).isEmpty();
        host.link(ENTRY, VENDORS + "ksm.service");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).contains(HostPath.of(ENTRY));
        assertThat(BootLinks.starting("ksm", InitSystem.NOT_BOOTED, host)).contains(HostPath.of(ENTRY));
    }

    @Test
    void anAliasStartsNothing() {
        FakeHost host = withUnit().link(CONFIGURED + "merge.service", VENDORS + "ksm.service");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).isEmpty();
    }

    @Test
    void anEntryCountsByItsNameWhereTheUnitHasMoved() {
        FakeHost host = withUnit().link(ENTRY, "/lib/systemd/system/ksm.service");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).contains(HostPath.of(ENTRY));
    }

    @Test
    void anEntryOfAUnitThatNoFileDescribesAnyMoreStartsNothing() {
        FakeHost host = FakeHost.tree().link(ENTRY, VENDORS + "ksm.service");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).isEmpty();
    }

    @Test
    void anEntryThatIsSwitchedOffStartsNothing() {
        FakeHost host = withUnit().file("/dev/null", "").link(ENTRY, "/dev/null");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).isEmpty();
    }

    @Test
    void aMaskedUnitIsStartedByNobody() {
        FakeHost host = withUnit().link(ENTRY, VENDORS + "ksm.service").link(CONFIGURED + "ksm.service", "/dev/null");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSTEMD, host)).isEmpty();
    }

    @Test
    void theLinkOfARunlevelStartsAnInitScriptIfItLeadsSomewhere() {
        FakeHost host = FakeHost.tree()
                .file("/etc/rc.d/init.d/ksm", "", 0755)
                .link("/etc/rc3.d", "rc.d/rc3.d")
                .link("/etc/rc.d/rc3.d/S84ksm", "../init.d/gone")
                .link("/etc/rc.d/rc3.d/S85ksmtuned", "../init.d/ksm")
                .link("/etc/rc.d/rc6.d/S84ksm", "../init.d/ksm");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSV, host)).isEmpty();
        host.link("/etc/rc.d/rc2.d/S84ksm", "../init.d/ksm");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSV, host)).contains(HostPath.of("/etc/rc.d/rc2.d/S84ksm"));
        host.link("/etc/rc.d/rc3.d/S83ksm", "../init.d/ksm");
        assertThat(BootLinks.starting("ksm", InitSystem.SYSV, host)).contains(HostPath.of("/etc/rc3.d/S83ksm"));
    }

    @Test
    void nobodyKnowsWhatStartsServicesWhereNothingKnownDoes() {
        FakeHost host = withUnit().link(ENTRY, VENDORS + "ksm.service");
        assertThat(BootLinks.starting("ksm", InitSystem.UNKNOWN, host)).isEmpty();
    }

    private static FakeHost withUnit() {
        return FakeHost.tree().file(VENDORS + "ksm.service", "[Service]\nType=oneshot\n");
    }
}
