package io.wirt.cli.command;

import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceStatus;

/** What the program's exit status says; a higher rank wins where several apply: 70, 65, 64, 6, 5, 4, 1. */
final class ExitStatus {
    static final int DONE = 0;
    static final int NOT_CONVERGED = 1;
    static final int CHANGES = 2;
    static final int REBOOT = 3;
    static final int CHECK_FAILED = 4;
    static final int STALE = 5;
    static final int LOCKED = 6;
    static final int USAGE = 64;
    static final int INVALID_PLAYBOOK = 65;
    static final int INTERNAL_ERROR = 70;

    private ExitStatus() {}

    static int of(PlanDocument plan, boolean strict, boolean detailed) {
        if (plan.blocked() || plan.afterBootFailed() || (strict && plan.afterBootUndecided())) {
            return CHECK_FAILED;
        }
        if (plan.troubled() > 0) {
            return NOT_CONVERGED;
        }
        if (!detailed) {
            return DONE;
        }
        return plan.count(ResourceStatus.CHANGES) + plan.count(ResourceStatus.DEFERRED) > 0
                ? CHANGES
                : plan.rebootRequired().now() ? REBOOT : DONE;
    }

    static int of(ReportDocument report, boolean strict, boolean detailed) {
        if (report.afterBootFailed() || (strict && report.afterBootUndecided())) {
            return CHECK_FAILED;
        }
        if (!report.converged()) {
            return NOT_CONVERGED;
        }
        if (!detailed) {
            return DONE;
        }
        return report.rebootRequired().now() ? REBOOT : report.changed() ? CHANGES : DONE;
    }
}
