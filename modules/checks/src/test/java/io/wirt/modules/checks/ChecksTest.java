package io.wirt.modules.checks;

import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostModule;
import io.wirt.spi.Query;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the checks say of hosts. */
class ChecksTest extends KindContract {
    private static final String EL6 = "2.6.32-71.29.1.el6.x86_64";
    private static final String CONFIG = "/boot/config-" + EL6;
    private static final String SVM = "- cpu-flags: [svm, lm]";
    private static final String KSM = "- kernel-config: { CONFIG_KSM: y }";
    private static final String LOG = "- kernel-log: { contains: \"AMD-Vi: Enabling IOMMU\" }";
    private static final String ON = "- iommu";
    private static final String OFF = "- iommu: { enabled: false }";

    @Override
    protected List<HostModule> modules() {
        return List.of(new ChecksModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        return List.of(
                // cpu-flags
                check("the how-to's processors have what KVM needs", howTo(FakeHost.machine()), SVM)
                        .says("svm, lm"),
                check("svm_lock is not svm, and lahf_lm is not lm", cpu("fpu svm_lock lahf_lm"), SVM)
                        .finds("cpu-flags.missing", "cpu-flags.missing"),
                check(
                                "a line 'vmx flags' is not the line 'flags'",
                                cpu("fpu lm\nvmx flags : vmx"),
                                "- cpu-flags: [vmx]")
                        .finds("cpu-flags.missing"),
                check("one processor without the flag is enough to fail", cpu("svm lm\nprocessor : 1\nflags : lm"), SVM)
                        .finds("cpu-flags.missing"),
                check("a processor without a line 'flags' is another matter", arm(), SVM)
                        .finds("cpu-flags.no-flags-line"),
                check("a machine without cpuinfo leaves it unknown", FakeHost.machine(), SVM)
                        .finds("cpu-flags.no-cpuinfo"),
                check("a tree without cpuinfo is not asked", FakeHost.tree(), SVM)
                        .finds("cpu-flags.no-processor"),
                // kernel-config
                check(
                                "the how-to's kernel has what KVM needs",
                                howTo(FakeHost.tree()),
                                "- kernel-config: { CONFIG_KSM: y, CONFIG_AMD_IOMMU: y }")
                        .says("CONFIG_KSM=y, CONFIG_AMD_IOMMU=y"),
                check("an option that is not set is not y", config("# CONFIG_KSM is not set\n"), KSM)
                        .finds("kernel-config.differs"),
                check("a module is not built in", config("CONFIG_KSM=m\n"), KSM).finds("kernel-config.differs"),
                check("another option's name is longer", config("CONFIG_KSM_LEGACY=y\nXCONFIG_KSM=y\n"), KSM)
                        .finds("kernel-config.absent"),
                check("what the file is silent about is unknown", config("CONFIG_X=y\n"), KSM)
                        .finds("kernel-config.absent"),
                check(
                        "n is what is not set",
                        config("# CONFIG_KSM is not set\n"),
                        "- kernel-config: { CONFIG_KSM: n }"),
                check(
                        "n is what the file is silent about",
                        config("CONFIG_X=y\n"),
                        "- kernel-config: { CONFIG_KSM: n }"),
                check(
                        "a text is compared with its quotes",
                        config("CONFIG_DEFAULT=\"cubic\"\n"),
                        "- kernel-config: { options: { CONFIG_DEFAULT: '\"cubic\"' } }"),
                check("the configuration may lie beside the modules", besideModules(), KSM),
                check(
                                "a compressed configuration cannot be read",
                                config("").without(CONFIG).file("/proc/config.gz", "x"),
                                KSM)
                        .finds("kernel-config.compressed-not-built"),
                check("a kernel without configuration is unknown", config("").without(CONFIG), KSM)
                        .finds("kernel-config.not-found"),
                check("a tree's kernel is the one that it boots by default", bootedByDefault("default=1\n"), KSM),
                check("a tree that may boot several kernels is unknown", bootedByDefault("default saved\n"), KSM)
                        .finds("kernel-config.kernel-unknown"),
                check("a tree without a kernel is not asked", FakeHost.tree(), KSM)
                        .finds("kernel-config.no-kernel"),
                check("a machine without a release is unknown", FakeHost.machine(), KSM)
                        .finds("kernel-config.kernel-unknown"),
                // kernel-log
                check("what the kernel said is found", howTo(FakeHost.tree()).bootLog(after()), LOG)
                        .says("AMD-Vi: Enabling IOMMU"),
                check("the text may stand alone", machine(after()), "- kernel-log: 'AMD-Vi: Enabling IOMMU'"),
                check("what it did not say fails", machine(before()), LOG).finds("kernel-log.not-said"),
                check("a log that lost its beginning proves nothing", wrapped("usb 1-1: new device"), LOG)
                        .finds("kernel-log.incomplete"),
                check("a log that lost its beginning may hold it all the same", wrapped(after()), LOG),
                check("a log that may not be read proves nothing", restricted(), LOG)
                        .finds("kernel-log.unreadable"),
                check("a host without a log is not asked", FakeHost.tree(), LOG).finds("kernel-log.no-log"),
                // iommu
                check("groups in sysfs are an IOMMU", sysfs(2, "ivhd0"), ON).says("on (AMD-Vi)"),
                check("units of Intel are called dmar", sysfs(1, "dmar0"), ON).says("on (VT-d)"),
                check("groups without units are none", sysfs(1, ""), ON).finds("iommu.off"),
                check("units without groups are switched off", sysfs(0, "dmar0"), ON)
                        .finds("iommu.off")
                        .says("off (VT-d)"),
                check("kernels before 3.17 list groups only", machine().directory("/sys/kernel/iommu_groups/0"), ON)
                        .says("on"),
                check("where sysfs knows, the log is not asked", sysfs(0, "").bootLog(after()), ON)
                        .finds("iommu.off"),
                check("an old kernel's log says that it is on", machine(after()), ON)
                        .says("on (AMD-Vi)"),
                check(
                                "an older kernel's log says so in other words",
                                machine("AMD IOMMU: Enabling IOMMU at 0000:00:00.2 cap 0x40"),
                                ON)
                        .says("on (AMD-Vi)"),
                check(
                                "Intel's is on once it runs",
                                machine("PCI-DMA: Intel(R) Virtualization Technology for Directed I/O"),
                                ON)
                        .says("on (VT-d)"),
                check("the argument alone switches nothing on", machine("DMAR: IOMMU enabled"), ON)
                        .finds("iommu.off"),
                check("EL 6 says that it is off by default", machine(before()), ON)
                        .finds("iommu.off")
                        .says("off (AMD-Vi)"),
                check("AMD-Vi alone proves nothing", machine("AMD-Vi: Event logged [IO_PAGE_FAULT]"), ON)
                        .finds("iommu.off"),
                check("silence of a log without its beginning is unknown", wrapped("AMD-Vi: Event logged"), ON)
                        .finds("iommu.incomplete"),
                check("silence of a closed log is unknown", restricted(), ON).finds("iommu.unreadable"),
                check("the firmware's table alone switches nothing on", table(machine(before())), ON)
                        .finds("iommu.off"),
                check("a tree that tells nothing is not asked", FakeHost.tree(), ON)
                        .finds("iommu.no-log"),
                check("it may have to be off", machine(before()), OFF).says("off (AMD-Vi)"),
                check("it may have to be off and is not", sysfs(1, "ivhd0"), OFF)
                        .finds("iommu.on"));
    }

    private static Scenario check(String name, FakeHost host, String check) {
        return Scenario.ofChecks(name, host, check);
    }

    private static FakeHost howTo(FakeHost host) {
        for (String path : List.of("/proc/cpuinfo", "/proc/sys/kernel/osrelease", CONFIG)) {
            Path file = Path.of("..", "..", "playbooks", "hosts", "centos6-opteron" + path);
            try {
                host.file(path, Files.readString(file, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return host;
    }

    private static FakeHost cpu(String flags) {
        return FakeHost.machine().file("/proc/cpuinfo", "processor\t: 0\nbugs : svm\nflags\t\t: " + flags + "\n");
    }

    private static FakeHost arm() {
        return FakeHost.machine().file("/proc/cpuinfo", "processor\t: 0\nFeatures\t: fp asimd svm lm\n");
    }

    private static FakeHost config(String text) {
        return FakeHost.machine().file("/proc/sys/kernel/osrelease", EL6 + "\n").file(CONFIG, text);
    }

    private static FakeHost besideModules() {
        return config("").without(CONFIG).file("/lib/modules/" + EL6 + "/config", "CONFIG_KSM=y\n");
    }

    private static FakeHost bootedByDefault(String menu) {
        return FakeHost.tree()
                .file(
                        "/boot/grub/grub.conf",
                        menu + "title A\n kernel /vmlinuz-1 ro\ntitle B\n kernel /boot/vmlinuz-2 ro\n")
                .file("/boot/config-1", "# CONFIG_KSM is not set\n")
                .file("/boot/config-2", "CONFIG_KSM=y\n");
    }

    private static String before() {
        return "AMD-Vi disabled by default: pass amd_iommu=on to enable";
    }

    private static String after() {
        return "[    0.6] AMD-Vi: Enabling IOMMU at 0000:00:00.2 cap 0x40";
    }

    private static FakeHost machine(String... log) {
        return FakeHost.machine().bootLog(log);
    }

    private static FakeHost wrapped(String line) {
        Query.KernelMessages messages = new Query.KernelMessages(List.of(line), "dmesg", false);
        return FakeHost.machine().bootLog(new Answer.Known<>(messages, Evidence.of("dmesg")));
    }

    private static FakeHost restricted() {
        return FakeHost.machine().bootLog(new Answer.Unknown<>("dmesg: Operation not permitted"));
    }

    private static FakeHost table(FakeHost host) {
        return host.file("/sys/firmware/acpi/tables/IVRS", "", 0);
    }

    /** A kernel with the IOMMU in sysfs. */
    private static FakeHost sysfs(int groups, String unit) {
        FakeHost host = FakeHost.machine().directory("/sys/kernel/iommu_groups").directory("/sys/class/iommu");
        for (int i = 0; i < groups; i++) {
            host.directory("/sys/kernel/iommu_groups/" + i);
        }
        return unit.isEmpty() ? host : host.link("/sys/class/iommu/" + unit, "../../devices/virtual/iommu/" + unit);
    }
}
