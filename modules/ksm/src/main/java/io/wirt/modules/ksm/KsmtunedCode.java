package io.wirt.modules.ksm;

import io.wirt.spi.Code;

/** What {@code ksmtuned} finds. */
enum KsmtunedCode implements Code {
    CONSTANT_IN_KILOBYTES("ksmtuned.constant-in-kilobytes"),
    DEBUG_ZERO_IS_ON("ksmtuned.debug-zero-is-on"),
    LOG_NOT_ROTATED("ksmtuned.log-not-rotated"),
    LOG_TO_OUTPUT("ksmtuned.log-to-output"),
    MIN_ABOVE_MAX("ksmtuned.min-above-max"),
    NOT_INSTALLED("ksmtuned.not-installed"),
    NOT_PLAIN("ksmtuned.not-plain"),
    PID_FILE_MOVED("ksmtuned.pid-file-moved"),
    SLEEPS_LONGER("ksmtuned.sleeps-longer");

    private final String id;

    KsmtunedCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
