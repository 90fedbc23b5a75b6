package io.wirt.modules.boot;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.List;

/** What the running kernel shows of an argument's effect, beside that it was given it (docs/domain 3.3). */
class KernelArgsEffectTest extends KindContract {
    private static final String WITHOUT_EFFECT = "kernel-args.without-effect";
    private static final String THP = "/sys/kernel/mm/transparent_hugepage/enabled";
    private static final String NESTED = "/sys/module/kvm_amd/parameters/nested";
    private static final String GROUPS = "/sys/kernel/iommu_groups";
    private static final String AMD = "flags\t\t: fpu svm lm\n";
    private static final String INTEL = "flags\t\t: fpu vmx lm\n";

    @Override
    protected List<HostModule> modules() {
        return List.of(new BootModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        return List.of(
                given(
                        "transparent huge pages are as asked for",
                        "transparent_hugepage=never",
                        THP,
                        "always madvise [never]\n"),
                given(
                                "they were set otherwise after the boot",
                                "transparent_hugepage=never",
                                THP,
                                "[always] madvise never\n")
                        .finds(WITHOUT_EFFECT),
                given(
                                "EL 6 has a name of its own for them",
                                "transparent_hugepage=never",
                                "/sys/kernel/mm/redhat_transparent_hugepage/enabled",
                                "[always] never\n")
                        .finds(WITHOUT_EFFECT),
                given("nothing is shown of them", "transparent_hugepage=never", "/sys/kernel/mm/other", "1\n"),
                given("a driver has the parameter", "kvm_amd.nested=1", NESTED, "1\n"),
                given("a truth is a truth in any spelling", "kvm_amd.nested=1", NESTED, "Y\n"),
                given("a dash in the name is an underscore", "kvm-amd.nested=1", NESTED, "0\n")
                        .finds(WITHOUT_EFFECT),
                given("a driver was loaded with another value", "kvm_amd.nested=1", NESTED, "0\n")
                        .finds(WITHOUT_EFFECT),
                given(
                                "numbers are compared",
                                "kvm.halt_poll_ns=0",
                                "/sys/module/kvm/parameters/halt_poll_ns",
                                "200000\n")
                        .finds(WITHOUT_EFFECT),
                given(
                        "spellings that nobody can compare prove nothing",
                        "kvm.mask=0x10",
                        "/sys/module/kvm/parameters/mask",
                        "16\n"),
                given("a path in a name is no name", "kvm_amd.../../../x=1", "/sys/module/x", "0\n"),
                given(
                        "huge pages have the size",
                        "default_hugepagesz=1G",
                        "/proc/meminfo",
                        "Hugepagesize:    1048576 kB\n"),
                given(
                                "they have another one",
                                "default_hugepagesz=1G",
                                "/proc/meminfo",
                                "Hugepagesize:       2048 kB\n")
                        .finds(WITHOUT_EFFECT),
                given("the IOMMU works", "intel_iommu=on", GROUPS + "/0/type", "DMA\n", INTEL),
                Scenario.of(
                                "it does not, though it was asked for",
                                host("intel_iommu=on", "ro intel_iommu=on")
                                        .file("/proc/cpuinfo", INTEL)
                                        .directory(GROUPS),
                                desired("intel_iommu=on"))
                        .finds(WITHOUT_EFFECT),
                given(
                        "a kernel without sysfs for it shows nothing",
                        "intel_iommu=on",
                        "/sys/class/other/x",
                        "\n",
                        INTEL),
                given("it works, though it was to be off", "amd_iommu=off", GROUPS + "/0/type", "DMA\n", AMD)
                        .finds(WITHOUT_EFFECT),
                given(
                                "on a processor of another maker the argument is judged by that alone",
                                "intel_iommu=on",
                                GROUPS + "/0/type",
                                "DMA\n",
                                AMD)
                        .finds("kernel-args.wrong-vendor"),
                Scenario.of(
                                "what the kernel does without being told can wait for its reboot",
                                host("kvm_amd.nested=1", "ro").file(NESTED, "1\n"),
                                desired("kvm_amd.nested=1"))
                        .awaitsReboot("kvm_amd.nested=1 is configured, but the running kernel was booted without it;"
                                + " it has 1 for it all the same"));
    }

    /** A host that was booted with the argument, and a file in which the kernel shows something. */
    private static Scenario given(String name, String argument, String path, String content) {
        return given(name, argument, path, content, "");
    }

    private static Scenario given(String name, String argument, String path, String content, String processors) {
        return Scenario.of(
                name,
                host(argument, "ro " + argument)
                        .file("/proc/cpuinfo", processors)
                        .file(path, content),
                desired(argument));
    }

    private static FakeHost host(String configured, String commandLine) {
        return Hosts.machine("title A\n kernel /a ro " + configured + "\n").file("/proc/cmdline", commandLine + "\n");
    }

    private static String desired(String argument) {
        return "- kernel-args: { name: it, present: ['" + argument + "'] }";
    }
}
