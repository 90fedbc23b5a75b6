package io.wirt.formats.kernel;

/** How the arguments of one key count that stand on one command line with different values. */
public enum Occurrences {
    /** One of them, which usually is the last; they never have to stand side by side. */
    ONE,

    /** Each of them: to take one for the only one may leave a machine without its root volume. */
    EACH,

    /**
     * It is not known which. The key belongs to programs that read some of their keys with all occurrences, and others
     * not: an argument that stands behind all others of its key is in force either way.
     */
    UNCERTAIN;

    /**
     * How those of {@code key} count.
     *
     * <p>Sources: the kernel's kernel-parameters; what dracut 059 reads by {@code getargs}; where the manuals of systemd 252
     * say "more than once" or name a device in each value (systemd-cryptsetup-generator(8), systemd-debug-generator(8),
     * systemd(1), systemd-modules-load.service(8)).
     */
    public static Occurrences of(String key) {
        if (ofTheKernel(key) || ofDracut(key) || ofSystemd(key)) {
            return EACH;
        }
        return isOfAFamilyReadWhole(key) && !hasOneValue(key) ? UNCERTAIN : ONE;
    }

    /** A switch or a number, of which the last one counts: systemd(1), systemd-udevd(8), dracut.cmdline(7). */
    private static boolean hasOneValue(String key) {
        return switch (key) {
            case "systemd.unit", "rd.systemd.unit", "systemd.unified_cgroup_hierarchy", "systemd.log_level" -> true;
            case "systemd.log_target", "systemd.log_color", "systemd.log_location", "systemd.show_status" -> true;
            case "systemd.default_timeout_start_sec", "systemd.machine_id", "systemd.hostname" -> true;
            case "systemd.volatile", "systemd.debug_shell", "systemd.gpt_auto", "rd.systemd.gpt_auto" -> true;
            case "systemd.crash_reboot", "systemd.crash_shell", "systemd.confirm_spawn", "systemd.firstboot" -> true;
            case "systemd.default_standard_output", "systemd.default_standard_error" -> true;
            case "rd.udev.log_level", "rd.udev.children_max", "rd.udev.exec_delay", "rd.udev.event_timeout" -> true;
            case "rd.auto", "rd.lvm", "rd.luks", "rd.md", "rd.dm", "rd.multipath", "rd.neednet" -> true;
            case "rd.retry", "rd.timeout", "rd.shell", "rd.debug", "rd.info", "rd.hostonly", "rd.skipfsck" -> true;
            case "luks.crypttab", "rd.luks.crypttab" -> true;
            default -> false;
        };
    }

    private static boolean ofTheKernel(String key) {
        return switch (key) {
            case "console", "earlycon", "earlyprintk", "netconsole", "video" -> true;
            case "mem", "memmap", "crashkernel", "dyndbg", "pci", "acpi_osi" -> true;
            default -> KernelArguments.isOrderedPair(key);
        };
    }

    private static boolean ofDracut(String key) {
        return switch (key) {
            case "ip", "ifname", "nameserver", "rd.route", "vlan", "bond", "team", "bridge" -> true;
            case "netroot", "rootfallback", "fcoe", "rd.iscsi.param", "iscsi_param" -> true;
            case "rd.nvmf.discover", "nvmf.discover" -> true;
            case "rd.lvm.lv", "rd.lvm.vg", "rd.md.uuid", "rd.dm.uuid" -> true;
            case "rd_LVM_LV", "rd_LVM_VG", "rd_MD_UUID", "rd_DM_UUID" -> true;
            case "rd.luks.uuid", "rd.luks.name", "rd.luks.key", "rd.luks.partuuid", "rd.luks.serial" -> true;
            case "rd_LUKS_UUID", "rd_LUKS_PARTUUID", "rd_LUKS_SERIAL" -> true;
            case "rd.driver.pre", "rd.driver.post", "rd.driver.blacklist" -> true;
            case "rdloaddriver", "rdinsmodpost", "rdblacklist" -> true;
            case "rd.zfcp", "rd.dasd", "rd.znet", "rd.znet_ifname", "rd.ccw", "rd.lunmask" -> true;
            case "rd_ZFCP", "rd_DASD", "rd_ZNET", "rd_CCW" -> true;
            default -> false;
        };
    }

    private static boolean ofSystemd(String key) {
        return switch (key) {
            case "luks.uuid", "luks.name", "luks.data", "luks.key", "luks.options" -> true;
            case "rd.luks.data", "rd.luks.options" -> true;
            case "systemd.mask", "systemd.wants", "systemd.setenv", "systemd.set_credential" -> true;
            case "rd.systemd.mask", "rd.systemd.wants" -> true;
            case "systemd.mount-extra", "rd.systemd.mount-extra", "systemd.swap-extra" -> true;
            case "modules_load", "rd.modules_load", "modprobe.blacklist" -> true;
            default -> false;
        };
    }

    private static boolean isOfAFamilyReadWhole(String key) {
        return key.startsWith("rd.")
                || key.startsWith("rd_")
                || key.startsWith("luks.")
                || key.startsWith("systemd.")
                || key.startsWith("iscsi_")
                || key.startsWith("nvmf.")
                || key.equals("bootdev")
                || key.equals("BOOTIF");
    }
}
