package io.wirt.engine.plan;

import io.wirt.engine.host.Host;
import io.wirt.engine.plan.PlannedResource.Status;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.Resource;
import io.wirt.spi.Action;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans. It holds a host that it can only read, so a plan cannot touch anything. */
public final class Planner {
    private final Host host;
    private final Debts debts;
    private final PassedChecks passed;

    /**
     * @param debts what earlier runs still owe
     * @param passed which after-boot checks have passed since this boot
     */
    public Planner(Host host, Debts debts, PassedChecks passed) {
        this.host = host;
        this.debts = debts;
        this.passed = passed;
    }

    public Plan plan(Playbook playbook) {
        Foresight foresight = new Foresight(host);
        Foresight present = new Foresight(host);
        List<CheckResult> checks = new ArrayList<>();
        for (Resource check : playbook.checks()) {
            checks.add(CheckResult.of(check, foresight));
        }
        List<PlannedResource> planned = new ArrayList<>();
        Map<String, PlannedResource> byId = new HashMap<>();
        for (Resource resource : playbook.resources()) {
            PlannedResource next = plan(resource, foresight, byId);
            next = warnedOfMissingRestart(awaitingOnlyWhatIs(next, foresight, present), playbook);
            planned.add(next);
            byId.put(next.id(), next);
        }
        List<PlannedResource> resources = new Contradictions(host, playbook, planned).refused(foresight);
        boolean contradictory = !resources.equals(planned);
        Plan plan = new Plan(playbook, host.facts(), host.live(), checks, resources, contradictory, List.of());
        return new Plan(
                playbook, plan.host(), plan.live(), checks, resources, contradictory, afterBoot(playbook, plan));
    }

    /**
     * Without what would wait for a reboot only once an earlier resource has made its changes: those give the reason
     * themselves.
     *
     * @param present the host as it is
     */
    private static PlannedResource awaitingOnlyWhatIs(PlannedResource planned, Foresight foresight, Foresight present) {
        boolean awaits = planned.diff().isPresent()
                && !planned.diff().get().awaitingReboot().isEmpty();
        if (!awaits || foresight.isThePresent()) {
            return planned;
        }
        Verdict verdict = Verdict.of(planned.resource(), present, Signals.NONE);
        List<TakesEffect.AfterReboot> awaiting = new ArrayList<>();
        if (verdict instanceof Verdict.Judged judged) {
            awaiting.addAll(planned.diff().get().awaitingReboot());
            awaiting.retainAll(judged.diff().awaitingReboot());
        }
        return planned.with(diff -> diff.awaiting(awaiting));
    }

    /** The plan for one resource on {@code foresight}, which afterwards shows the host as this resource leaves it. */
    public static PlannedResource plan(Resource resource, Foresight foresight, Signals signals) {
        Verdict verdict = Verdict.of(resource, foresight, signals);
        if (verdict instanceof Verdict.Judged judged) {
            try {
                return judged(resource, judged.diff(), foresight, signals);
            } catch (NotYetObservable e) {
                return without(resource, Status.DEFERRED, e.reason(), signals);
            } catch (HostException e) {
                return undecided(resource, new Verdict.Unreadable(e), signals);
            }
        }
        return verdict instanceof Verdict.Deferred deferred
                ? without(resource, Status.DEFERRED, deferred.reason(), signals)
                : undecided(resource, verdict, signals);
    }

    private static PlannedResource undecided(Resource resource, Verdict verdict, Signals signals) {
        if (verdict instanceof Verdict.Unreadable unreadable) {
            Finding finding = Finding.error(
                    unreadable.refusal().code(),
                    unreadable.refusal().summary(),
                    Evidence.of(""),
                    unreadable.refusal().remedy());
            Diff diff = Diff.refused("", finding);
            return new PlannedResource(
                    resource, Status.UNREADABLE, unreadable.refusal().summary(), Optional.of(diff), List.of(), signals);
        }
        String bug = "the kind " + resource.kind() + " has a bug: " + ((Verdict.Faulty) verdict).bug();
        Finding finding =
                Finding.error(PlanCode.KIND_FAILED, bug, Evidence.of(""), "report it to the author of the kind");
        return new PlannedResource(
                resource, Status.FAULTY, bug, Optional.of(Diff.refused("", finding)), List.of(), signals);
    }

    private PlannedResource plan(Resource resource, Foresight foresight, Map<String, PlannedResource> earlier) {
        List<String> changing = new ArrayList<>();
        for (String id : resource.requires()) {
            PlannedResource required = earlier.get(id);
            if (required != null && required.status().blocks()) {
                return without(
                        resource, Status.SKIPPED, id + " is not in order, and this one requires it", Signals.NONE);
            }
            if (required != null && required.status() == Status.DEFERRED) {
                return without(resource, Status.DEFERRED, "it requires " + id + ", which is deferred", Signals.NONE);
            }
        }
        for (String id : resource.listensTo()) {
            PlannedResource source = earlier.get(id);
            if (source != null && source.status() == Status.CHANGES) {
                changing.add(id);
            }
            if (source != null && source.status() == Status.DEFERRED) {
                return without(resource, Status.DEFERRED, "it listens to " + id + ", which is deferred", Signals.NONE);
            }
        }
        return plan(resource, foresight, new Signals(changing, debts.owedTo(resource.id(), host)));
    }

    private static PlannedResource judged(Resource resource, Diff diff, Foresight foresight, Signals signals) {
        if (diff.refuses()) {
            return new PlannedResource(resource, Status.REFUSED, "", Optional.of(diff), List.of(), signals);
        }
        Diff warned = obstacle(diff, foresight)
                .map(e -> diff.with(Finding.warning(e.code(), e.summary(), Evidence.of(""), e.remedy())))
                .orElse(diff);
        List<PlannedChange> changes = new ArrayList<>();
        for (Change change : diff.changes()) {
            List<PlannedChange.Step> steps = new ArrayList<>();
            for (Action action : change.actions()) {
                steps.add(new PlannedChange.Step(action, foresight.ground(action)));
                foresight.foresee(action);
            }
            changes.add(new PlannedChange(change, steps));
        }
        Status status = changes.isEmpty() ? Status.IN_ORDER : Status.CHANGES;
        return new PlannedResource(resource, status, "", Optional.of(warned), changes, signals);
    }

    /** What would make the change fail if it were performed now. It may be gone by then, so the change is planned anyway. */
    private static Optional<HostException> obstacle(Diff diff, Foresight foresight) {
        for (Change change : diff.changes()) {
            for (Action action : change.actions()) {
                Optional<HostException> obstacle = foresight.obstacle(action);
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
        }
        return Optional.empty();
    }

    private static PlannedResource without(Resource resource, Status status, String reason, Signals signals) {
        return new PlannedResource(resource, status, reason, Optional.empty(), List.of(), signals);
    }

    /** A change that waits for a restart which nobody in the playbook will make deserves a word. */
    private static PlannedResource warnedOfMissingRestart(PlannedResource planned, Playbook playbook) {
        for (PlannedChange change : planned.changes()) {
            if (change.change().takesEffect() instanceof TakesEffect.AfterRestart after
                    && !listens(after.service(), planned.id(), playbook)) {
                String service = after.service().substring(after.service().indexOf('/') + 1);
                Finding warning = Finding.warning(
                        PlanCode.RESTART_NOT_MANAGED,
                        "not in force until " + service + " restarts, and nothing in this playbook restarts it",
                        Evidence.of(""),
                        "add a resource " + after.service() + " without 'restart-on: []', or restart it yourself");
                return planned.with(diff -> diff.with(warning));
            }
        }
        return planned;
    }

    private static boolean listens(String service, String source, Playbook playbook) {
        for (Resource resource : playbook.resources()) {
            if (resource.id().equals(service) && resource.listensTo().contains(source)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Before the machine has rebooted into the new state, what is demanded of that state cannot be asked; nor where it
     * is not known what the new state will be.
     */
    private List<CheckResult> afterBoot(Playbook playbook, Plan plan) {
        boolean rebootFirst = !plan.awaitingRebootAfterApply().isEmpty();
        for (PlannedResource resource : plan.resources()) {
            rebootFirst |= resource.status().blocks() || resource.status() == Status.DEFERRED;
        }
        List<CheckResult> results = new ArrayList<>();
        for (Resource check : playbook.afterBoot()) {
            results.add(rebootFirst ? CheckResult.afterReboot(check) : passedOrAsked(check));
        }
        return results;
    }

    /** What the kernel said at boot may be gone from its log by now; a pass of this boot still counts. */
    private CheckResult passedOrAsked(Resource check) {
        CheckResult asked = CheckResult.of(check, host);
        return asked.status() == CheckResult.Status.UNKNOWN && passed.passed(check.id())
                ? CheckResult.passedEarlier(asked)
                : asked;
    }
}
