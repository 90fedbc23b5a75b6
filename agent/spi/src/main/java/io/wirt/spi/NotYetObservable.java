package io.wirt.spi;

/** The answer depends on a step of the plan that has not run; the resource is planned at its turn. */
public final class NotYetObservable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Names the step that has to run first.
     *
     * @param reason which step makes the answer unknown, as a clause: "service ksm start may change it"
     */
    public NotYetObservable(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
