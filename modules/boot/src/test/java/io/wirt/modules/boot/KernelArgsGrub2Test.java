package io.wirt.modules.boot;

import static io.wirt.modules.boot.Grub2Hosts.DEBIAN;
import static io.wirt.modules.boot.Grub2Hosts.DEBIAN_MENU;
import static io.wirt.modules.boot.Grub2Hosts.EL7;
import static io.wirt.modules.boot.Grub2Hosts.EL7_EFI_MENU;
import static io.wirt.modules.boot.Grub2Hosts.EL7_MENU;
import static io.wirt.modules.boot.Grub2Hosts.SETTINGS;
import static io.wirt.modules.boot.Grub2Hosts.STUB;
import static io.wirt.modules.boot.Grub2Hosts.debian;
import static io.wirt.modules.boot.Grub2Hosts.debianTree;

import io.wirt.spi.HostModule;
import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Kernel arguments where {@code grub-mkconfig} makes the menu of GRUB 2: settings are edited, and the menu is made anew. */
class KernelArgsGrub2Test extends KindContract {
    private static final String WANTED = "- kernel-args: { name: pages, present: [transparent_hugepage=never] }";
    private static final String ADDED = "kernel-args/pages: + transparent_hugepage=never";
    private static final String NOT_RUNNING =
            "transparent_hugepage=never is configured, but the running kernel was booted without it";
    private static final String WITH_ALL = DEBIAN.replace("LINUX=\"\"", "LINUX=\"transparent_hugepage=never\"");

    @Override
    protected List<HostModule> modules() {
        return List.of(new BootModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        settingAndMenu(scenarios);
        removing(scenarios);
        severalOfOneKey(scenarios);
        severalFiles(scenarios);
        redHat(scenarios);
        trees(scenarios);
        defaults(scenarios);
        otherEntries(scenarios);
        refusing(scenarios);
        otherLoaders(scenarios);
        return scenarios;
    }

    private static void settingAndMenu(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "an argument goes into the setting for every entry, and the menu is made anew",
                        debian(DEBIAN),
                        WANTED)
                .plans(ADDED)
                .says("5 entries and kernels to come, in /boot/grub/grub.cfg")
                .runs("update-grub")
                .leaves(SETTINGS, WITH_ALL)
                .leaves(DEBIAN_MENU, menu(debian(WITH_ALL), DEBIAN_MENU)));
        scenarios.add(
                Scenario.of("a host that has it, in the menu and in the setting, is in order", debian(WITH_ALL), WANTED)
                        .says("5 entries and kernels to come, in /boot/grub/grub.cfg")
                        .awaitsReboot(NOT_RUNNING));
        scenarios.add(Scenario.of(
                        "the menu counts, not the setting: one that was not made anew is",
                        debian(DEBIAN).file(SETTINGS, WITH_ALL),
                        WANTED)
                .plans(ADDED)
                .says("5 entries of /boot/grub/grub.cfg")
                .runs("update-grub")
                .leaves(SETTINGS, WITH_ALL));
        scenarios.add(Scenario.of(
                        "a menu that has it without the setting would lose it with the next kernel",
                        debian(WITH_ALL).file(SETTINGS, DEBIAN),
                        WANTED)
                .plans(ADDED)
                .says("kernels to come, in /boot/grub/grub.cfg")
                .awaitsReboot(NOT_RUNNING)
                .runs()
                .leaves(SETTINGS, WITH_ALL));
        scenarios.add(Scenario.of(
                        "a value takes the place of another",
                        debian(DEBIAN.replace("LINUX=\"\"", "LINUX=\"a transparent_hugepage=always b\"")),
                        WANTED)
                .plans("kernel-args/pages: transparent_hugepage always -> never")
                .runs("update-grub")
                .leaves(SETTINGS, DEBIAN.replace("LINUX=\"\"", "LINUX=\"a transparent_hugepage=never b\"")));
        scenarios.add(Scenario.of(
                        "a host without settings gets a file of them",
                        new StandInMkconfig(DEBIAN_MENU).made(debian("").without(SETTINGS)),
                        WANTED)
                .plans(ADDED)
                .runs("update-grub")
                .leaves(SETTINGS, "GRUB_CMDLINE_LINUX=transparent_hugepage=never\n"));
        scenarios.add(Scenario.of(
                        "two resources make the menu anew in turn, and the second is planned on what the first leaves",
                        debian(DEBIAN),
                        WANTED + "\n- kernel-args: { name: iommu, present: [iommu=pt], absent: [quiet] }")
                .plans(
                        ADDED,
                        "kernel-args/iommu: - quiet",
                        "kernel-args/iommu: + iommu=pt",
                        "kernel-args/iommu: - GRUB_CMDLINE_LINUX_DEFAULT quiet")
                .runs("update-grub", "update-grub"));
        for (FakeHost host : List.of(debian(DEBIAN), debianTree(DEBIAN))) {
            scenarios.add(Scenario.of(
                            "two resources that undo each other's work are refused, and nothing is written",
                            host,
                            WANTED + "\n- kernel-args: { name: none, absent: [transparent_hugepage=never] }")
                    .finds("plan.contradicted", "plan.contradicted")
                    .leaves(SETTINGS, DEBIAN));
        }
        scenarios.add(Scenario.of(
                        "two resources that want the same give one reason for the reboot, and none now",
                        debian(DEBIAN),
                        WANTED + "\n- kernel-args: { name: again, present: [transparent_hugepage=never] }")
                .plans(ADDED)
                .runs("update-grub"));
        scenarios.add(Scenario.of(
                        "a value with blanks keeps its quotes",
                        debian(DEBIAN),
                        "- kernel-args: { name: debug, present: ['dyndbg=\"file x +p\"'] }")
                .plans("kernel-args/debug: + dyndbg=\"file x +p\"")
                .runs("update-grub")
                .leaves(SETTINGS, DEBIAN.replace("LINUX=\"\"", "LINUX='dyndbg=\"file x +p\"'")));
    }

    private static void removing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "what is unwanted goes from the setting where it stands",
                        debian(DEBIAN),
                        "- kernel-args: { name: loud, absent: [quiet] }")
                .plans("kernel-args/loud: - quiet", "kernel-args/loud: - GRUB_CMDLINE_LINUX_DEFAULT quiet")
                .says("3 of 5 entries and kernels to come, in /boot/grub/grub.cfg, the default one included")
                .runs("update-grub")
                .leaves(SETTINGS, DEBIAN.replace("\"quiet\"", "\"\"")));
        scenarios.add(Scenario.of(
                        "the setting behind the other one must not contradict it",
                        debian(DEBIAN.replace("quiet", "quiet transparent_hugepage=always")),
                        WANTED)
                .plans(
                        "kernel-args/pages: transparent_hugepage always -> never",
                        "kernel-args/pages: - GRUB_CMDLINE_LINUX_DEFAULT transparent_hugepage=always")
                .runs("update-grub")
                .leaves(SETTINGS, WITH_ALL));
        scenarios.add(Scenario.of(
                        "what only the normal entries have is given to all",
                        debian(DEBIAN.replace("quiet", "quiet transparent_hugepage=never")),
                        WANTED)
                .plans(ADDED, "kernel-args/pages: - GRUB_CMDLINE_LINUX_DEFAULT transparent_hugepage=never")
                .awaitsReboot(NOT_RUNNING)
                .runs("update-grub")
                .leaves(SETTINGS, WITH_ALL));
    }

    private static void severalOfOneKey(List<Scenario> scenarios) {
        String wanted = "- kernel-args: { name: new, present: [rd.new=b] }";
        String early = DEBIAN.replace("LINUX=\"\"", "LINUX=\"rd.new=a\"");
        scenarios.add(Scenario.of(
                        "where it is not known whether each of a key counts, or only the last, the new one stands behind",
                        debian(early),
                        wanted)
                .plans("kernel-args/new: + rd.new=b")
                .finds("kernel-args.added-beside")
                .runs("update-grub")
                .leaves(SETTINGS, DEBIAN.replace("LINUX=\"\"", "LINUX=\"rd.new=a rd.new=b\"")));
        String late = DEBIAN.replace("\"quiet\"", "\"quiet rd.new=a\"");
        scenarios.add(Scenario.of(
                        "behind what only the normal entries have it cannot stand, so it is refused",
                        debian(late),
                        wanted)
                .finds("kernel-args.cannot-stand-last")
                .leaves(SETTINGS, late));
        String behind =
                DEBIAN.replace("\"quiet\"", "\"quiet rd.new=a rd.new=b\"").replace("LINUX=\"\"", "LINUX=\"rd.new=b\"");
        scenarios.add(Scenario.of(
                        "unless somebody has put it there by hand",
                        debian(behind).file("/proc/cmdline", "ro rd.new=b quiet rd.new=a rd.new=b\n"),
                        wanted)
                .says("5 entries and kernels to come, in /boot/grub/grub.cfg"));
        scenarios.add(Scenario.of(
                        "or the other is not wanted",
                        debian(late),
                        "- kernel-args: { name: new, present: [rd.new=b], absent: [rd.new=a] }")
                .plans(
                        "kernel-args/new: - rd.new=a",
                        "kernel-args/new: + rd.new=b",
                        "kernel-args/new: - GRUB_CMDLINE_LINUX_DEFAULT rd.new=a")
                .runs("update-grub")
                .leaves(SETTINGS, DEBIAN.replace("LINUX=\"\"", "LINUX=\"rd.new=b\"")));
        String appending = """
                GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT rd.new=a"
                # means GRUB_CMDLINE_LINUX_DEFAULT=quiet rd.new=a
                """;
        scenarios.add(Scenario.of(
                        "nor can it stand behind what a shell would have to work out",
                        new StandInMkconfig(DEBIAN_MENU)
                                .made(debian(DEBIAN).file("/etc/default/grub.d/x.cfg", appending)),
                        wanted)
                .finds("kernel-args.settings-not-plain"));
        scenarios.add(Scenario.of(
                        "where each counts, it does not matter which comes first",
                        debian(DEBIAN.replace("\"quiet\"", "\"quiet rd.luks.name=1111=root\"")),
                        "- kernel-args: { name: data, present: ['rd.luks.name=2222=data'] }")
                .plans("kernel-args/data: + rd.luks.name=2222=data")
                .runs("update-grub"));
    }

    private static void severalFiles(List<Scenario> scenarios) {
        String cloud = "/etc/default/grub.d/50-cloudimg.cfg";
        FakeHost host = debian(DEBIAN).file(cloud, "GRUB_CMDLINE_LINUX=\"console=tty1\"\n");
        scenarios.add(Scenario.of(
                        "the file that is sourced last has the last word, and is the one that is edited",
                        new StandInMkconfig(DEBIAN_MENU).made(host),
                        WANTED)
                .plans(ADDED)
                .runs("update-grub")
                .leaves(SETTINGS, DEBIAN)
                .leaves(cloud, "GRUB_CMDLINE_LINUX=\"console=tty1 transparent_hugepage=never\"\n"));
        String kdump = "/etc/default/grub.d/kdump-tools.cfg";
        String appending = """
                GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT crashkernel=384M-:128M"
                # means GRUB_CMDLINE_LINUX_DEFAULT=quiet crashkernel=384M-:128M
                """;
        FakeHost dumping = debian(DEBIAN).file(kdump, appending);
        scenarios.add(Scenario.of(
                        "a setting that a shell would have to work out does not matter if nothing in it is unwanted",
                        new StandInMkconfig(DEBIAN_MENU).made(dumping.copy()),
                        WANTED)
                .plans(ADDED)
                .runs("update-grub")
                .leaves(SETTINGS, WITH_ALL)
                .leaves(kdump, appending));
        scenarios.add(Scenario.of(
                        "else it is refused, with its line",
                        new StandInMkconfig(DEBIAN_MENU).made(dumping.copy()),
                        "- kernel-args: { name: loud, absent: [quiet] }")
                .finds("kernel-args.settings-not-plain")
                .leaves(kdump, appending));
        scenarios.add(Scenario.of(
                        "so is a setting for every entry that is added to",
                        debian(DEBIAN + "GRUB_CMDLINE_LINUX+=\" iommu=pt\"\n"),
                        WANTED)
                .finds("kernel-args.settings-not-plain"));
    }

    private static void redHat(List<Scenario> scenarios) {
        String after = EL7.replace("rhgb quiet", "rhgb quiet transparent_hugepage=never");
        scenarios.add(Scenario.of("EL 7 on a BIOS has its menu below /boot", Grub2Hosts.el7(), WANTED)
                .plans(ADDED)
                .runs("grub2-mkconfig -o " + EL7_MENU)
                .leaves(SETTINGS, after));
        scenarios.add(Scenario.of("EL 7 on EFI has it beside the boot loader", Grub2Hosts.el7Efi(), WANTED)
                .plans(ADDED)
                .runs("grub2-mkconfig -o " + EL7_EFI_MENU)
                .leaves(SETTINGS, after)
                .leavesNothingAt(EL7_MENU));
        scenarios.add(Scenario.of(
                        "a stub beside the boot loader stays a stub: the menu is the one that it names",
                        Grub2Hosts.el7().directory("/sys/firmware/efi").file("/boot/efi/EFI/rocky/grub.cfg", STUB),
                        WANTED)
                .plans(ADDED)
                .runs("grub2-mkconfig -o " + EL7_MENU)
                .leaves("/boot/efi/EFI/rocky/grub.cfg", STUB));
        scenarios.add(Scenario.of(
                        "two vendors' menus on one file system of EFI are refused",
                        Grub2Hosts.el7Efi().file("/boot/efi/EFI/redhat/grub.cfg", "menuentry 'x' {\nlinux /v\n}\n"),
                        WANTED)
                .finds("kernel-args.ambiguous-boot-loader"));
    }

    private static void trees(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "in a tree, where no command runs, Wirt writes into the menu what the program would",
                        debianTree(DEBIAN),
                        WANTED)
                .plans(ADDED)
                .leaves(SETTINGS, WITH_ALL)
                .leaves(
                        DEBIAN_MENU,
                        menu(debianTree(DEBIAN), DEBIAN_MENU)
                                .replace(" quiet\n", " quiet transparent_hugepage=never\n")
                                .replace("ro single \n", "ro single transparent_hugepage=never\n")));
        scenarios.add(Scenario.of(
                        "a password in the menu of a tree is shown to nobody",
                        debianTree(DEBIAN)
                                .file(
                                        DEBIAN_MENU,
                                        "password_pbkdf2 root grub.pbkdf2.sha512.SECRET\n"
                                                + menu(debianTree(DEBIAN), DEBIAN_MENU)),
                        WANTED)
                .plans(ADDED)
                .keepsSecret("SECRET"));
        scenarios.add(Scenario.of(
                        "of a tree with a menu for the BIOS and one for EFI nobody knows which one counts",
                        debianTree(DEBIAN).file(EL7_EFI_MENU, "menuentry 'x' {\nlinux /v\n}\n"),
                        WANTED)
                .finds("kernel-args.ambiguous-boot-loader"));
    }

    private static void defaults(List<Scenario> scenarios) {
        String saved = WITH_ALL.replace("DEFAULT=0", "DEFAULT=saved");
        for (String name :
                List.of("Advanced options>Linux 6.1.0-18-amd64", "1>2", "advanced>gnulinux-6.1.0-18-amd64")) {
            scenarios.add(Scenario.of(
                            "the entry that the environment block names, as " + name + ", is the default one",
                            debian(saved)
                                    .file("/boot/grub/grubenv", environment("saved_entry=" + name))
                                    .file("/proc/cmdline", "ro transparent_hugepage=never\n"),
                            WANTED)
                    .says("5 entries and kernels to come, in /boot/grub/grub.cfg"));
        }
        scenarios.add(Scenario.of(
                        "where the default one lacks it and the running kernel has it, no reboot is asked for",
                        debian(DEBIAN).file("/proc/cmdline", "ro transparent_hugepage=never\n"),
                        WANTED)
                .plans(ADDED)
                .runs("update-grub"));
    }

    private static void otherEntries(List<Scenario> scenarios) {
        String custom = "menuentry 'Rescue disk' {\n\tlinux /rescue ro\n}\n";
        FakeHost host = debian(DEBIAN).file(StandInMkconfig.CUSTOM, custom);
        scenarios.add(Scenario.of(
                        "an entry that a person wrote is none of those that the settings reach",
                        new StandInMkconfig(DEBIAN_MENU).made(host),
                        WANTED)
                .plans(ADDED)
                .says("5 entries and kernels to come, in /boot/grub/grub.cfg")
                .runs("update-grub")
                .leaves(StandInMkconfig.CUSTOM, custom));
        FakeHost rescue = debian(WITH_ALL.replace("DEFAULT=0", "DEFAULT=2")).file(StandInMkconfig.CUSTOM, custom);
        scenarios.add(Scenario.of(
                        "where such an entry is the default one, all others have to agree before a reboot is asked for",
                        new StandInMkconfig(DEBIAN_MENU).made(rescue),
                        WANTED)
                .awaitsReboot(NOT_RUNNING));
        String xen = """
                ### BEGIN /etc/grub.d/20_linux_xen ###
                menuentry 'Xen' {
                multiboot2 /xen.gz placeholder x
                module2 /vmlinuz placeholder root=/dev/sda1 ro
                module2 /initrd
                }
                ### END /etc/grub.d/20_linux_xen ###
                """;
        scenarios.add(Scenario.of(
                        "the Linux under a hypervisor is given it too, and the hypervisor is not",
                        debianTree(WITH_ALL).file(DEBIAN_MENU, xen),
                        WANTED)
                .plans(ADDED)
                .leaves(DEBIAN_MENU, xen.replace(" ro\n", " ro transparent_hugepage=never\n")));
    }

    private static void refusing(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "grub-mkconfig cannot treat the default entry on its own",
                        debian(DEBIAN),
                        "- kernel-args: { name: pages, present: [iommu=pt], entries: default }")
                .finds("kernel-args.generated-for-all"));
        for (String own : List.of("root", "ro", "single")) {
            scenarios.add(Scenario.of(
                            "what the scripts write themselves cannot be taken away: " + own,
                            debian(DEBIAN),
                            "- kernel-args: { name: x, absent: [" + own + "] }")
                    .finds("kernel-args.generated-by-script"));
        }
        for (String unsafe : List.of("a=$x", "a=b;c", "a=`b`", "a='b'", "a={b}")) {
            scenarios.add(Scenario.of(
                            "what a shell or GRUB would alter is refused: " + unsafe,
                            debian(DEBIAN),
                            "- kernel-args: { name: x, present: [\"" + unsafe + "\"] }")
                    .finds("kernel-args.generated-unsafe"));
        }
        scenarios.add(Scenario.of(
                        "a line longer than a kernel takes is refused",
                        debian(DEBIAN.replace("LINUX=\"\"", "LINUX=\"" + "x".repeat(2020) + "\"")),
                        WANTED)
                .finds("kernel-args.line-too-long"));
    }

    private static void otherLoaders(List<Scenario> scenarios) {
        scenarios.add(Scenario.of(
                        "a deployed host is refused, with the command that deploys arguments",
                        debian(DEBIAN).file("/run/ostree-booted", ""),
                        WANTED)
                .finds("kernel-args.ostree"));
        scenarios.add(Scenario.of(
                        "a mainframe is refused, with zipl", FakeHost.machine().file("/etc/zipl.conf", ""), WANTED)
                .finds("kernel-args.zipl"));
        scenarios.add(Scenario.of(
                        "so is a host of systemd-boot",
                        FakeHost.machine().file("/boot/efi/EFI/systemd/systemd-bootx64.efi", ""),
                        WANTED)
                .finds("kernel-args.systemd-boot"));
    }

    private static String environment(String... variables) {
        String text = "# GRUB Environment Block\n" + String.join("\n", variables) + "\n";
        return text + "#".repeat(1024 - text.length());
    }

    private static String menu(FakeHost host, String path) {
        return host.read(HostPath.of(path)).orElseThrow().text();
    }
}
