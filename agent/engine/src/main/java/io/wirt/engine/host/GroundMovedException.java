package io.wirt.engine.host;

import io.wirt.spi.HostPath;

/** Somebody changed a file or link between the plan and the action; the action was not performed. */
public final class GroundMovedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GroundMovedException(HostPath path, String what) {
        super(path + " " + what);
    }

    public String summary() {
        return String.valueOf(getMessage());
    }
}
