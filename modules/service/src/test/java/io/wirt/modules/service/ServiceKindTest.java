package io.wirt.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.modules.service.state.Desired;
import io.wirt.spi.Action;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.Query;
import io.wirt.spi.Query.ServiceState;
import io.wirt.spi.Signals;
import io.wirt.testkit.FakeHost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServiceKindTest {
    private static final Desired ON = desired("ksm", Optional.of(true), Optional.empty());

    @Test
    void chkconfigIsExpectedToLeaveTheNewLinkAndNoneOfTheOldOnes() {
        Change change = judge(ON, Centos.ksm(Centos.machine(), "345")).changes().get(0);
        HostPath directory = HostPath.of("/etc/rc.d/rc2.d");
        assertThat(((Action.Run) change.actions().get(0)).expects())
                .containsExactly(
                        Action.Leaving.nothing(directory.resolve("K16ksm")),
                        Action.Leaving.link(directory.resolve("S84ksm"), "../init.d/ksm"));
    }

    @Test
    void aStartCloudsWhetherTheServiceRunsAndNothingElse() {
        FakeHost host = Centos.machine().service("ksmtuned", ServiceState.STOPPED);
        Change change = judge(desired("ksmtuned", Optional.empty(), Optional.of(true)), host)
                .changes()
                .get(0);
        Action.Clouds clouds = ((Action.Run) change.actions().get(0)).clouds();
        assertThat(clouds.queries()).containsExactly(new Query.ServiceStatus("ksmtuned"));
        assertThat(clouds.paths()).isEmpty();
    }

    @Test
    void theSummaryNamesTheRunlevels() {
        assertThat(judge(ON, Centos.ksm(Centos.tree(), "")).changes().get(0).summary())
                .isEqualTo("enabled off -> on in runlevels 2345");
        assertThat(judge(ON, Centos.ksm(Centos.tree(), "345")).changes().get(0).summary())
                .isEqualTo("enabled off -> on in runlevel 2");
        assertThat(judge(ON, Centos.tree()).changes().get(0).summary())
                .isEqualTo("added, enabled off -> on in runlevels 2345");
        Desired some = new Desired("ksm", Optional.empty(), Optional.empty(), Optional.of(List.of(3)));
        assertThat(judge(some, Centos.ksm(Centos.tree(), "45")).changes().get(0).summary())
                .isEqualTo("enabled off -> on in runlevel 3, on -> off in runlevels 45");
    }

    @Test
    void inATreeALinkIsRenamedWhereOneIsThere() {
        Change change = judge(ON, Centos.ksm(Centos.tree(), "345")).changes().get(0);
        assertThat(change.actions())
                .containsExactly(new Action.RenameLink(
                        HostPath.of("/etc/rc.d/rc2.d/K16ksm"), HostPath.of("/etc/rc.d/rc2.d/S84ksm")));
    }

    @Test
    void anUnknownServiceIsAnsweredWithTheNearestOne() {
        Finding finding = judge(desired("ksmtuend", Optional.of(true), Optional.empty()), Centos.tree())
                .findings()
                .get(0);
        assertThat(finding.summary()).isEqualTo("there is no service ksmtuend: /etc/init.d/ksmtuend is missing");
        assertThat(finding.remedy()).isEqualTo("did you mean 'ksmtuned'?");
    }

    @Test
    void theMissingRunlevelIsNamed() {
        FakeHost host = Centos.tree().without("/etc/rc4.d").without("/etc/rc.d/rc4.d");
        assertThat(judge(ON, host).findings().get(0).summary()).isEqualTo("this host has no directory for runlevel 4");
    }

    @Test
    void thePlaceToLookIsTheLinkOfTheRunlevelThatServersBootInto() {
        assertThat(judge(ON, Centos.ksm(Centos.tree(), "2345")).evidence().source())
                .isEqualTo("/etc/rc.d/rc3.d/S84ksm");
        FakeHost merging = Centos.machine().file(Centos.SWITCH, "1\n");
        assertThat(judge(desired("ksm", Optional.empty(), Optional.of(true)), merging)
                        .evidence()
                        .source())
                .isEqualTo(Centos.SWITCH);
    }

    @Test
    void aRestartNamesEachSourceOnce() {
        FakeHost host = Centos.machine().service("ksmtuned", ServiceState.RUNNING);
        Desired desired = desired("ksmtuned", Optional.empty(), Optional.of(true));
        ServiceKind kind = new ServiceKind();
        Diff diff = kind.diff(
                desired,
                kind.observe(desired, host),
                new Signals(List.of("ksmtuned"), List.of("ksmtuned", "file/other")));
        assertThat(diff.changes()).hasSize(1);
        assertThat(diff.changes().get(0).summary()).isEqualTo("restarted, since ksmtuned, file/other changed");
    }

    private static Desired desired(String name, Optional<Boolean> enabled, Optional<Boolean> running) {
        return new Desired(name, enabled, running, Optional.empty());
    }

    private static Diff judge(Desired desired, FakeHost host) {
        ServiceKind kind = new ServiceKind();
        return kind.diff(desired, kind.observe(desired, host), Signals.NONE);
    }
}
