package io.wirt.hostfacts.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunlevelTest {
    @Test
    void aServiceIsOnWhereALinkStartsItThatLeadsSomewhere() {
        FakeHost host = redHat().link("/etc/rc.d/rc2.d/K16ksm", "../init.d/ksm")
                .link("/etc/rc.d/rc3.d/S84ksm", "../init.d/ksm")
                .link("/etc/rc.d/rc4.d/S84ksm", "../init.d/gone")
                .link("/etc/rc.d/rc5.d/S85ksmtuned", "../init.d/ksmtuned");
        List<Runlevel> levels = Runlevel.readAll("ksm", host);
        assertThat(levels).hasSize(Runlevel.COUNT);
        assertThat(levels.get(2).describe()).isEqualTo("off");
        assertThat(levels.get(3).describe()).isEqualTo("on");
        assertThat(levels.get(4).describe()).isEqualTo("dangling");
        assertThat(levels.get(5).isUntouched()).isTrue();
    }

    @Test
    void aLinkThatStartsItBesideOneThatStopsItIsAmbiguous() {
        FakeHost host = redHat().link("/etc/rc.d/rc3.d/S84ksm", "../init.d/ksm")
                .link("/etc/rc.d/rc3.d/K16ksm", "../init.d/ksm");
        Runlevel level = Runlevel.readAll("ksm", host).get(3);
        assertThat(level.isAmbiguous()).isTrue();
        assertThat(level.is(true)).isFalse();
        assertThat(level.is(false)).isFalse();
    }

    @Test
    void theDirectoryIsWhereItReallyLies() {
        assertThat(Runlevel.readAll("ksm", redHat()).get(3).directory()).isEqualTo(HostPath.of("/etc/rc.d/rc3.d"));
        assertThat(Runlevel.readAll("ksm", FakeHost.tree().directory("/etc/rc3.d")))
                .extracting(Runlevel::directory)
                .containsExactly(HostPath.of("/etc/rc3.d"));
    }

    private static FakeHost redHat() {
        FakeHost host = FakeHost.tree().file("/etc/rc.d/init.d/ksm", "", 0755);
        for (int level = 0; level < Runlevel.COUNT; level++) {
            host.directory("/etc/rc.d/rc" + level + ".d").link("/etc/rc" + level + ".d", "rc.d/rc" + level + ".d");
        }
        return host;
    }
}
