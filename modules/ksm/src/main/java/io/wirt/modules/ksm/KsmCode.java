package io.wirt.modules.ksm;

import io.wirt.spi.Code;

/** What {@code ksm} finds. */
enum KsmCode implements Code {
    ADVISOR_DECIDES("ksm.advisor-decides"),
    CONFIGURATION_NOT_PLAIN("ksm.configuration-not-plain"),
    KSMTUNED_ACTIVE("ksm.ksmtuned-active"),
    KSMTUNED_UNKNOWN("ksm.ksmtuned-unknown"),
    NO_KERNEL_SUPPORT("ksm.no-kernel-support"),
    NO_MANAGER("ksm.no-manager"),
    NO_SETTING("ksm.no-setting"),
    RC_LOCAL_NOT_PLAIN("ksm.rc-local-not-plain"),
    RC_LOCAL_NOT_RUN("ksm.rc-local-not-run"),
    SERVICE_STARTS_IT("ksm.service-starts-it"),
    SET_ELSEWHERE("ksm.set-elsewhere"),
    UNMERGE_NEEDS_MEMORY("ksm.unmerge-needs-memory"),
    UNMERGE_NEEDS_RUN("ksm.unmerge-needs-run"),
    UNMERGES("ksm.unmerges"),
    WOULD_UNMERGE("ksm.would-unmerge");

    private final String id;

    KsmCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
