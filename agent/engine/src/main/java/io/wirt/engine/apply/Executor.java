package io.wirt.engine.apply;

import io.wirt.engine.document.Documents;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.SavedPlan;
import io.wirt.engine.host.Ground;
import io.wirt.engine.host.GroundMovedException;
import io.wirt.engine.host.Host;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.journal.Owed;
import io.wirt.engine.plan.Foresight;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.PlannedChange;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.Planner;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.Resource;
import io.wirt.spi.Action;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Signals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Performs a plan, resource by resource: a last look, the debts and the intent on record, the actions, and a look at
 * what came of it. Nothing else changes a host.
 */
public final class Executor {
    private static final String MOVED = "host.moved";

    private final Host host;
    private final Journal journal;
    private final Owed owed;
    private final Patience.Source patience;
    private final RunListener listener;
    private final Documents documents = new Documents();
    private final Set<String> changed = new HashSet<>();
    private final Set<String> notInOrder = new HashSet<>();
    private final List<String> done = new ArrayList<>();
    private String lastCommand = "";

    public Executor(Host host, Journal journal, Owed owed, Patience.Source patience, RunListener listener) {
        this.host = host;
        this.journal = journal;
        this.owed = owed;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Performs {@code plan}.
     *
     * @param approvedOnly leaves undone what the plan could only defer
     * @return one document per resource, in order
     */
    public List<ResourceDocument> perform(Plan plan, boolean approvedOnly) {
        documents.learnSecrets(plan.resources());
        List<ResourceDocument> outcomes = new ArrayList<>();
        for (PlannedResource planned : plan.resources()) {
            ResourceDocument outcome = perform(planned, plan.playbook(), approvedOnly);
            if (outcome.status().equals("changed")) {
                changed.add(planned.id());
            } else if (!outcome.status().equals("unchanged")) {
                notInOrder.add(planned.id());
            }
            outcomes.add(outcome);
            listener.finished(outcome);
        }
        lookAgain(plan, outcomes);
        return outcomes;
    }

    /** Two resources that undo each other's work would do so in every run: whoever is before the last change is asked again. */
    private void lookAgain(Plan plan, List<ResourceDocument> outcomes) {
        int last = outcomes.size() - 1;
        while (last > 0 && !outcomes.get(last).status().equals("changed")) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            PlannedResource planned = plan.resources().get(i);
            Optional<Remainder> remainder =
                    notInOrder.contains(planned.id()) ? Optional.empty() : Remainder.of(planned.resource(), host);
            if (remainder.isPresent()) {
                Finding undone = error(
                        "run.contradicted",
                        "it was in order, and a later resource of this playbook undid that: "
                                + remainder.get().what(),
                        "let the two say the same, or remove one of them");
                boolean wasChanged = changed.contains(planned.id());
                outcomes.set(
                        i,
                        wasChanged
                                ? failed(planned, "failed", List.of(doneBefore("its changes"), undone))
                                : failed(withoutChanges(planned), "failed", List.of(undone)));
                listener.undone(outcomes.get(i));
            }
        }
    }

    private ResourceDocument perform(PlannedResource planned, Playbook playbook, boolean approvedOnly) {
        for (String required : planned.resource().requires()) {
            if (notInOrder.contains(required)) {
                return documents.resource(
                        withoutChanges(planned), "skipped", required + " is not in order, and this one requires it");
            }
        }
        return switch (planned.status()) {
            case IN_ORDER -> {
                delivered(planned.signals(), planned.id());
                yield documents.resource(planned, "unchanged", "");
            }
            case CHANGES -> performPlanned(planned, playbook);
            case DEFERRED ->
                approvedOnly
                        ? documents.resource(planned, "deferred", planned.reason() + "; plan again to approve it")
                        : performDeferred(planned, playbook);
            case REFUSED -> documents.resource(planned, "refused", "");
            case UNREADABLE -> documents.resource(planned, "unreadable", planned.reason());
            case SKIPPED -> documents.resource(planned, "skipped", planned.reason());
            case FAULTY -> documents.resource(planned, "faulty", planned.reason());
        };
    }

    private ResourceDocument performPlanned(PlannedResource planned, Playbook playbook) {
        PlannedResource seen = look(planned.resource(), planned.signals());
        if (seen.status() != PlannedResource.Status.IN_ORDER) {
            ResourceDocument promised = documents.resource(planned, "changes", "");
            ResourceDocument present = documents.resource(seen, "changes", "");
            if (!SavedPlan.samePromise(promised, present)) {
                return failed(withoutChanges(seen), "moved", List.of(moved(seen)));
            }
        }
        // A resource that it listens to may have failed: then the host has not moved, there is only less to be told.
        Signals told = signals(planned.resource());
        PlannedResource now = told.equals(planned.signals()) ? seen : look(planned.resource(), told);
        if (now.status() != PlannedResource.Status.CHANGES) {
            delivered(now.signals(), now.id());
            return documents.resource(now, "unchanged", "");
        }
        return execute(now, playbook);
    }

    private ResourceDocument performDeferred(PlannedResource planned, Playbook playbook) {
        PlannedResource now = look(planned.resource(), signals(planned.resource()));
        return switch (now.status()) {
            case CHANGES -> {
                documents.learnSecrets(List.of(now));
                yield execute(now, playbook);
            }
            case IN_ORDER -> {
                delivered(now.signals(), now.id());
                yield documents.resource(now, "unchanged", "");
            }
            case DEFERRED -> {
                journal.failed(now.id(), now.reason());
                yield documents.resource(now, "deferred", now.reason());
            }
            default -> documents.resource(now, now.status().name().toLowerCase(java.util.Locale.ROOT), now.reason());
        };
    }

    private PlannedResource look(Resource resource, Signals signals) {
        return Planner.plan(resource, new Foresight(host), signals);
    }

    /** What the resources that it listens to have to tell it by now. */
    private Signals signals(Resource resource) {
        List<String> changing = new ArrayList<>();
        for (String source : resource.listensTo()) {
            if (changed.contains(source)) {
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
        return error(
                MOVED,
                lastCommand.isEmpty() ? what : what + "; '" + lastCommand + "' ran before",
                "look at a new plan");
    }

    private ResourceDocument execute(PlannedResource now, Playbook playbook) {
        listener.starting(now.id());
        done.clear();
        try {
            for (PlannedChange change : now.changes()) {
                owe(now, change, playbook);
                for (PlannedChange.Step step : change.steps()) {
                    execute(now, step);
                }
            }
            // Before the patient look at what came of it: killed there, the next run would restart once more.
            delivered(now.signals(), now.id());
            Optional<Finding> remainder = settle(now);
            if (remainder.isPresent()) {
                return failedUnderWay(now, "failed", remainder.get());
            }
        } catch (GroundMovedException e) {
            return failedUnderWay(now, "moved", error(MOVED, e.summary(), "look at a new plan"));
        } catch (HostException e) {
            return failedUnderWay(now, "failed", error(e.id(), e.summary(), e.remedy()));
        }
        journal.verified(now.id());
        return documents.resource(now, "changed", "");
    }

    private void execute(PlannedResource now, PlannedChange.Step step) {
        Action action = step.action();
        Ground ground = host.ground(action);
        // The kind has judged what it read; an action may meet nothing else.
        if (!step.ground().isStill(ground)) {
            throw new GroundMovedException(
                    step.ground().path(), "has changed since it was looked at; nothing was written");
        }
        String words = action.verb() + " "
                + action.command().map(Action.Run::words).orElse(ground.path().value());
        journal.intent(now.id(), words, step.ground().state().content());
        host.perform(action, ground);
        journal.done(now.id(), words);
        done.add(words);
        lastCommand = action.command().map(Action.Run::words).orElse(lastCommand);
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

    /** Whoever was to be told has been told, or did not run and reads the new state when it starts. */
    private void delivered(Signals signals, String id) {
        if (signals.any() && host.facts().bootId().isPresent()) {
            owed.settle(id);
        }
    }

    /** Looks until nothing is left to do; what remains when patience ends is the reason of the failure. */
    private Optional<Finding> settle(PlannedResource now) {
        boolean commands = false;
        boolean mayEnd = false;
        for (PlannedChange change : now.changes()) {
            for (PlannedChange.Step step : change.steps()) {
                Optional<Action.Run> run = step.action().command();
                commands |= run.isPresent();
                mayEnd |= run.isPresent() && !run.get().clouds().queries().isEmpty();
            }
        }
        boolean ranCommand = commands;
        boolean startedService = mayEnd;
        Patience left = patience.fresh();
        while (true) {
            Optional<Remainder> remainder = Remainder.of(now.resource(), host);
            if (remainder.isEmpty() && mayEnd) {
                // What runs, unlike a file, may be different a moment later by itself.
                left.untilSteady();
                mayEnd = false;
                remainder = Remainder.of(now.resource(), host);
            }
            if (remainder.isEmpty()) {
                return Optional.empty();
            }
            if (!ranCommand || !left.again()) {
                return remainder.map(rest -> unsettled(rest, now, ranCommand, startedService));
            }
        }
    }

    /** Whose fault it is that something is left: the host's, which cannot be looked at; the kind's; or the command's. */
    private Finding unsettled(Remainder rest, PlannedResource now, boolean ranCommand, boolean startedService) {
        if (rest instanceof Remainder.Unseen unseen) {
            HostException refusal = unseen.refusal();
            return error(refusal.id(), refusal.summary(), refusal.remedy());
        }
        if (!ranCommand) {
            return error(
                    "kind.not-converged",
                    "the kind " + now.resource().kind() + " has a bug, its own change did not settle: " + rest.what(),
                    "report it");
        }
        String summary = "'" + lastCommand + "' succeeded, but afterwards " + rest.what();
        return startedService
                ? error("service.did-not-stay", summary, "look into the service's own log")
                : error("run.without-effect", summary, "run it by hand, and see what it says and which files it reads");
    }

    private ResourceDocument failedUnderWay(PlannedResource now, String status, Finding cause) {
        if (done.isEmpty()) {
            return failed(now, status, List.of(cause));
        }
        return failed(now, status, List.of(doneBefore(String.join(", ", done)), cause));
    }

    private static Finding doneBefore(String what) {
        return Finding.note(ResourceDocument.DONE_IN_PART, "done before: " + what, Evidence.of(""));
    }

    /** @param why its last is the cause */
    private ResourceDocument failed(PlannedResource now, String status, List<Finding> why) {
        ResourceDocument document = documents.failed(now, status, why);
        journal.failed(now.id(), document.reason());
        return document;
    }

    private static Finding error(String code, String summary, String remedy) {
        return Finding.error(code, summary, Evidence.of(""), remedy);
    }

    private static PlannedResource withoutChanges(PlannedResource planned) {
        return new PlannedResource(
                planned.resource(), planned.status(), planned.reason(), planned.diff(), List.of(), planned.signals());
    }
}
