package io.wirt.modules.checks;

import io.wirt.spi.Code;

/** What {@code kernel-config} finds. */
enum KernelConfigCode implements Code {
    ABSENT("kernel-config.absent"),
    COMPRESSED_NOT_BUILT("kernel-config.compressed-not-built"),
    DIFFERS("kernel-config.differs"),
    KERNEL_UNKNOWN("kernel-config.kernel-unknown"),
    NO_KERNEL("kernel-config.no-kernel"),
    NOT_FOUND("kernel-config.not-found");

    private final String id;

    KernelConfigCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
