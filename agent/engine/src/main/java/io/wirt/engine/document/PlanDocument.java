package io.wirt.engine.document;

import java.util.List;
import java.util.function.Predicate;

/**
 * A plan as public data: all that renderers and programs get to see of one.
 *
 * @param contradictory whether some resources undo each other's work: they are refused, and nothing will be applied
 * @param owed restarts that an earlier run owes, as {@code source -> service}
 * @param interrupted the run that was cut off before this one; empty if none was
 * @param atWork the run that is changing the host while it is looked at; empty if none is
 */
public record PlanDocument(
        HostDocument host,
        PlaybookDocument playbook,
        List<CheckDocument> checks,
        List<ResourceDocument> resources,
        boolean contradictory,
        List<CheckDocument> afterBoot,
        RebootDocument rebootRequired,
        List<String> owed,
        String interrupted,
        String atWork) {
    /** Raised whenever a program that read the old form could misread the new one. */
    public static final int FORMAT = 2;

    public PlanDocument {
        checks = List.copyOf(checks);
        resources = List.copyOf(resources);
        afterBoot = List.copyOf(afterBoot);
        owed = List.copyOf(owed);
    }

    public int count(ResourceStatus status) {
        return count(resource -> resource.status() == status);
    }

    /** How many resources cannot be brought to their state. */
    public int troubled() {
        return count(resource -> resource.status().troubled());
    }

    private int count(Predicate<ResourceDocument> counted) {
        int count = 0;
        for (ResourceDocument resource : resources) {
            count += counted.test(resource) ? 1 : 0;
        }
        return count;
    }

    public int changeCount() {
        int count = 0;
        for (ResourceDocument resource : resources) {
            count += resource.changes().size();
        }
        return count;
    }

    /** Whether a check keeps the plan from being applied. */
    public boolean blocked() {
        for (CheckDocument check : checks) {
            if (check.blocking()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the state after the reboot was asked for and is not as demanded. */
    public boolean afterBootFailed() {
        return CheckDocument.any(afterBoot, CheckStatus.FAILED);
    }

    /** Whether the state after the reboot was asked for and nobody could tell. */
    public boolean afterBootUndecided() {
        return CheckDocument.any(afterBoot, CheckStatus.UNKNOWN);
    }
}
