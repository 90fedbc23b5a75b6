package io.wirt.engine.plan;

import io.wirt.spi.Code;

/** What planning finds beside what kinds find. */
public enum PlanCode implements Code {
    CONTRADICTED("plan.contradicted"),
    RESTART_NOT_MANAGED("plan.restart-not-managed"),
    KIND_FAILED("kind.failed"),
    UNDECIDED("check.undecided");

    private final String id;

    PlanCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
