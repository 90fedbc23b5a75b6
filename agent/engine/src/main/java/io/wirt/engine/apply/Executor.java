package io.wirt.engine.apply;

import io.wirt.engine.host.Ground;
import io.wirt.engine.host.GroundMovedException;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.journal.Owed;
import io.wirt.engine.plan.Foresight;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.PlannedChange;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.Planner;
import io.wirt.engine.plan.Promise;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.Resource;
import io.wirt.engine.text.Redactor;
import io.wirt.spi.Action;
import io.wirt.spi.Code;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Performs a plan, resource by resource: what it requires, a last look at the whole resource, the debts on record, the
 * steps, and the settling. Nothing else changes a host.
 */
final class Executor {
    private static final Code MOVED = HostCode.MOVED;

    private final Host host;
    private final Journal journal;
    private final Owed owed;
    private final Steps steps;
    private final Settling settling;
    private final Listener listener;
    private final Redactor redactor = new Redactor();
    private final Map<String, ResourceOutcome> outcomes = new LinkedHashMap<>();

    Executor(Host host, Journal journal, Owed owed, Patience.Source patience, Listener listener) {
        this.host = host;
        this.journal = journal;
        this.owed = owed;
        this.steps = new Steps(host, journal);
        this.settling = new Settling(host, patience);
        this.listener = listener;
    }

    /** Hears of each resource as it happens, in order. */
    interface Listener {
        /** A resource that is about to be changed. */
        void starting(String id);

        void finished(ResourceOutcome outcome);

        /** One that had finished in order, and that a later one took out of it again. */
        void undone(ResourceOutcome.Failed outcome);
    }

    /**
     * Performs {@code plan}.
     *
     * @param approvedOnly leaves undone what the plan could only defer
     */
    void perform(Plan plan, boolean approvedOnly) {
        plan.resources().forEach(resource -> resource.hideSecrets(redactor));
        for (PlannedResource planned : plan.resources()) {
            ResourceOutcome outcome = perform(planned, plan.playbook(), approvedOnly);
            record(outcome);
            outcomes.put(planned.id(), outcome);
            listener.finished(outcome);
        }
        lookAgain();
    }

    private void record(ResourceOutcome outcome) {
        String id = outcome.resource().id();
        if (outcome instanceof ResourceOutcome.Changed) {
            journal.verified(id);
        } else if (outcome instanceof ResourceOutcome.Failed failed) {
            journal.failed(id, redactor.text(failed.cause().summary()));
        } else if (outcome instanceof ResourceOutcome.Moved moved) {
            journal.failed(id, redactor.text(moved.cause().summary()));
        }
    }

    /** Two resources that undo each other's work would do so in every run: those before the last change are asked again. */
    private void lookAgain() {
        List<ResourceOutcome> all = List.copyOf(outcomes.values());
        int last = all.size() - 1;
        while (last > 0 && !(all.get(last) instanceof ResourceOutcome.Changed)) {
            last--;
        }
        for (ResourceOutcome outcome : all.subList(0, Math.max(last, 0))) {
            Optional<Remainder> remainder =
                    outcome.inOrder() ? Remainder.of(outcome.resource().resource(), host) : Optional.empty();
            if (remainder.isPresent()) {
                Finding cause = error(
                        RunCode.CONTRADICTED,
                        "it was in order, and a later resource of this playbook undid that: "
                                + remainder.get().what(),
                        "let the two say the same, or remove one of them");
                boolean changed = outcome instanceof ResourceOutcome.Changed;
                ResourceOutcome.Failed undone = new ResourceOutcome.Failed(
                        outcome.resource(), changed ? List.of("its changes") : List.of(), cause);
                record(undone);
                listener.undone(undone);
            }
        }
    }

    private ResourceOutcome perform(PlannedResource planned, Playbook playbook, boolean approvedOnly) {
        for (String id : planned.resource().requires()) {
            ResourceOutcome required = outcomes.get(id);
            if (required != null && !required.inOrder()) {
                return new ResourceOutcome.Left(
                        planned.withoutChanges(),
                        PlannedResource.Status.SKIPPED,
                        id + " is not in order, and this one requires it");
            }
        }
        return switch (planned.status()) {
            case IN_ORDER -> {
                delivered(planned.signals(), planned.id());
                yield new ResourceOutcome.Unchanged(planned);
            }
            case CHANGES -> performPlanned(planned, playbook);
            case DEFERRED ->
                approvedOnly
                        ? left(planned, planned.reason() + "; plan again to approve it")
                        : performDeferred(planned, playbook);
            case REFUSED, UNREADABLE, SKIPPED, FAULTY -> left(planned, planned.reason());
        };
    }

    private static ResourceOutcome left(PlannedResource resource, String reason) {
        return new ResourceOutcome.Left(resource, resource.status(), reason);
    }

    private ResourceOutcome performPlanned(PlannedResource planned, Playbook playbook) {
        PlannedResource seen = look(planned.resource(), planned.signals());
        boolean inOrder = seen.status() == PlannedResource.Status.IN_ORDER;
        if (!inOrder && !Promise.OfResource.of(planned, redactor).equals(Promise.OfResource.of(seen, redactor))) {
            return new ResourceOutcome.Moved(seen.withoutChanges(), List.of(), moved(seen));
        }
        // A resource that it listens to may have failed: then the host has not moved, there is only less to be told.
        Signals told = signals(planned.resource());
        PlannedResource now = told.equals(planned.signals()) ? seen : look(planned.resource(), told);
        if (now.status() != PlannedResource.Status.CHANGES) {
            delivered(now.signals(), now.id());
            return new ResourceOutcome.Unchanged(now);
        }
        return execute(now, playbook);
    }

    private ResourceOutcome performDeferred(PlannedResource planned, Playbook playbook) {
        PlannedResource now = look(planned.resource(), signals(planned.resource()));
        return switch (now.status()) {
            case CHANGES -> {
                now.hideSecrets(redactor);
                yield execute(now, playbook);
            }
            case IN_ORDER -> {
                delivered(now.signals(), now.id());
                yield new ResourceOutcome.Unchanged(now);
            }
            case DEFERRED -> {
                journal.failed(now.id(), now.reason());
                yield left(now, now.reason());
            }
            case REFUSED, UNREADABLE, SKIPPED, FAULTY -> left(now, now.reason());
        };
    }

    private PlannedResource look(Resource resource, Signals signals) {
        return Planner.plan(resource, new Foresight(host), signals);
    }

    /** What the resources that it listens to have to tell it by now. */
    private Signals signals(Resource resource) {
        List<String> changing = new ArrayList<>();
        for (String source : resource.listensTo()) {
            if (outcomes.get(source) instanceof ResourceOutcome.Changed) {
                changing.add(source);
            }
        }
        List<String> owing = new ArrayList<>(owed.owedTo(resource.id(), host));
        return new Signals(changing, owing);
    }

    private Finding moved(PlannedResource now) {
        String what = now.status() == PlannedResource.Status.CHANGES
                ? "the host is no longer as it was planned"
                : now.reason().isEmpty() ? "it is refused now" : now.reason();
        String command = steps.lastCommand();
        return error(MOVED, command.isEmpty() ? what : what + "; '" + command + "' ran before", "look at a new plan");
    }

    private ResourceOutcome execute(PlannedResource now, Playbook playbook) {
        listener.starting(now.id());
        steps.begin();
        try {
            for (PlannedChange change : now.changes()) {
                owe(now, change, playbook);
                for (PlannedChange.Step step : change.steps()) {
                    steps.perform(now.id(), step);
                }
            }
            // Before the patient look at what came of it: killed there, the next run would restart once more.
            delivered(now.signals(), now.id());
            Optional<Finding> failure = settling.failure(now, steps.lastCommand());
            return failure.isPresent()
                    ? new ResourceOutcome.Failed(now, steps.done(), failure.get())
                    : new ResourceOutcome.Changed(now);
        } catch (GroundMovedException e) {
            return new ResourceOutcome.Moved(now, steps.done(), error(MOVED, e.summary(), "look at a new plan"));
        } catch (HostException e) {
            return new ResourceOutcome.Failed(now, steps.done(), error(e.code(), e.summary(), e.remedy()));
        }
    }

    private void owe(PlannedResource now, PlannedChange change, Playbook playbook) {
        Optional<String> boot = host.facts().bootId();
        if (boot.isEmpty()) {
            return;
        }
        List<Ground> written = new ArrayList<>();
        for (PlannedChange.Step step : change.steps()) {
            if (isWritten(step)) {
                written.add(step.ground());
            }
        }
        HostPath path = written.size() == 1 ? written.get(0).path() : HostPath.ROOT;
        String before = written.size() == 1 ? written.get(0).state().word() : "";
        for (Resource resource : playbook.resources()) {
            if (resource.listensTo().contains(now.id())) {
                owed.record(new Owed.Debt(now.id(), resource.id(), boot.get(), path, before), host);
            }
        }
    }

    /** Whether a file gets another content, which tells for ever that the change was made; the kernel's values may change by themselves. */
    private static boolean isWritten(PlannedChange.Step step) {
        boolean written = false;
        for (Action.Leaving leaving : step.action().leaves(step.ground().state())) {
            written |= leaving.state().isFile();
        }
        return written && !step.action().place().map(Action.Place::ofKernel).orElse(true);
    }

    /** The service that was to be told has been told, or did not run and reads the new state when it starts. */
    private void delivered(Signals signals, String id) {
        if (signals.any() && host.facts().bootId().isPresent()) {
            owed.settle(id);
        }
    }

    private static Finding error(Code code, String summary, String remedy) {
        return Finding.error(code, summary, Evidence.of(""), remedy);
    }
}
