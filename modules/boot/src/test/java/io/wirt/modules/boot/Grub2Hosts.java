package io.wirt.modules.boot;

import io.wirt.testkit.FakeHost;

/** Hosts that boot with GRUB 2, for scenarios: two kernels, of which the newer one boots. */
final class Grub2Hosts {
    static final String SETTINGS = "/etc/default/grub";
    static final String DEBIAN_MENU = "/boot/grub/grub.cfg";
    static final String EL7_MENU = "/boot/grub2/grub.cfg";
    static final String EL7_EFI_MENU = "/boot/efi/EFI/centos/grub.cfg";

    /** As Debian ships it, shortened. */
    static final String DEBIAN = """
            GRUB_DEFAULT=0
            GRUB_TIMEOUT=5
            GRUB_DISTRIBUTOR=`( . /etc/os-release; echo ${NAME:-Debian} ) 2>/dev/null || echo Debian`
            GRUB_CMDLINE_LINUX_DEFAULT="quiet"
            GRUB_CMDLINE_LINUX=""
            """;

    static final String EL7 = """
            GRUB_TIMEOUT=5
            GRUB_DISTRIBUTOR="$(sed 's, release .*$,,g' /etc/system-release)"
            GRUB_DEFAULT=saved
            GRUB_DISABLE_SUBMENU=true
            GRUB_CMDLINE_LINUX="crashkernel=auto rd.lvm.lv=centos/root rhgb quiet"
            GRUB_DISABLE_RECOVERY="true"
            """;

    /** The file on the file system of EFI that names the menu below {@code /boot}. */
    static final String STUB = """
            search --no-floppy --fs-uuid --set=dev 0c1f2e3d
            set prefix=($dev)/grub2
            export $prefix
            configfile $prefix/grub.cfg
            """;

    private Grub2Hosts() {}

    /** A running Debian machine whose menu was made of these settings. */
    static FakeHost debian(String settings) {
        return new StandInMkconfig(DEBIAN_MENU).made(debian(FakeHost.machine(), settings));
    }

    /** The same as a tree. */
    static FakeHost debianTree(String settings) {
        return new StandInMkconfig(DEBIAN_MENU).made(debian(FakeHost.tree(), settings));
    }

    private static FakeHost debian(FakeHost host, String settings) {
        return kernels(host, "6.1.0-18-amd64", "6.1.0-21-amd64")
                .file(SETTINGS, settings)
                .file("/proc/cmdline", "root=/dev/sda1 ro quiet\n")
                .command("update-grub", new StandInMkconfig(DEBIAN_MENU));
    }

    /** A running EL 7 machine on a BIOS. */
    static FakeHost el7() {
        return new StandInMkconfig(EL7_MENU).made(el7(FakeHost.machine()));
    }

    /** A running EL 7 machine on EFI, where the menu itself lies beside the boot loader. */
    static FakeHost el7Efi() {
        return new StandInMkconfig(EL7_EFI_MENU)
                .made(el7(FakeHost.machine()).directory("/sys/firmware/efi").file("/boot/grub2/themes/x", ""));
    }

    private static FakeHost el7(FakeHost host) {
        return kernels(host, "3.10.0-1127.el7.x86_64", "3.10.0-1160.el7.x86_64")
                .file(SETTINGS, EL7)
                .file("/proc/cmdline", "root=/dev/sda1 ro rhgb quiet\n")
                .command("grub2-mkconfig", new StandInMkconfig(EL7_MENU));
    }

    private static FakeHost kernels(FakeHost host, String... releases) {
        for (String release : releases) {
            host.file("/boot/vmlinuz-" + release, "").file("/boot/initrd.img-" + release, "");
        }
        return host;
    }
}
