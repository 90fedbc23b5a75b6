package io.wirt.modules.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.HostException;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import io.wirt.testkit.FakeHost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When {@code kernel-args} takes effect, and what the running machine waits for (docs/domain 8). */
class KernelArgsRebootTest {
    private static final String ON = "title A\n kernel /a ro amd_iommu=on\n";
    private static final String OFF = "title A\n kernel /a ro\n";
    private static final String WITHOUT_IT = "amd_iommu=on is configured, but the running kernel was booted without it";
    private static final String NOT_THERE = "amd_iommu=on is not on the running kernel's command line";

    private static Diff judge(FakeHost host, DesiredArguments desired) {
        KernelArgs kind = new KernelArgs();
        return kind.diff(desired, kind.observe(desired, host), Signals.NONE);
    }

    private static DesiredArguments present(String... tokens) {
        return new DesiredArguments(arguments(tokens), List.of(), DesiredArguments.Entries.ALL);
    }

    private static DesiredArguments absent(String... tokens) {
        return new DesiredArguments(List.of(), arguments(tokens), DesiredArguments.Entries.ALL);
    }

    private static List<KernelArgument> arguments(String... tokens) {
        List<KernelArgument> arguments = new ArrayList<>();
        for (String token : tokens) {
            arguments.add(KernelArgument.of(token));
        }
        return arguments;
    }

    private static FakeHost running(String menu, String commandLine) {
        return Hosts.machine(menu).file("/proc/cmdline", commandLine + "\n");
    }

    private static List<String> pending(Diff diff) {
        return diff.awaitingReboot().stream()
                .map(TakesEffect.AfterReboot::reason)
                .toList();
    }

    private static TakesEffect effect(Diff diff) {
        assertThat(diff.changes()).hasSize(1);
        return diff.changes().get(0).takesEffect();
    }

    @Test
    void aPlannedArgumentTakesEffectAfterAReboot() {
        Diff diff = judge(running(OFF, "ro"), present("amd_iommu=on"));
        assertThat(effect(diff)).isEqualTo(new TakesEffect.AfterReboot(NOT_THERE));
        assertThat(pending(diff)).isEmpty();
    }

    @Test
    void severalReasonsAreOne() {
        Diff diff = judge(
                running("title A\n kernel /a quiet\n", "quiet"),
                new DesiredArguments(
                        arguments("amd_iommu=on", "iommu=pt"), arguments("quiet"), DesiredArguments.Entries.ALL));
        assertThat(effect(diff))
                .isEqualTo(new TakesEffect.AfterReboot(NOT_THERE
                        + "; iommu=pt is not on the running kernel's command line"
                        + "; quiet is on the running kernel's command line"));
    }

    @Test
    void aConfiguredArgumentWaitsOnEveryRunUntilTheKernelHasIt() {
        assertThat(pending(judge(running(ON, "ro"), present("amd_iommu=on")))).containsExactly(WITHOUT_IT);
        assertThat(pending(judge(running(ON, "ro amd_iommu=on"), present("amd_iommu=on"))))
                .isEmpty();
    }

    @Test
    void aKernelBootedWithAContradictingArgumentWaitsToo() {
        assertThat(pending(judge(running(ON, "amd_iommu=on amd_iommu=off"), present("amd_iommu=on"))))
                .containsExactly(WITHOUT_IT);
        assertThat(pending(judge(running(ON, "xamd_iommu=on -- amd_iommu=on"), present("amd_iommu=on"))))
                .containsExactly(WITHOUT_IT);
    }

    @Test
    void aRemovedArgumentWaitsUntilTheKernelIsWithoutIt() {
        assertThat(pending(judge(running(OFF, "ro quiet"), absent("quiet"))))
                .containsExactly("quiet is no longer configured, but the running kernel was booted with it");
        assertThat(pending(judge(running(OFF, "ro"), absent("quiet")))).isEmpty();
    }

    @Test
    void whatSomebodyTypedAtTheBootPromptIsInForceAtOnce() {
        assertThat(effect(judge(running(OFF, "ro amd_iommu=on"), present("amd_iommu=on"))))
                .isEqualTo(TakesEffect.NOW);
    }

    @Test
    void onlyTheDefaultEntryDecides() {
        String menu = "default=1\n" + OFF + "title B\n kernel /b ro amd_iommu=on\n";
        Diff diff = judge(running(menu, "ro"), present("amd_iommu=on"));
        assertThat(pending(diff)).containsExactly(WITHOUT_IT);
        assertThat(effect(diff)).isEqualTo(TakesEffect.NOW);
    }

    @Test
    void anEntryThatGrubFallsBackToIsTheDefault() {
        String menu = "default=7\nfallback=1\n" + OFF + "title B\n kernel /b ro amd_iommu=on\n";
        assertThat(pending(judge(running(menu, "ro"), present("amd_iommu=on")))).containsExactly(WITHOUT_IT);
    }

    @Test
    void whereTheDefaultIsSavedAllEntriesDecide() {
        String half = "default saved\n" + OFF + "title B\n kernel /b ro amd_iommu=on\n";
        Diff diff = judge(running(half, "ro"), present("amd_iommu=on"));
        assertThat(pending(diff)).isEmpty();
        assertThat(effect(diff)).isEqualTo(new TakesEffect.AfterReboot(NOT_THERE));
        String whole = "default saved\n" + ON + "title B\n kernel /b ro amd_iommu=on\n";
        assertThat(pending(judge(running(whole, "ro"), present("amd_iommu=on"))))
                .containsExactly(WITHOUT_IT);
    }

    @Test
    void aTreeWithoutACommandLineWaitsForNothing() {
        Diff planned = judge(Hosts.tree(OFF), present("amd_iommu=on"));
        assertThat(effect(planned)).isEqualTo(TakesEffect.NOW);
        assertThat(planned.changes())
                .extracting(Change::summary)
                .containsExactly("1 entry of /boot/grub/grub.conf, takes effect at the first boot");
        assertThat(pending(judge(Hosts.tree(ON), present("amd_iommu=on")))).isEmpty();
    }

    @Test
    void aTreeWithACommandLineIsJudgedByIt() {
        FakeHost tree = Hosts.tree(ON).file("/proc/cmdline", "ro\n");
        assertThat(pending(judge(tree, present("amd_iommu=on")))).containsExactly(WITHOUT_IT);
    }

    @Test
    void aMachineThatDoesNotTellItsCommandLineMayNeedAReboot() {
        Diff diff = judge(Hosts.machine(OFF).without("/proc/cmdline"), present("amd_iommu=on"));
        assertThat(effect(diff)).isInstanceOf(TakesEffect.AfterReboot.class);
    }

    @Test
    void noMachineRebootsForWhatItsKernelIgnores() {
        FakeHost modern = running(ON, "ro").file("/proc/sys/kernel/osrelease", "6.1.0\n");
        assertThat(pending(judge(modern, present("amd_iommu=on")))).isEmpty();
        FakeHost planned = running(OFF, "ro").file("/proc/sys/kernel/osrelease", "6.1.0\n");
        assertThat(effect(judge(planned, present("amd_iommu=on")))).isEqualTo(TakesEffect.NOW);
    }

    @Test
    void otherArgumentsOfTheSameWishStillWait() {
        FakeHost modern = running(ON, "ro").file("/proc/sys/kernel/osrelease", "6.1.0\n");
        assertThat(effect(judge(modern, present("amd_iommu=on", "iommu=pt"))))
                .isEqualTo(new TakesEffect.AfterReboot("iommu=pt is not on the running kernel's command line"));
    }

    @Test
    void quotesMayStandElsewhereOnTheRunningCommandLine() {
        String menu = "title A\n kernel /a foo=\"a b\"\n";
        assertThat(pending(judge(running(menu, "\"foo=a b\""), present("foo=\"a b\""))))
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNotGuessed() {
        FakeHost host = Hosts.machine(OFF).file(Hosts.MENU, OFF, 0);
        assertThatThrownBy(() -> judge(host, present("amd_iommu=on"))).isInstanceOf(HostException.class);
    }
}
