package io.wirt.engine.apply;

import io.wirt.engine.host.Host;
import io.wirt.engine.plan.PlannedChange;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.spi.Action;
import io.wirt.spi.Code;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import java.util.Optional;

/** The patient look at what came of a resource's changes, and whose fault it is if something is left to be done. */
final class Settling {
    private final Host host;
    private final Patience.Source patience;

    Settling(Host host, Patience.Source patience) {
        this.host = host;
        this.patience = patience;
    }

    /**
     * Looks until nothing is left to do, or patience ends.
     *
     * @param lastCommand the command that ran last
     * @return why the resource is not in order; empty if it is
     */
    Optional<Finding> failure(PlannedResource resource, String lastCommand) {
        boolean ranCommand = false;
        boolean startedService = false;
        for (PlannedChange change : resource.changes()) {
            for (PlannedChange.Step step : change.steps()) {
                Optional<Action.Run> run = step.action().command();
                ranCommand |= run.isPresent();
                startedService |=
                        run.isPresent() && !run.get().clouds().queries().isEmpty();
            }
        }
        Optional<Remainder> rest = remainder(resource, ranCommand, startedService);
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        if (rest.get() instanceof Remainder.Unseen unseen) {
            HostException refusal = unseen.refusal();
            return error(refusal.code(), refusal.summary(), refusal.remedy());
        }
        String what = rest.get().what();
        if (!ranCommand) {
            return error(
                    RunCode.KIND_NOT_CONVERGED,
                    "the kind " + resource.resource().kind() + " has a bug, its own change did not settle: " + what,
                    "report it");
        }
        String summary = "'" + lastCommand + "' succeeded, but afterwards " + what;
        return startedService
                ? error(RunCode.DID_NOT_STAY, summary, "look into the service's own log")
                : error(
                        RunCode.WITHOUT_EFFECT,
                        summary,
                        "run it by hand, and see what it says and which files it reads");
    }

    private Optional<Remainder> remainder(PlannedResource resource, boolean ranCommand, boolean startedService) {
        Patience left = patience.fresh();
        boolean mayEnd = startedService;
        while (true) {
            Optional<Remainder> remainder = Remainder.of(resource.resource(), host);
            if (remainder.isEmpty() && mayEnd) {
                // What runs, unlike a file, may be different a moment later by itself.
                left.untilSteady();
                mayEnd = false;
                remainder = Remainder.of(resource.resource(), host);
            }
            if (remainder.isEmpty() || !ranCommand || !left.again()) {
                return remainder;
            }
        }
    }

    private static Optional<Finding> error(Code code, String summary, String remedy) {
        return Optional.of(Finding.error(code, summary, Evidence.of(""), remedy));
    }
}
