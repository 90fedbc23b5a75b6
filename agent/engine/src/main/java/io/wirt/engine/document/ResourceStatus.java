package io.wirt.engine.document;

import io.wirt.engine.plan.PlannedResource;

/** What a plan holds for a resource, or what a run has made of it. */
public enum ResourceStatus {
    /** In a plan: there is nothing to do. */
    IN_ORDER(Kind.SETTLED),
    /** In a plan: there is something to do. */
    CHANGES(Kind.OPEN),
    /** It can be planned only when earlier steps have run; in a report: it was not planned even then. */
    DEFERRED(Kind.OPEN),
    /** The kind will not touch it; the findings say why. */
    REFUSED(Kind.TROUBLED),
    /** The host refused an answer that was needed. */
    UNREADABLE(Kind.TROUBLED),
    /** What it requires is not in order. */
    SKIPPED(Kind.TROUBLED),
    /** Its kind has a bug. */
    FAULTY(Kind.TROUBLED),
    /** In a report: there was nothing to do. */
    UNCHANGED(Kind.SETTLED),
    /** In a report: it was changed, and is in order now. */
    CHANGED(Kind.SETTLED),
    /** In a report: something of it failed. */
    FAILED(Kind.TROUBLED),
    /** In a report: the host was no longer as planned. */
    MOVED(Kind.TROUBLED);

    private enum Kind {
        SETTLED,
        OPEN,
        TROUBLED
    }

    private final Kind kind;

    ResourceStatus(Kind kind) {
        this.kind = kind;
    }

    /** Whether the resource is as declared. */
    public boolean settled() {
        return kind == Kind.SETTLED;
    }

    /** Whether something is in the way of its being brought to its state. */
    public boolean troubled() {
        return kind == Kind.TROUBLED;
    }

    static ResourceStatus of(PlannedResource.Status planned) {
        return switch (planned) {
            case IN_ORDER -> IN_ORDER;
            case CHANGES -> CHANGES;
            case DEFERRED -> DEFERRED;
            case REFUSED -> REFUSED;
            case UNREADABLE -> UNREADABLE;
            case SKIPPED -> SKIPPED;
            case FAULTY -> FAULTY;
        };
    }
}
