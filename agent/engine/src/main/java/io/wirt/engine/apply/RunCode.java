package io.wirt.engine.apply;

import io.wirt.spi.Code;

/** What becomes of a resource in a run. */
public enum RunCode implements Code {
    CONTRADICTED("run.contradicted"),
    WITHOUT_EFFECT("run.without-effect"),
    DONE_IN_PART("run.done-in-part"),
    KIND_NOT_CONVERGED("kind.not-converged"),
    DID_NOT_STAY("service.did-not-stay");

    private final String id;

    RunCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
