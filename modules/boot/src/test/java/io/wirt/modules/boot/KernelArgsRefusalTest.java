package io.wirt.modules.boot;

import static io.wirt.modules.boot.Hosts.MENU;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.List;

/** What {@code kernel-args} will not touch, and what it does with a word of warning. */
class KernelArgsRefusalTest extends KindContract {
    private static final String WANTED = "- kernel-args: { name: iommu, present: [amd_iommu=on] }";
    private static final String ADDED = "kernel-args/iommu: + amd_iommu=on";
    private static final String A = "title A\n kernel /a ro\n";
    private static final String AUTOMAGIC = """
            ### BEGIN AUTOMAGIC KERNELS LIST
            ## ## Start Default Options ##
            # kopt=root=/dev/sda1 ro
            ## ## End Default Options ##
            ### END DEBIAN AUTOMAGIC KERNELS LIST
            """;
    private static final String FSTAB = "/dev/sda2 / ext4 defaults 1 1\nUUID=1-2\t/boot\text4\tdefaults 1 2\n";

    @Override
    protected List<HostModule> modules() {
        return List.of(new BootModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        return List.of(
                refused("a menu of GRUB 2 without Linux is refused", "no-linux-entry", grub2("/boot/grub2/grub.cfg")),
                refused("so is one of Debian's", "no-linux-entry", grub2("/boot/grub/grub.cfg")),
                refused(
                        "entries that no menu reads are refused",
                        "unknown-boot-loader",
                        grub2("/boot/loader/entries/a.conf")),
                refused("settings of GRUB 2 without a menu are none", "no-boot-loader", grub2("/etc/default/grub")),
                refused("a host without a boot loader is refused", "no-boot-loader", FakeHost.machine()),
                refused(
                        "an entry's backup makes no boot loader",
                        "no-boot-loader",
                        grub2("/boot/loader/entries/a.conf.rpmsave")),
                refused(
                        "two boot loaders on one host are refused",
                        "ambiguous-boot-loader",
                        Hosts.machine(A).file("/boot/grub2/grub.cfg", "menuentry\n")),
                refused(
                        "two menus that are not one file are refused",
                        "ambiguous-boot-loader",
                        FakeHost.machine().file(MENU, A).file("/boot/grub/menu.lst", A)),
                refused(
                        "a boot partition that is not mounted is refused",
                        "boot-not-mounted",
                        Hosts.machine(A).file("/etc/fstab", FSTAB).file("/proc/mounts", "/dev/sda2 / ext4 rw 0 0\n")),
                refused(
                        "a wish that no kernel could boot with is refused",
                        "unbootable",
                        Hosts.machine("title A\n kernel /a ro root=/dev/sda1\n"),
                        "- kernel-args: { name: lean, absent: [root] }"),
                refused(
                        "a menu that update-grub generates without a '# kopt=' is refused",
                        "automagic-without-kopt",
                        Hosts.machine("### BEGIN AUTOMAGIC KERNELS LIST\n# kopt=root=/dev/sda1 ro\n" + A)),
                refused(
                        "so is one whose carriage returns hide the settings from update-grub",
                        "automagic-without-kopt",
                        Hosts.machine((AUTOMAGIC + A).replace("\n", "\r\n"))),
                refused(
                        "update-grub cannot treat the default entry on its own",
                        "automagic-default-only",
                        Hosts.machine(AUTOMAGIC + A),
                        "- kernel-args: { name: iommu, present: [amd_iommu=on], entries: default }"),
                refused(
                        "an argument that the shell of update-grub would alter is refused",
                        "automagic-unsafe",
                        Hosts.machine(AUTOMAGIC + A),
                        "- kernel-args: { name: iommu, present: ['foo=a*'] }"),
                refused(
                        "a menu for the BIOS beside one for EFI is refused where nobody knows the firmware",
                        "ambiguous-boot-loader",
                        Hosts.tree(A).file("/boot/efi/EFI/redhat/grub.conf", A + A)),
                refused(
                        "a file system of EFI that is not mounted is refused",
                        "boot-not-mounted",
                        Hosts.machine(A)
                                .directory("/sys/firmware/efi")
                                .file("/etc/fstab", "/dev/sda1 /boot/efi vfat defaults 0 0\n")
                                .file("/proc/mounts", "/dev/sda2 / ext4 rw 0 0\n")),
                refused(
                        "a menu without Linux is refused",
                        "no-linux-entry",
                        Hosts.machine("title B\n chainloader +1\n")),
                refused("an empty menu is refused", "no-linux-entry", Hosts.machine("")),
                refused(
                        "a line that GRUB would cut is refused, and its neighbour is not touched",
                        "line-too-long",
                        Hosts.machine(A + "title B\n kernel /b " + "x".repeat(1480) + "\n")),
                refused(
                        "a line that GRUB cuts already is refused, though the argument stands in it",
                        "line-too-long",
                        Hosts.machine("title B\n kernel /b " + "x".repeat(1600) + " amd_iommu=on\n")),
                theLongestLine(),
                bootPartitionMounted(),
                mountsOfATreeAreNotAsked(),
                aCommentInFstabIsNoMount(),
                longLineOnAnUnknownGrub(),
                savedDefault(),
                defaultOutOfRange(),
                defaultIsForeign(),
                newerKernel(),
                newerKernelOfATree(),
                intelProcessor(),
                amdProcessor(),
                lockedProcessorProvesNothing(),
                contradicted(),
                underXen());
    }

    private static FakeHost grub2(String path) {
        return FakeHost.machine().file(path, "set default=0\n").file("/etc/redhat-release", "CentOS 7\n");
    }

    /** Refused: nothing is written. */
    private static Scenario refused(String name, String id, FakeHost host) {
        return refused(name, id, host, WANTED).says("amd_iommu=on");
    }

    private static Scenario refused(String name, String id, FakeHost host, String desired) {
        return Scenario.of(name, host, desired).finds("kernel-args." + id);
    }

    private static Scenario theLongestLine() {
        // " kernel /b " without the first blank, 10 characters; " amd_iommu=on", 13.
        String arguments = "x".repeat(1500 - 10 - 13);
        String menu = "title B\n kernel /b " + arguments + "\n";
        return Scenario.of("a line of 1500 characters is not too long", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .leaves(MENU, menu.replace("x\n", "x amd_iommu=on\n"));
    }

    private static Scenario bootPartitionMounted() {
        FakeHost host = Hosts.machine(A)
                .file("/etc/fstab", FSTAB)
                .file("/proc/mounts", "/dev/sda2 / ext4 rw 0 0\n/dev/sda1 /boot ext4 rw 0 0\n");
        return Scenario.of("a boot partition that is mounted is edited", host, WANTED)
                .plans(ADDED);
    }

    private static Scenario mountsOfATreeAreNotAsked() {
        return Scenario.of("in a tree nothing is mounted", Hosts.tree(A).file("/etc/fstab", FSTAB), WANTED)
                .plans(ADDED);
    }

    private static Scenario aCommentInFstabIsNoMount() {
        FakeHost host = Hosts.machine(A).file("/etc/fstab", "# /boot was here\n#/dev/sda1 /boot ext4\nbad\n");
        return Scenario.of("a comment in fstab is no mount", host, WANTED).plans(ADDED);
    }

    private static Scenario longLineOnAnUnknownGrub() {
        FakeHost host = Hosts.plain(FakeHost.tree(), "title A\n kernel /a " + "x".repeat(250) + "\n");
        return Scenario.of("over 255 characters deserve a word where GRUB is not Red Hat's", host, WANTED)
                .plans(ADDED)
                .finds("kernel-args.long-command-line");
    }

    private static Scenario onlyDefault(String name, String menu) {
        String both = "title B\n kernel /b ro\n";
        return Scenario.of(
                        name,
                        Hosts.machine(menu + A + both),
                        "- kernel-args: { name: iommu, present: [amd_iommu=on], entries: default }")
                .plans(ADDED)
                .finds("kernel-args.default-unknown")
                .says("2 entries of /boot/grub/grub.conf")
                .leaves(MENU, (menu + A + both).replace(" ro\n", " ro amd_iommu=on\n"));
    }

    private static Scenario savedDefault() {
        return onlyDefault("a saved default is unknown, so all entries are changed", "default saved\n");
    }

    private static Scenario defaultOutOfRange() {
        return onlyDefault("a default out of range is none, so all entries are changed", "default=7\nfallback=1\n");
    }

    private static Scenario defaultIsForeign() {
        return onlyDefault(
                "a default that boots no Linux is none, so all entries are changed", "title W\n chainloader +1\n");
    }

    private static Scenario newerKernel() {
        FakeHost host = Hosts.machine(A).file("/proc/sys/kernel/osrelease", "5.14.0-70.el9.x86_64\n");
        return Scenario.of("a newer kernel knows no amd_iommu=on", host, WANTED)
                .plans(ADDED)
                .finds("kernel-args.ignored-by-kernel");
    }

    private static Scenario newerKernelOfATree() {
        FakeHost host = Hosts.tree("title A\n kernel /vmlinuz-4.18.0 ro\n").without("/proc/sys/kernel/osrelease");
        return Scenario.of("a tree's kernel is known by its default entry", host, WANTED)
                .plans(ADDED)
                .finds("kernel-args.ignored-by-kernel");
    }

    private static Scenario intelProcessor() {
        FakeHost host = Hosts.machine(A).file("/proc/cpuinfo", "vendor_id\t: AMD\nflags\t\t: fpu vmx svm_lock\n");
        return Scenario.of("amd_iommu on a processor with vmx is the wrong one", host, WANTED)
                .plans(ADDED)
                .finds("kernel-args.wrong-vendor");
    }

    private static Scenario amdProcessor() {
        FakeHost host = Hosts.machine(A).file("/proc/cpuinfo", "flags\t\t: fpu svm\nvmx flags\t: vmx vnmi\n");
        return Scenario.of(
                        "intel_iommu on a processor with svm is the wrong one",
                        host,
                        "- kernel-args: { name: iommu, present: [intel_iommu=on] }")
                .plans("kernel-args/iommu: + intel_iommu=on")
                .finds("kernel-args.wrong-vendor");
    }

    private static Scenario lockedProcessorProvesNothing() {
        FakeHost host = Hosts.machine(A).file("/proc/cpuinfo", "flags\t\t: fpu lahf_lm\n");
        return Scenario.of("a processor with neither flag may be either", host, WANTED)
                .plans(ADDED);
    }

    private static Scenario contradicted() {
        return Scenario.of("iommu=off beats amd_iommu=on", Hosts.machine("title A\n kernel /a iommu=off\n"), WANTED)
                .plans(ADDED)
                .finds("kernel-args.contradicted");
    }

    private static Scenario underXen() {
        String menu = "title Xen\n kernel /xen.gz\n module /vmlinuz-2.6.32-71.el6 ro\n module /initrd.img\n";
        return Scenario.of("the IOMMU is the hypervisor's", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .finds("kernel-args.ignored-under-xen")
                .leaves(MENU, menu.replace("el6 ro", "el6 ro amd_iommu=on"));
    }
}
