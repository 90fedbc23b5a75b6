package io.wirt.modules.boot;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Kernel arguments on hosts of boot loader entries: the entries themselves, what they share, and kernels to come. */
class KernelArgsBlsTest extends KindContract {
    private static final String WANTED = "- kernel-args: { name: iommu, present: [iommu=pt] }";
    private static final String ADDED = "kernel-args/iommu: + iommu=pt";
    private static final String ID = "3d1f0a6be2c94d7f8b52c6e19f407ad8";
    private static final String ENTRIES = "/boot/loader/entries/" + ID + "-";
    private static final String OLD = ENTRIES + "5.14.0-362.8.1.el9_3.x86_64.conf";
    private static final String NEW = ENTRIES + "5.14.0-362.18.1.el9_3.x86_64.conf";
    private static final String RESCUE = ENTRIES + "0-rescue.conf";
    private static final String COMMAND_LINE = "/etc/kernel/cmdline";
    private static final String BLOCK = "/boot/grub2/grubenv";
    private static final String ARGUMENTS = "root=/dev/mapper/rl-root ro crashkernel=1G rd.lvm.lv=rl/root rhgb quiet";
    private static final String MENU = "### BEGIN /etc/grub.d/10_linux ###\ninsmod blscfg\nblscfg\n";

    @Override
    protected List<HostModule> modules() {
        return List.of(new BootModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        literal(scenarios);
        shared(scenarios);
        severalOfOneKey(scenarios);
        byDefault(scenarios);
        refusing(scenarios);
        changedOnTheWay(scenarios);
        return scenarios;
    }

    private static void literal(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "each entry is edited, and the arguments of kernels to come; the one for rescue is left alone",
                        el9(FakeHost.machine()),
                        WANTED)
                .plans(ADDED)
                .says("2 entries and kernels to come, in /boot/loader/entries")
                .runs()
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", ARGUMENTS + " $tuned_params iommu=pt"))
                .leaves(OLD, entry("5.14.0-362.8.1.el9_3", ARGUMENTS + " $tuned_params iommu=pt"))
                .leaves(RESCUE, entry("0-rescue", ARGUMENTS))
                .leaves(COMMAND_LINE, ARGUMENTS + " iommu=pt\n"));
        scenarios.add(Scenario.of(
                        "the one for rescue is edited if it is asked for",
                        el9(FakeHost.machine()),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: with-rescue }")
                .plans(ADDED)
                .says("3 entries and kernels to come, in /boot/loader/entries")
                .leaves(RESCUE, entry("0-rescue", ARGUMENTS + " iommu=pt")));
        scenarios.add(Scenario.of("the same in a tree", el9(FakeHost.tree()), WANTED)
                .plans(ADDED)
                .leaves(COMMAND_LINE, ARGUMENTS + " iommu=pt\n"));
        scenarios.add(Scenario.of(
                        "what is unwanted goes, and a value takes the place of another",
                        el9(FakeHost.machine()),
                        "- kernel-args: { name: lean, present: [crashkernel=2G-8G:256M], absent: [crashkernel=1G, rhgb] }")
                .plans(
                        "kernel-args/lean: - crashkernel=1G",
                        "kernel-args/lean: - rhgb",
                        "kernel-args/lean: + crashkernel=2G-8G:256M")
                .leaves(COMMAND_LINE, "root=/dev/mapper/rl-root ro rd.lvm.lv=rl/root quiet crashkernel=2G-8G:256M\n"));
        scenarios.add(Scenario.of(
                        "the settings of grub2-mkconfig are kept in step, for it may write the others anew",
                        el9(FakeHost.machine()).file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"rhgb quiet\"\n"),
                        WANTED)
                .plans(ADDED)
                .leaves("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"rhgb quiet iommu=pt\"\n"));
        scenarios.add(Scenario.of(
                        "several lines of options become one",
                        el9(FakeHost.machine())
                                .file(OLD, "title Old\nlinux /v\noptions root=/dev/sda1 ro\noptions quiet\n# x\n"),
                        WANTED)
                .plans(ADDED)
                .leaves(OLD, "title Old\nlinux /v\noptions root=/dev/sda1 ro quiet iommu=pt\n# x\n"));
        scenarios.add(Scenario.of(
                        "a host whose entries have it, and whose kernels to come would not, is brought in step",
                        el9(FakeHost.machine(), ARGUMENTS + " iommu=pt")
                                .file(COMMAND_LINE, ARGUMENTS + "\n")
                                .file("/proc/cmdline", ARGUMENTS + " iommu=pt\n"),
                        WANTED)
                .plans(ADDED)
                .says("kernels to come, in /boot/loader/entries")
                .leaves(COMMAND_LINE, ARGUMENTS + " iommu=pt\n"));
        scenarios.add(Scenario.of(
                        "a stub on the file system of EFI names the menu, and stays",
                        el9(FakeHost.machine())
                                .directory("/sys/firmware/efi")
                                .file("/boot/efi/EFI/rocky/grub.cfg", Grub2Hosts.STUB),
                        WANTED)
                .plans(ADDED)
                .leaves("/boot/efi/EFI/rocky/grub.cfg", Grub2Hosts.STUB));
    }

    private static void shared(List<Scenario> scenarios) {
        String before = block("saved_entry=" + ID + "-x", "kernelopts=" + ARGUMENTS, "boot_success=0");
        scenarios.add(Scenario.of(
                        "what the entries of EL 8 share is changed in its block, in place and to the byte",
                        el8("$kernelopts $tuned_params").file(BLOCK, before),
                        WANTED)
                .plans(ADDED)
                .says("2 entries and kernels to come, in /boot/loader/entries")
                .leaves(
                        BLOCK,
                        block("saved_entry=" + ID + "-x", "kernelopts=" + ARGUMENTS + " iommu=pt", "boot_success=0"))
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", "$kernelopts $tuned_params")));
        scenarios.add(Scenario.of(
                        "the block is a link on EFI, and stays one",
                        el8("$kernelopts $tuned_params")
                                .link(BLOCK, "../efi/EFI/redhat/grubenv")
                                .file("/boot/efi/EFI/redhat/grubenv", before),
                        WANTED)
                .plans(ADDED)
                .leavesLink(BLOCK, "../efi/EFI/redhat/grubenv")
                .leaves(
                        "/boot/efi/EFI/redhat/grubenv",
                        block("saved_entry=" + ID + "-x", "kernelopts=" + ARGUMENTS + " iommu=pt", "boot_success=0")));
        scenarios.add(Scenario.of(
                        "an entry that adds to what is shared, and contradicts it, loses that",
                        el8("$kernelopts iommu=off $tuned_params").file(BLOCK, before),
                        WANTED)
                .plans("kernel-args/iommu: iommu off -> pt")
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", "$kernelopts $tuned_params"))
                .leaves(
                        BLOCK,
                        block("saved_entry=" + ID + "-x", "kernelopts=" + ARGUMENTS + " iommu=pt", "boot_success=0")));
        scenarios.add(Scenario.of(
                        "a block without room is refused",
                        el8("$kernelopts").file(BLOCK, block("kernelopts=" + "x".repeat(980))),
                        WANTED)
                .finds("kernel-args.line-too-long"));
        scenarios.add(Scenario.of(
                        "entries that name what nobody has are refused",
                        el8("$kernelopts").file(BLOCK, block("saved_entry=x")),
                        WANTED)
                .finds("kernel-args.shared-arguments-missing"));
        scenarios.add(Scenario.of(
                        "so are those beside a block that an editor damaged: GRUB would not read it",
                        el8("$kernelopts").file(BLOCK, before.substring(1)),
                        WANTED)
                .finds("kernel-args.shared-arguments-missing"));
        scenarios.add(Scenario.of(
                        "an entry that grubby gave arguments of its own is edited, beside the block for the others",
                        el8("$kernelopts")
                                .file(OLD, entry("5.14.0-362.8.1.el9_3", ARGUMENTS + " nosmt"))
                                .file(BLOCK, before),
                        WANTED)
                .plans(ADDED)
                .leaves(OLD, entry("5.14.0-362.8.1.el9_3", ARGUMENTS + " nosmt iommu=pt"))
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", "$kernelopts"))
                .leaves(
                        BLOCK,
                        block("saved_entry=" + ID + "-x", "kernelopts=" + ARGUMENTS + " iommu=pt", "boot_success=0")));
        scenarios.add(Scenario.of(
                        "what tuned gives every kernel, behind all else, is not fought",
                        el9(FakeHost.machine()).file(BLOCK, block("tuned_params=iommu=off isolcpus=2")),
                        WANTED)
                .finds("kernel-args.set-by-tuned"));
    }

    private static void severalOfOneKey(List<Scenario> scenarios) {
        String unlocking = ARGUMENTS + " rd.luks.name=1111=cryptroot";
        scenarios.add(Scenario.of(
                        "a device to unlock is added to the one that holds the root file system",
                        el9(FakeHost.machine(), unlocking),
                        "- kernel-args: { name: data, present: ['rd.luks.name=2222=data'] }")
                .plans("kernel-args/data: + rd.luks.name=2222=data")
                .leaves(COMMAND_LINE, unlocking + " rd.luks.name=2222=data\n")
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", unlocking + " $tuned_params rd.luks.name=2222=data")));
        String early = ARGUMENTS + " rd.new=a";
        String wanted = "- kernel-args: { name: new, present: [rd.new=b] }";
        scenarios.add(Scenario.of(
                        "where it is not known whether each of a key counts or the last, the new one stands behind the old,"
                                + " and that is said",
                        el9(FakeHost.machine(), early),
                        wanted)
                .plans("kernel-args/new: + rd.new=b")
                .finds("kernel-args.added-beside")
                .leaves(COMMAND_LINE, early + " rd.new=b\n"));
        scenarios.add(Scenario.of(
                        "one that another has come to stand behind is put behind that, and does not multiply",
                        el9(FakeHost.machine(), ARGUMENTS + " rd.new=b rd.new=a"),
                        wanted)
                .plans("kernel-args/new: + rd.new=b")
                .finds("kernel-args.added-beside")
                .leaves(COMMAND_LINE, ARGUMENTS + " rd.new=a rd.new=b\n"));
        scenarios.add(Scenario.of(
                        "the old one goes if it is not wanted",
                        el9(FakeHost.machine(), early),
                        "- kernel-args: { name: new, present: [rd.new=b], absent: [rd.new] }")
                .plans("kernel-args/new: - rd.new=a", "kernel-args/new: + rd.new=b")
                .leaves(COMMAND_LINE, ARGUMENTS + " rd.new=b\n"));
        scenarios.add(Scenario.of(
                        "an entry's own argument behind those that are shared is stood behind, too",
                        el8("$kernelopts rd.new=a").file(BLOCK, block("kernelopts=" + ARGUMENTS)),
                        wanted)
                .plans("kernel-args/new: + rd.new=b")
                .finds("kernel-args.added-beside")
                .leaves(BLOCK, block("kernelopts=" + ARGUMENTS + " rd.new=b"))
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", "$kernelopts rd.new=a rd.new=b")));
        scenarios.add(Scenario.of(
                        "what tuned puts behind what is shared cannot be stood behind",
                        el8("$kernelopts $tuned_params")
                                .file(BLOCK, block("kernelopts=" + ARGUMENTS, "tuned_params=rd.new=a")),
                        wanted)
                .finds("kernel-args.cannot-stand-last"));
        scenarios.add(Scenario.of(
                        "but an entry has its own behind those of tuned",
                        el9(FakeHost.machine()).file(BLOCK, block("tuned_params=rd.new=a")),
                        wanted)
                .plans("kernel-args/new: + rd.new=b"));
    }

    private static void byDefault(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "without a saved one the newest version is the default, by the order of rpm and not of letters",
                        el9(FakeHost.machine()),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: default }")
                .plans(ADDED)
                .says("1 of 2 entries and kernels to come, in /boot/loader/entries, the default one")
                .leaves(OLD, entry("5.14.0-362.8.1.el9_3", ARGUMENTS + " $tuned_params")));
        String saved = OLD.substring("/boot/loader/entries/".length(), OLD.length() - ".conf".length());
        scenarios.add(Scenario.of(
                        "a saved one is, by the name of its file",
                        el9(FakeHost.machine()).file(BLOCK, block("saved_entry=" + saved)),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: default }")
                .plans(ADDED)
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", ARGUMENTS + " $tuned_params")));
        scenarios.add(Scenario.of(
                        "where the saved one is not there, all are meant, with a note",
                        el9(FakeHost.machine()).file(BLOCK, block("saved_entry=gone")),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: default }")
                .plans(ADDED)
                .finds("kernel-args.default-unknown"));
        scenarios.add(Scenario.of(
                        "entries that share their arguments cannot be told apart",
                        el8("$kernelopts").file(BLOCK, block("kernelopts=" + ARGUMENTS)),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: default }")
                .finds("kernel-args.generated-for-all"));
        scenarios.add(Scenario.of(
                        "what the others share is left alone if the default one has its own",
                        el8("$kernelopts")
                                .file(NEW, entry("5.14.0-362.18.1.el9_3", ARGUMENTS))
                                .file(BLOCK, block("kernelopts=" + ARGUMENTS)),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: default }")
                .plans(ADDED)
                .leaves(NEW, entry("5.14.0-362.18.1.el9_3", ARGUMENTS + " iommu=pt"))
                .leaves(BLOCK, block("kernelopts=" + ARGUMENTS)));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a wish that no kernel could boot with is refused",
                        el9(FakeHost.machine()),
                        "- kernel-args: { name: lean, absent: [root] }")
                .finds("kernel-args.unbootable"));
        scenarios.add(Scenario.of(
                        "so is a command line longer than a kernel takes",
                        el9(FakeHost.machine(), "root=/dev/sda1 " + "x".repeat(2030)),
                        WANTED)
                .finds("kernel-args.line-too-long"));
        scenarios.add(Scenario.of(
                        "a menu without any entry is refused",
                        FakeHost.machine().file("/boot/grub2/grub.cfg", MENU),
                        WANTED)
                .finds("kernel-args.no-linux-entry"));
    }

    private static void changedOnTheWay(List<Scenario> scenarios) {
        for (String unsafe : List.of(
                "memmap=64K$0x18690000", "a=b;c", "a=b|c", "a=b&c", "a={b}", "a='b'", "a=b\\\\c", "a=x\"y z\"", "#a")) {
            scenarios.add(Scenario.of(
                            "an argument that GRUB would not hand on as it is, " + unsafe + ", is refused",
                            el9(FakeHost.machine()),
                            "- kernel-args: { name: x, present: ['" + unsafe.replace("'", "''") + "'] }")
                    .finds("kernel-args.generated-unsafe"));
        }
        scenarios.add(Scenario.of(
                        "quotes around a whole value only move",
                        el9(FakeHost.machine()),
                        "- kernel-args: { name: x, present: ['dyndbg=\"file x +p\"'] }")
                .plans("kernel-args/x: + dyndbg=\"file x +p\"")
                .leaves(COMMAND_LINE, ARGUMENTS + " dyndbg=\"file x +p\"\n"));
        String bare = entry("5.14.0-362.18.1.el9_3", "x").replace("options x\n", "");
        scenarios.add(Scenario.of(
                        "an entry without a line of options is refused: with one of its own it would lose GRUB's, root= too",
                        el9(FakeHost.machine()).file(NEW, bare),
                        WANTED)
                .finds("kernel-args.entry-without-options")
                .leaves(NEW, bare));
        scenarios.add(Scenario.of(
                        "the one for rescue may lack it, as it is left alone",
                        el9(FakeHost.machine()).file(RESCUE, bare),
                        WANTED)
                .plans(ADDED)
                .leaves(RESCUE, bare));
        scenarios.add(Scenario.of(
                        "so may one that is not the default, if only that is meant",
                        el9(FakeHost.machine()).file(OLD, bare),
                        "- kernel-args: { name: iommu, present: [iommu=pt], entries: default }")
                .plans(ADDED)
                .leaves(OLD, bare));
        for (String unread : List.of(bare + "options\n", "title x\n\nlinux /v\noptions root=/dev/sda1\n")) {
            scenarios.add(Scenario.of(
                            "GRUB reads no further than a line without a value: there are no options to it",
                            el9(FakeHost.machine()).file(OLD, unread),
                            WANTED)
                    .finds("kernel-args.entry-without-options")
                    .leaves(OLD, unread));
        }
        String other = "title Memory\nversion 1\n";
        for (String foreign : List.of(other + "efi /memtest.efi\n", other + "linux /memtest86+x64.bin\n")) {
            scenarios.add(Scenario.of(
                            "an entry that boots no Linux is left alone",
                            el9(FakeHost.machine()).file("/boot/loader/entries/memtest.conf", foreign),
                            WANTED)
                    .plans(ADDED)
                    .says("2 entries and kernels to come, in /boot/loader/entries")
                    .leaves("/boot/loader/entries/memtest.conf", foreign));
        }
        scenarios.add(Scenario.of(
                        "within quotes GRUB's script takes little for more than itself",
                        el9(FakeHost.machine()),
                        "- kernel-args: { name: x, present: ['dyndbg=\"file a.c +p; file b.c +p\"'] }")
                .plans("kernel-args/x: + dyndbg=\"file a.c +p; file b.c +p\""));
    }

    private static FakeHost el9(FakeHost host) {
        return el9(host, ARGUMENTS);
    }

    private static FakeHost el9(FakeHost host, String arguments) {
        return host.file("/boot/grub2/grub.cfg", MENU)
                .file(BLOCK, block("boot_success=0"))
                .file(OLD, entry("5.14.0-362.8.1.el9_3", arguments + " $tuned_params"))
                .file(NEW, entry("5.14.0-362.18.1.el9_3", arguments + " $tuned_params"))
                .file(RESCUE, entry("0-rescue", ARGUMENTS))
                .file(COMMAND_LINE, arguments + "\n");
    }

    private static FakeHost el8(String options) {
        return FakeHost.machine()
                .file("/boot/grub2/grub.cfg", MENU)
                .file(OLD, entry("5.14.0-362.8.1.el9_3", options))
                .file(NEW, entry("5.14.0-362.18.1.el9_3", options));
    }

    private static String entry(String version, String options) {
        return "title Rocky Linux (" + version + ")\nversion " + version + "\nlinux /vmlinuz-" + version
                + "\ninitrd /initramfs-" + version + ".img $tuned_initrd\noptions " + options
                + "\ngrub_users $grub_users\ngrub_arg --unrestricted\ngrub_class rocky\n";
    }

    private static String block(String... variables) {
        String text = "# GRUB Environment Block\n" + String.join("\n", variables) + "\n";
        return text + "#".repeat(1024 - text.length());
    }
}
