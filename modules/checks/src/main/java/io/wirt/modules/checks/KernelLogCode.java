package io.wirt.modules.checks;

import io.wirt.spi.Code;

/** What {@code kernel-log} finds. */
enum KernelLogCode implements Code {
    INCOMPLETE("kernel-log.incomplete"),
    NO_LOG("kernel-log.no-log"),
    NOT_SAID("kernel-log.not-said"),
    UNREADABLE("kernel-log.unreadable");

    private final String id;

    KernelLogCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
