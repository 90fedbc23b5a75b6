package io.wirt.engine.document;

import io.wirt.engine.plan.CheckResult;

/** The outcome of a check. */
public enum CheckStatus {
    PASSED,
    FAILED,
    /** The host could not tell: never taken for a pass. */
    UNKNOWN,
    /** The question has no meaning for this host. */
    NOT_APPLICABLE,
    /** Asked only once the machine has rebooted. */
    AFTER_REBOOT;

    static CheckStatus of(CheckResult.Status result) {
        return switch (result) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            case AFTER_REBOOT -> AFTER_REBOOT;
        };
    }
}
