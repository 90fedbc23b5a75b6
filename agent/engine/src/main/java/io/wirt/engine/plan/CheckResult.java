package io.wirt.engine.plan;

import io.wirt.engine.playbook.Resource;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Signals;

/** The outcome of one check. */
public record CheckResult(Resource resource, Status status, Diff diff) {

    /** Whether the host is as demanded. */
    public enum Status {
        PASSED,
        FAILED,
        /** The host could not tell: never taken for a pass. */
        UNKNOWN,
        /** The question has no meaning for this host. */
        NOT_APPLICABLE,
        /** Asked only once the machine has rebooted. */
        AFTER_REBOOT
    }

    /** Whether it keeps an apply from starting. */
    public boolean blocks() {
        return status == Status.FAILED || (status == Status.UNKNOWN && !resource.warnIfUnknown());
    }

    static CheckResult of(Resource check, HostView host) {
        Verdict verdict = Verdict.of(check, host, Signals.NONE);
        if (verdict instanceof Verdict.Judged judged) {
            return new CheckResult(check, status(judged.diff()), judged.diff());
        }
        String reason = verdict instanceof Verdict.Unreadable unreadable
                ? unreadable.refusal().summary()
                : verdict instanceof Verdict.Deferred deferred
                        ? deferred.reason()
                        : "the check has a bug: " + ((Verdict.Faulty) verdict).bug();
        String remedy = verdict instanceof Verdict.Unreadable unreadable
                ? unreadable.refusal().remedy()
                : "";
        Finding finding = Finding.unknown(PlanCode.UNDECIDED, reason, Evidence.of(""), remedy);
        return new CheckResult(check, Status.UNKNOWN, Diff.refused("", finding));
    }

    static CheckResult passedEarlier(CheckResult undecided) {
        Diff diff =
                Diff.inOrder("passed earlier since this boot", undecided.diff().evidence());
        return new CheckResult(undecided.resource(), Status.PASSED, diff);
    }

    static CheckResult afterReboot(Resource check) {
        return new CheckResult(check, Status.AFTER_REBOOT, Diff.inOrder("", Evidence.of("")));
    }

    private static Status status(Diff diff) {
        if (diff.has(Finding.Level.ERROR)) {
            return Status.FAILED;
        }
        if (diff.has(Finding.Level.UNKNOWN)) {
            return Status.UNKNOWN;
        }
        return diff.has(Finding.Level.NOT_APPLICABLE) ? Status.NOT_APPLICABLE : Status.PASSED;
    }
}
