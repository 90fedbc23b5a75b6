package io.wirt.modules.boot;

import static io.wirt.modules.boot.Hosts.MENU;

import io.wirt.spi.HostModule;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.List;

/** What {@code kernel-args} does to the menus of GRUB legacy. */
class KernelArgsTest extends KindContract {
    private static final String WANTED = "- kernel-args: { name: iommu, present: [amd_iommu=on] }";
    private static final String ADDED = "kernel-args/iommu: + amd_iommu=on";
    private static final String QUICK = "- kernel-args: { name: quick, present: [iommu=pt] }";
    private static final String QUICK_ADDED = "kernel-args/quick: + iommu=pt";
    private static final String TWO = "default=0\ntitle A\n kernel /a ro\ntitle B\n kernel /b ro amd_iommu=on\n";

    @Override
    protected List<HostModule> modules() {
        return List.of(new BootModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        return List.of(
                howTo(),
                onlyTheSecondEntryLacksIt(),
                theFirstEntryIsMendedThoughTheSecondHasIt(),
                onlyTheDefaultEntryIsChangedOnDemand(),
                xenGetsItOnTheModuleLine(),
                foreignEntriesStay(),
                carriageReturnsStay(),
                continuationLinesStay(),
                noFinalNewline(),
                aListValuedKeyIsAddedBeside(),
                aQuotedValueIsOneArgument(),
                argumentsGoBeforeThoseOfInit(),
                contradictingDuplicatesBecomeOne(),
                anEqualDuplicateGoes(),
                aReplacedValueKeepsItsPlace(),
                severalArgumentsAreOneWrite(),
                removalByKeyTakesAllOfThatKey(),
                removalByValueTakesOnlyThatValue(),
                whatIsWantedSurvivesTheRemovalOfItsKey(),
                removingWhatIsNotThereIsNothingToDo(),
                utf8TextIsWrittenAsItsBytes(),
                latin1BytesOfTheMenuStay(),
                theHashOfAPasswordStaysSecret(),
                dollarsAndBackslashesAreOnlyCharacters(),
                theArgumentInATitleOrBehindInitProvesNothing(),
                debiansMenuIsFoundUnderItsOwnName(),
                onDebianKernelsToComeGetItToo(),
                onDebianOnlyKernelsToComeLackIt(),
                onDebianSettingsForSomeVersionsGetItToo(),
                onDebianTheArgumentIsMovedToWhereItReachesEveryEntry(),
                onDebianARemovalReachesEverySetting(),
                onDebianASavedDefaultIsReadFromItsFile(),
                onEfiTheMenuOfTheFirmwareCounts());
    }

    private static Scenario howTo() {
        String before = Hosts.shipped("centos6-opteron", "boot/grub/grub.conf");
        String after = Hosts.shipped("centos6-opteron-after-reboot", "boot/grub/grub.conf");
        FakeHost host = Hosts.machine(before)
                .file("/proc/cmdline", Hosts.shipped("centos6-opteron", "proc/cmdline"))
                .file("/proc/cpuinfo", Hosts.shipped("centos6-opteron", "proc/cpuinfo"));
        return Scenario.of("the how-to's machine is told to use its IOMMU", host, WANTED)
                .plans(ADDED)
                .says("1 entry of /boot/grub/grub.conf")
                .leaves(MENU, after)
                .leavesLink("/boot/grub/menu.lst", "./grub.conf")
                .leavesLink("/etc/grub.conf", "../boot/grub/grub.conf");
    }

    private static Scenario onlyTheSecondEntryLacksIt() {
        String menu = "title A\n kernel /a ro amd_iommu=on\ntitle B\n kernel /b ro\n";
        FakeHost host = Hosts.machine(menu).file("/proc/cmdline", "ro amd_iommu=on\n");
        return Scenario.of("an entry that does not boot by default is changed as well", host, WANTED)
                .plans(ADDED)
                .says("1 of 2 entries of /boot/grub/grub.conf, not the default one")
                .leaves(MENU, menu.replace("/b ro", "/b ro amd_iommu=on"));
    }

    private static Scenario theFirstEntryIsMendedThoughTheSecondHasIt() {
        return Scenario.of("the argument on another entry does not count", Hosts.machine(TWO), WANTED)
                .plans(ADDED)
                .leaves(MENU, TWO.replace("/a ro", "/a ro amd_iommu=on"));
    }

    private static Scenario onlyTheDefaultEntryIsChangedOnDemand() {
        String menu = "default 1\ntitle A\n kernel /a ro\ntitle B\n kernel /b ro\ntitle C\n kernel /c ro\n";
        return Scenario.of(
                        "only the default entry is changed on demand",
                        Hosts.machine(menu),
                        "- kernel-args: { name: iommu, present: [amd_iommu=on], entries: default }")
                .plans(ADDED)
                .says("1 of 3 entries of /boot/grub/grub.conf, the default one")
                .leaves(MENU, menu.replace("/b ro", "/b ro amd_iommu=on"));
    }

    private static Scenario xenGetsItOnTheModuleLine() {
        String menu = "title Xen\n kernel /xen.gz dom0_mem=1G\n module /vmlinuz-2.6.18 ro\n module /initrd.img\n";
        return Scenario.of(
                        "under Xen the argument stands on the line of Linux",
                        Hosts.machine(menu),
                        "- kernel-args: { name: quiet, present: [quiet] }")
                .plans("kernel-args/quiet: + quiet")
                .leaves(MENU, menu.replace("2.6.18 ro", "2.6.18 ro quiet"));
    }

    private static Scenario foreignEntriesStay() {
        String menu = """
                default 2
                title Windows
                 rootnoverify (hd0,0)
                 chainloader +1
                title Memory test
                 kernel --type=netbsd /elf-memtest86+-4.10
                title Linux
                 kernel /a ro
                """;
        return Scenario.of("entries that boot no Linux are left alone", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .says("1 entry of /boot/grub/grub.conf")
                .leaves(MENU, menu.replace("/a ro", "/a ro amd_iommu=on"));
    }

    private static Scenario carriageReturnsStay() {
        return Scenario.of(
                        "carriage returns stay at the ends of lines",
                        Hosts.machine("title A\r\n kernel /a ro quiet\r\n initrd /i\r\n"),
                        WANTED)
                .plans(ADDED)
                .leaves(MENU, "title A\r\n kernel /a ro quiet amd_iommu=on\r\n initrd /i\r\n");
    }

    private static Scenario continuationLinesStay() {
        return Scenario.of(
                        "a line that is continued gets the argument at its real end",
                        Hosts.machine("title A\n kernel /a ro \\\n   quiet\n initrd /i\n"),
                        WANTED)
                .plans(ADDED)
                .leaves(MENU, "title A\n kernel /a ro \\\n   quiet amd_iommu=on\n initrd /i\n");
    }

    private static Scenario noFinalNewline() {
        return Scenario.of("the last line needs no end", Hosts.machine("title A\n kernel /a ro"), WANTED)
                .plans(ADDED)
                .leaves(MENU, "title A\n kernel /a ro amd_iommu=on");
    }

    private static Scenario aListValuedKeyIsAddedBeside() {
        String menu = "title A\n kernel /a ro console=tty0 rd_LVM_LV=vg/root\n";
        return Scenario.of(
                        "a second console is added beside the first",
                        Hosts.machine(menu),
                        "- kernel-args: { name: serial, present: ['console=ttyS0,115200'] }")
                .plans("kernel-args/serial: + console=ttyS0,115200")
                .leaves(MENU, "title A\n kernel /a ro console=tty0 rd_LVM_LV=vg/root console=ttyS0,115200\n");
    }

    private static Scenario aQuotedValueIsOneArgument() {
        return Scenario.of(
                        "a value in quotes is one argument",
                        Hosts.machine("title A\n kernel /a ro foo=\"a b\" quiet\n"),
                        "- kernel-args: { name: foo, present: ['foo=\"c d\"'] }")
                .plans("kernel-args/foo: foo a b -> c d")
                .leaves(MENU, "title A\n kernel /a ro foo=\"c d\" quiet\n");
    }

    private static Scenario argumentsGoBeforeThoseOfInit() {
        return Scenario.of(
                        "an argument goes before those of init",
                        Hosts.machine("title A\n kernel /a ro -- single\n"),
                        WANTED)
                .plans(ADDED)
                .leaves(MENU, "title A\n kernel /a ro amd_iommu=on -- single\n");
    }

    private static Scenario contradictingDuplicatesBecomeOne() {
        return Scenario.of(
                        "of contradicting arguments one is left",
                        Hosts.machine("title A\n kernel /a ro amd_iommu=on quiet amd_iommu=off\n"),
                        WANTED)
                .plans("kernel-args/iommu: amd_iommu on, off -> on")
                .leaves(MENU, "title A\n kernel /a ro amd_iommu=on quiet\n");
    }

    private static Scenario anEqualDuplicateGoes() {
        return Scenario.of(
                        "a flag that stands there twice is left once",
                        Hosts.machine("title A\n kernel /a quiet ro quiet\n"),
                        "- kernel-args: { name: quiet, present: [quiet] }")
                .plans("kernel-args/quiet: quiet quiet, quiet -> quiet")
                .leaves(MENU, "title A\n kernel /a quiet ro\n");
    }

    private static Scenario aReplacedValueKeepsItsPlace() {
        return Scenario.of(
                        "another value is replaced where it stands, though it be listed as absent too",
                        Hosts.machine("title A\n kernel /a ro amd_iommu=off quiet\ntitle B\n kernel /b ro\n"),
                        "- kernel-args: { name: iommu, present: [amd_iommu=on], absent: [amd_iommu=off] }")
                .plans("kernel-args/iommu: amd_iommu off -> on")
                .says("2 entries of /boot/grub/grub.conf")
                .leaves(MENU, "title A\n kernel /a ro amd_iommu=on quiet\ntitle B\n kernel /b ro amd_iommu=on\n");
    }

    private static Scenario severalArgumentsAreOneWrite() {
        return Scenario.of(
                        "several arguments are one change of one file",
                        Hosts.machine("title A\n kernel /a ro quiet rhgb\n"),
                        "- kernel-args: { name: boot, present: [amd_iommu=on, iommu=pt], absent: [quiet, rhgb] }")
                .plans(
                        "kernel-args/boot: - quiet",
                        "kernel-args/boot: - rhgb",
                        "kernel-args/boot: + amd_iommu=on",
                        "kernel-args/boot: + iommu=pt")
                .leaves(MENU, "title A\n kernel /a ro amd_iommu=on iommu=pt\n");
    }

    private static Scenario removalByKeyTakesAllOfThatKey() {
        return Scenario.of(
                        "a key without a value takes all of that key",
                        Hosts.machine("title A\n kernel /a console=tty0 ro console=ttyS0 consoleblank=0\n"),
                        "- kernel-args: { name: mute, absent: [console] }")
                .plans("kernel-args/mute: - console=tty0", "kernel-args/mute: - console=ttyS0")
                .leaves(MENU, "title A\n kernel /a ro consoleblank=0\n");
    }

    private static Scenario removalByValueTakesOnlyThatValue() {
        return Scenario.of(
                        "a key with a value takes only its equals",
                        Hosts.machine("title A\n kernel /a console=tty0 ro console=ttyS0\n"),
                        "- kernel-args: { name: mute, absent: [console=tty0] }")
                .plans("kernel-args/mute: - console=tty0")
                .leaves(MENU, "title A\n kernel /a ro console=ttyS0\n");
    }

    private static Scenario whatIsWantedSurvivesTheRemovalOfItsKey() {
        return Scenario.of(
                        "exactly one console is left where it stands",
                        Hosts.machine("title A\n kernel /a console=ttyS0 ro console=tty0\n"),
                        "- kernel-args: { name: serial, present: [console=ttyS0], absent: [console] }")
                .plans("kernel-args/serial: - console=tty0")
                .awaitsReboot("console=ttyS0 is configured, but the running kernel was booted without it")
                .leaves(MENU, "title A\n kernel /a console=ttyS0 ro\n");
    }

    private static Scenario removingWhatIsNotThereIsNothingToDo() {
        return Scenario.of(
                        "removing what is not there is nothing to do",
                        Hosts.machine("title A\n kernel /a ro\n"),
                        "- kernel-args: { name: quiet, absent: [quiet] }")
                .says("1 entry of /boot/grub/grub.conf");
    }

    private static Scenario utf8TextIsWrittenAsItsBytes() {
        return Scenario.of(
                        "text beyond ASCII is written as its UTF-8 bytes",
                        Hosts.machine("title A\n kernel /a ro\n"),
                        "- kernel-args: { name: label, present: [label=größe] }")
                .plans("kernel-args/label: + label=größe")
                .leaves(MENU, "title A\n kernel /a ro label=gr\u00c3\u00b6\u00c3\u009fe\n");
    }

    private static Scenario latin1BytesOfTheMenuStay() {
        String menu = "# gr\u00fcn \u0000\ntitle Caf\u00e9 $1\\2\n kernel /a root=LABEL=\u00fcber ro\n";
        return Scenario.of("bytes that are no UTF-8 stay", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .leaves(MENU, menu.replace(" ro\n", " ro amd_iommu=on\n"));
    }

    private static Scenario theHashOfAPasswordStaysSecret() {
        // The second one stands beside the line that changes, where a diff would show it.
        String menu = """
                default=0
                password --md5 $1$gLhU0/$aW78kHK1QfV3P2b2znUoe/
                title A
                 password --md5 $1$Qn7Zk/$5uYx2Lq0eRtB8cVwHs1mN.
                 kernel /a ro
                """;
        return Scenario.of("the hash of a password appears nowhere", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .keepsSecret("aW78kHK1QfV3P2b2znUoe")
                .keepsSecret("5uYx2Lq0eRtB8cVwHs1mN")
                .leaves(MENU, menu.replace("/a ro", "/a ro amd_iommu=on"));
    }

    /** docs/domain 11, trap 13: what a replacement by regular expression would take for groups and escapes. */
    private static Scenario dollarsAndBackslashesAreOnlyCharacters() {
        String menu = "password --md5 $1$a$0\\1/$2\ntitle $0 C:\\boot $1 ${x}\n kernel /a$1 ro x=$2\\3\n";
        return Scenario.of("dollars and backslashes are only characters", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .leaves(MENU, menu.replace("\\3\n", "\\3 amd_iommu=on\n"));
    }

    private static Scenario theArgumentInATitleOrBehindInitProvesNothing() {
        String menu = "# amd_iommu=on\ntitle with amd_iommu=on\n kernel /a ro xamd_iommu=on -- amd_iommu=on\n";
        return Scenario.of(
                        "the argument in a title, another word or behind -- is not there", Hosts.machine(menu), WANTED)
                .plans(ADDED)
                .leaves(MENU, menu.replace("xamd_iommu=on", "xamd_iommu=on amd_iommu=on"));
    }

    /** As update-grub writes it, without its explanations. */
    private static String debian(String settings, String... commandLines) {
        StringBuilder menu = new StringBuilder("default\t\t0\n### BEGIN AUTOMAGIC KERNELS LIST\n")
                .append("## lines between the AUTOMAGIC KERNELS LIST markers will be modified\n")
                .append("## ## Start Default Options ##\n## e.g. kopt=root=/dev/hda1 ro\n")
                .append(settings)
                .append("# howmany=all\n## ## End Default Options ##\n\n");
        for (String commandLine : commandLines) {
            menu.append("title\t\tDebian GNU/Linux\nroot\t\t(hd0,0)\nkernel\t\t")
                    .append(commandLine)
                    .append("\n\n");
        }
        return menu.append("### END DEBIAN AUTOMAGIC KERNELS LIST\n").toString();
    }

    private static FakeHost debianHost(String menu) {
        return FakeHost.machine()
                .file("/boot/grub/menu.lst", menu)
                .file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"\"\n")
                .file("/proc/cmdline", "root=/dev/sda1 ro\n");
    }

    private static FakeHost bootedWithIt(FakeHost host) {
        return host.file("/proc/cmdline", "root=/dev/sda1 ro iommu=pt\n");
    }

    private static Scenario onDebianKernelsToComeGetItToo() {
        String menu = debian(
                "# kopt=root=/dev/sda1 ro\n# defoptions=quiet\n",
                "/vmlinuz root=/dev/sda1 ro quiet",
                "/vmlinuz root=/dev/sda1 ro single");
        return Scenario.of("on Debian the entries of kernels to come are made with it", debianHost(menu), QUICK)
                .plans(QUICK_ADDED)
                .says("2 entries and kernels to come, in /boot/grub/menu.lst")
                .leaves(
                        "/boot/grub/menu.lst",
                        debian(
                                "# kopt=root=/dev/sda1 ro iommu=pt\n# defoptions=quiet\n",
                                "/vmlinuz root=/dev/sda1 ro quiet iommu=pt",
                                "/vmlinuz root=/dev/sda1 ro single iommu=pt"));
    }

    private static Scenario onDebianOnlyKernelsToComeLackIt() {
        String menu = debian("# kopt=root=/dev/sda1 ro\n", "/vmlinuz root=/dev/sda1 ro iommu=pt");
        return Scenario.of(
                        "an argument that the next kernel would lose is no argument",
                        bootedWithIt(debianHost(menu)),
                        QUICK)
                .plans(QUICK_ADDED)
                .says("kernels to come, in /boot/grub/menu.lst")
                .leaves("/boot/grub/menu.lst", menu.replace("ro\n# how", "ro iommu=pt\n# how"));
    }

    private static Scenario onDebianSettingsForSomeVersionsGetItToo() {
        String menu = debian(
                "# kopt=root=/dev/sda1 ro iommu=pt\n# kopt_2_6_8=root=/dev/sda2 ro\n",
                "/vmlinuz root=/dev/sda1 ro iommu=pt");
        return Scenario.of(
                        "a setting for some versions replaces the general one", bootedWithIt(debianHost(menu)), QUICK)
                .plans(QUICK_ADDED)
                .leaves("/boot/grub/menu.lst", menu.replace("/dev/sda2 ro", "/dev/sda2 ro iommu=pt"));
    }

    private static Scenario onDebianTheArgumentIsMovedToWhereItReachesEveryEntry() {
        String menu = debian(
                "# kopt=root=/dev/sda1 ro\n# defoptions=iommu=off quiet\n",
                "/vmlinuz root=/dev/sda1 ro iommu=off quiet",
                "/vmlinuz root=/dev/sda1 ro single");
        return Scenario.of("what follows on normal entries may not contradict it", debianHost(menu), QUICK)
                .plans("kernel-args/quick: iommu off -> pt", "kernel-args/quick: - # defoptions iommu=off")
                .leaves(
                        "/boot/grub/menu.lst",
                        debian(
                                "# kopt=root=/dev/sda1 ro iommu=pt\n# defoptions=quiet\n",
                                "/vmlinuz root=/dev/sda1 ro iommu=pt quiet",
                                "/vmlinuz root=/dev/sda1 ro single iommu=pt"));
    }

    private static Scenario onDebianARemovalReachesEverySetting() {
        String menu = debian(
                "# kopt=root=/dev/sda1 ro quiet\n# defoptions=quiet vga=791\n# xenkopt=console=tty0 quiet\n",
                "/vmlinuz root=/dev/sda1 ro quiet");
        return Scenario.of(
                        "a removal reaches every setting",
                        debianHost(menu),
                        "- kernel-args: { name: loud, absent: [quiet] }")
                .plans(
                        "kernel-args/loud: - quiet",
                        "kernel-args/loud: - # defoptions quiet",
                        "kernel-args/loud: - # xenkopt quiet")
                .leaves(
                        "/boot/grub/menu.lst",
                        debian(
                                "# kopt=root=/dev/sda1 ro\n# defoptions=vga=791\n# xenkopt=console=tty0\n",
                                "/vmlinuz root=/dev/sda1 ro"));
    }

    private static Scenario onDebianASavedDefaultIsReadFromItsFile() {
        String menu = "default saved\ntitle A\n kernel /a ro\ntitle B\n kernel /b ro\n";
        return Scenario.of(
                        "a saved default is read from its file",
                        debianHost(menu).file("/boot/grub/default", "1\n#\n#\n"),
                        "- kernel-args: { name: quick, present: [iommu=pt], entries: default }")
                .plans(QUICK_ADDED)
                .says("1 of 2 entries of /boot/grub/menu.lst, the default one")
                .leaves("/boot/grub/menu.lst", menu.replace("/b ro", "/b ro iommu=pt"));
    }

    private static Scenario onEfiTheMenuOfTheFirmwareCounts() {
        String menu = "title A\n kernel /a ro\n";
        FakeHost host = Hosts.machine(menu).directory("/sys/firmware/efi").file("/boot/efi/EFI/redhat/grub.conf", menu);
        return Scenario.of("where the firmware is EFI its own menu counts", host, WANTED)
                .plans(ADDED)
                .says("1 entry of /boot/efi/EFI/redhat/grub.conf")
                .leaves("/boot/efi/EFI/redhat/grub.conf", menu.replace("ro", "ro amd_iommu=on"))
                .leaves(MENU, menu);
    }

    private static Scenario debiansMenuIsFoundUnderItsOwnName() {
        FakeHost host = FakeHost.tree()
                .file("/boot/grub/menu.lst", "title A\n kernel /a ro\n")
                .file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"\"\n");
        return Scenario.of("a menu of the other name, without update-grub's marks, is edited", host, WANTED)
                .plans(ADDED)
                .says("1 entry of /boot/grub/menu.lst")
                .leaves("/boot/grub/menu.lst", "title A\n kernel /a ro amd_iommu=on\n");
    }
}
