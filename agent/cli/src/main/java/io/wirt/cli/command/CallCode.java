package io.wirt.cli.command;

import io.wirt.spi.Code;

/** Why a call of the program ends without a document of its own. */
public enum CallCode implements Code {
    USAGE("usage"),
    INTERNAL_ERROR("internal-error"),
    STALE("plan.stale"),
    UNUSABLE("plan.unusable"),
    LOCKED("run.locked"),
    DECLINED("run.declined"),
    FIRST_RUN_NOT_ENDED("status.first-run-not-ended"),
    NEVER_APPLIED("status.never-applied");

    private final String id;

    CallCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
