package io.wirt.modules.boot;

import io.wirt.spi.Code;

/** What {@code kernel-args} finds. */
enum KernelArgsCode implements Code {
    ADDED_BESIDE("kernel-args.added-beside"),
    AMBIGUOUS_BOOT_LOADER("kernel-args.ambiguous-boot-loader"),
    AUTOMAGIC_DEFAULT_ONLY("kernel-args.automagic-default-only"),
    AUTOMAGIC_UNSAFE("kernel-args.automagic-unsafe"),
    AUTOMAGIC_WITHOUT_KOPT("kernel-args.automagic-without-kopt"),
    BOOT_NOT_MOUNTED("kernel-args.boot-not-mounted"),
    CANNOT_STAND_LAST("kernel-args.cannot-stand-last"),
    CONTRADICTED("kernel-args.contradicted"),
    DEFAULT_UNKNOWN("kernel-args.default-unknown"),
    ENTRY_WITHOUT_OPTIONS("kernel-args.entry-without-options"),
    GENERATED_BY_SCRIPT("kernel-args.generated-by-script"),
    GENERATED_FOR_ALL("kernel-args.generated-for-all"),
    GENERATED_UNSAFE("kernel-args.generated-unsafe"),
    IGNORED_BY_KERNEL("kernel-args.ignored-by-kernel"),
    IGNORED_UNDER_XEN("kernel-args.ignored-under-xen"),
    LINE_TOO_LONG("kernel-args.line-too-long"),
    LONG_COMMAND_LINE("kernel-args.long-command-line"),
    NO_BOOT_LOADER("kernel-args.no-boot-loader"),
    NO_LINUX_ENTRY("kernel-args.no-linux-entry"),
    OSTREE("kernel-args.ostree"),
    SET_BY_TUNED("kernel-args.set-by-tuned"),
    SETTINGS_NOT_PLAIN("kernel-args.settings-not-plain"),
    SHARED_ARGUMENTS_MISSING("kernel-args.shared-arguments-missing"),
    SYSTEMD_BOOT("kernel-args.systemd-boot"),
    UNBOOTABLE("kernel-args.unbootable"),
    UNKNOWN_BOOT_LOADER("kernel-args.unknown-boot-loader"),
    WITHOUT_EFFECT("kernel-args.without-effect"),
    WRONG_VENDOR("kernel-args.wrong-vendor"),
    ZIPL("kernel-args.zipl");

    private final String id;

    KernelArgsCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
