package io.wirt.modules.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Answer;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Query;
import io.wirt.spi.Signals;
import io.wirt.testkit.FakeHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the checks have it from, how they grade it, and what they advise. */
class ChecksEvidenceTest {

    private static <D, S> Diff judge(Kind<D, S> kind, D desired, HostView host) {
        return kind.diff(desired, kind.observe(desired, host), Signals.NONE);
    }

    private static Diff flags(FakeHost host, String... flags) {
        return judge(new CpuFlags(), new CpuFlags.Desired(List.of(flags)), host);
    }

    private static Diff config(String file, String value) {
        FakeHost host =
                FakeHost.tree().file("/proc/sys/kernel/osrelease", "2.6\n").file("/boot/config-2.6", file);
        return judge(new KernelConfigCheck(), new KernelConfigCheck.Desired(Map.of("CONFIG_KVM", value)), host);
    }

    private static Diff iommu(FakeHost host) {
        return judge(new Iommu(), new Iommu.Desired(true), host);
    }

    private static FakeHost cpu(String flags) {
        return FakeHost.machine().file("/proc/cpuinfo", "processor\t: 0\nflags\t\t: " + flags + "\n");
    }

    private static Finding only(Diff diff) {
        assertThat(diff.findings()).hasSize(1);
        return diff.findings().get(0);
    }

    @Test
    void aMissingFlagIsShownAtTheProcessorThatLacksIt() {
        Finding finding = only(flags(cpu("svm\n\nprocessor\t: 1\nflags\t\t: fpu"), "svm"));
        assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
        assertThat(finding.summary()).isEqualTo("processor 1 does not have svm");
        assertThat(finding.evidence().place()).isEqualTo("/proc/cpuinfo:5");
    }

    @Test
    void aFlagThatAllHaveIsShownAtTheFirst() {
        assertThat(flags(cpu("fpu svm"), "svm").evidence().place()).isEqualTo("/proc/cpuinfo:2");
    }

    @Test
    void aMachineIsSentToItsFirmware() {
        assertThat(only(flags(cpu("fpu"), "svm")).remedy())
                .contains("SVM (AMD-V)")
                .contains("firmware");
        assertThat(only(flags(cpu("fpu"), "vmx")).remedy()).contains("VT-x").contains("firmware");
    }

    @Test
    void aGuestIsSentToItsHost() {
        assertThat(only(flags(cpu("fpu hypervisor"), "svm")).remedy())
                .contains("nested")
                .doesNotContain("firmware");
    }

    @Test
    void theOtherVendorsFlagIsNamed() {
        assertThat(only(flags(cpu("fpu vmx"), "svm")).remedy()).isEqualTo("these processors have vmx: demand that one");
    }

    @Test
    void noFirmwareMakesAProcessorLong() {
        assertThat(only(flags(cpu("fpu svm"), "lm")).remedy()).isEqualTo("use a machine whose processors have it");
    }

    @Test
    void anOptionIsShownWithItsLine() {
        Finding finding = only(config("# x\nCONFIG_KVM=m\n", "y"));
        assertThat(finding.evidence()).isEqualTo(new Evidence("/boot/config-2.6", 2, "CONFIG_KVM=m"));
        assertThat(finding.summary()).isEqualTo("CONFIG_KVM is m, and y is demanded");
        assertThat(finding.remedy()).contains("module");
    }

    @Test
    void anOptionThatIsNotSetIsCalledSo() {
        Finding finding = only(config("# CONFIG_KVM is not set\n", "y"));
        assertThat(finding.summary()).isEqualTo("CONFIG_KVM is not set, and y is demanded");
        assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
    }

    @Test
    void anOptionThatTheFileIsSilentAboutIsUnknownAndNotOff() {
        assertThat(only(config("", "y")).level()).isEqualTo(Finding.Level.UNKNOWN);
    }

    @Test
    void aMessageIsShownWithItsLine() {
        FakeHost host = FakeHost.tree().bootLog("Linux version 2.6.32", "AMD-Vi: Enabling IOMMU at 0000:00:00.2");
        Diff diff = judge(new KernelLog(), new KernelLog.Desired("AMD-Vi: Enabling"), host);
        assertThat(diff.evidence())
                .isEqualTo(new Evidence("/var/log/dmesg", 2, "AMD-Vi: Enabling IOMMU at 0000:00:00.2"));
        assertThat(diff.findings()).isEmpty();
    }

    @Test
    void absenceFromAWrappedLogIsUnknownAndNotAFailure() {
        Query.KernelMessages wrapped = new Query.KernelMessages(List.of("usb"), "dmesg", false);
        FakeHost host = FakeHost.machine().bootLog(new Answer.Known<>(wrapped, Evidence.of("dmesg")));
        Diff log = judge(new KernelLog(), new KernelLog.Desired("AMD-Vi: Enabling"), host);
        assertThat(only(log).level()).isEqualTo(Finding.Level.UNKNOWN);
        assertThat(only(iommu(host)).level()).isEqualTo(Finding.Level.UNKNOWN);
    }

    @Test
    void aTreeThatTellsNothingIsNotApplicable() {
        FakeHost tree = FakeHost.tree();
        assertThat(only(flags(tree, "svm")).level()).isEqualTo(Finding.Level.NOT_APPLICABLE);
        assertThat(only(iommu(tree)).level()).isEqualTo(Finding.Level.NOT_APPLICABLE);
        Diff log = judge(new KernelLog(), new KernelLog.Desired("x"), tree);
        assertThat(only(log).level()).isEqualTo(Finding.Level.NOT_APPLICABLE);
    }

    @Test
    void theSwitchedOffIommuOfEl6IsToldWhatToDo() {
        Finding finding =
                only(iommu(FakeHost.tree().bootLog("AMD-Vi disabled by default: pass amd_iommu=on to enable")));
        assertThat(finding.summary()).contains("AMD-Vi disabled by default");
        assertThat(finding.evidence().place()).isEqualTo("/var/log/dmesg:1");
        assertThat(finding.remedy()).contains("amd_iommu=on");
    }

    @Test
    void theFirmwaresTableChoosesTheAdvice() {
        FakeHost silent = FakeHost.machine().bootLog("Linux version 2.6.32");
        assertThat(only(iommu(silent)).remedy()).contains("firmware");
        assertThat(only(iommu(silent.copy().file("/sys/firmware/acpi/tables/DMAR", "")))
                        .remedy())
                .contains("intel_iommu=on");
        assertThat(only(iommu(silent.copy().file("/sys/firmware/acpi/tables/IVRS", "")))
                        .remedy())
                .contains("amd_iommu=on");
    }

    @Test
    void theGroupsInSysfsAreCounted() {
        FakeHost host =
                FakeHost.machine().directory("/sys/kernel/iommu_groups/0").directory("/sys/kernel/iommu_groups/1");
        assertThat(iommu(host).evidence()).isEqualTo(new Evidence("/sys/kernel/iommu_groups", 0, "2 groups"));
    }
}
