package io.wirt.engine.apply;

import io.wirt.engine.document.Documents;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.RebootDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.SavedPlan;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.StateCode;
import io.wirt.engine.host.StateStore;
import io.wirt.engine.journal.BootChecks;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.journal.LastRun;
import io.wirt.engine.journal.Owed;
import io.wirt.engine.plan.CheckResult;
import io.wirt.engine.plan.Debts;
import io.wirt.engine.plan.PassedChecks;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.Planner;
import io.wirt.engine.plan.Promise;
import io.wirt.engine.playbook.Playbook;
import io.wirt.spi.HostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One host and Wirt's memory of it: plans and applies playbooks there. */
public final class Agent {
    private final Host host;
    private final String root;
    private final StateStore store;
    private final Clock clock;
    private final Patience.Source patience;
    private final Owed owed;
    private final BootChecks bootChecks;
    private final Planner planner;

    /** @param root as the caller named it, for documents; {@code /} for the running machine */
    public Agent(Host host, String root, StateStore store, Clock clock, Patience.Source patience) {
        this.host = host;
        this.root = root;
        this.store = store;
        this.clock = clock;
        this.patience = patience;
        Optional<String> bootId = host.live() ? host.facts().bootId() : Optional.empty();
        this.owed = new Owed(store, bootId);
        this.bootChecks = new BootChecks(store, bootId);
        this.planner = new Planner(host, owed, bootChecks);
    }

    /** Says yes or no to a plan. */
    @FunctionalInterface
    public interface Approval {
        boolean approves(PlanDocument plan);
    }

    /** How an apply ended. */
    public sealed interface Outcome {

        /** It was performed, wholly or in part; the report says which. */
        record Performed(ReportDocument report) implements Outcome {}

        /** The host or the playbook is no longer as it was approved; nothing was touched. */
        record Stale(List<String> moved) implements Outcome {}

        /** A check failed; nothing was touched. */
        record Blocked(PlanDocument plan) implements Outcome {}

        /** Some resources undo each other's work; nothing was touched. */
        record Contradictory(PlanDocument plan) implements Outcome {}

        record Declined(PlanDocument plan) implements Outcome {}

        /** Another run is at work. */
        record Locked(String holder) implements Outcome {}
    }

    /** What applying {@code playbook} would do. Writes nothing anywhere. */
    public PlanDocument plan(Playbook playbook, String path) {
        try {
            return document(planner.plan(playbook), path);
        } catch (HostException e) {
            if (!(e.code() instanceof StateCode)) {
                throw e;
            }
            // An ordinary user may see what would change, and is told what could not be known.
            Plan blind = new Planner(host, Debts.NONE, PassedChecks.NONE).plan(playbook);
            return Documents.of(blind, root, path, List.of("unknown, since " + e.summary()), "", "");
        }
    }

    /** Plans, has the plan approved, plans again under the lock, and performs it if it still is the same. */
    public Outcome apply(Playbook playbook, String path, Approval approval, RunListener listener) {
        Plan plan = planner.plan(playbook);
        PlanDocument shown = document(plan, path);
        if (shown.blocked()) {
            return new Outcome.Blocked(shown);
        }
        if (plan.contradictory()) {
            return new Outcome.Contradictory(shown);
        }
        if (!approval.approves(shown)) {
            return new Outcome.Declined(shown);
        }
        return underLock(playbook, path, new Approved(Promise.of(plan, root), false), listener);
    }

    /** Performs what was approved when {@code saved} was written, if a fresh plan promises the same. */
    public Outcome applySaved(SavedPlan saved, Playbook playbook, String path, RunListener listener) {
        return underLock(playbook, path, new Approved(saved.promise(), true), listener);
    }

    /** @param approvedOnly whether what could only be deferred stays undone */
    private record Approved(Promise promise, boolean approvedOnly) {}

    private Outcome underLock(Playbook playbook, String path, Approved approved, RunListener listener) {
        String holder = "process " + ProcessHandle.current().pid() + ", since " + clock.instant() + ", with " + path;
        StateStore.Locking locking = store.lock(holder);
        if (locking instanceof StateStore.Locking.Held held) {
            try {
                return performApproved(playbook, path, approved, listener);
            } finally {
                held.close();
            }
        }
        return new Outcome.Locked(locking instanceof StateStore.Locking.Taken taken ? taken.holder() : "");
    }

    private Outcome performApproved(Playbook playbook, String path, Approved approved, RunListener listener) {
        Plan plan = planner.plan(playbook);
        List<String> moved = approved.promise().movedIn(Promise.of(plan, root));
        if (!moved.isEmpty()) {
            return new Outcome.Stale(moved);
        }
        if (plan.blocked()) {
            return new Outcome.Blocked(document(plan, path));
        }
        return plan.contradictory()
                ? new Outcome.Contradictory(document(plan, path))
                : new Outcome.Performed(perform(plan, path, approved.approvedOnly(), listener));
    }

    private ReportDocument perform(Plan plan, String path, boolean approvedOnly, RunListener listener) {
        Playbook playbook = plan.playbook();
        Journal journal = new Journal(store, clock, runName());
        if (plan.pending()) {
            journal.begin(path, playbook.digest());
        }
        Reports reports = new Reports(plan, listener);
        new Executor(host, journal, owed, patience, reports).perform(plan, approvedOnly);
        owed.dropVoid(host);
        Plan after = plan.pending() ? planner.plan(playbook) : plan;
        for (CheckResult check : after.afterBoot()) {
            if (check.status() == CheckResult.Status.PASSED) {
                bootChecks.record(check.resource().id());
            }
        }
        ReportDocument report = report(journal, plan, after, path, reports.resources());
        journal.end(reports.converged());
        String outcome = reports.converged() ? reports.changed() ? "changed" : "nothing to do" : "not converged";
        new LastRun(clock.instant().toString(), outcome, path, playbook.source().bytes()).store(store);
        return report;
    }

    private ReportDocument report(
            Journal journal, Plan plan, Plan after, String path, List<ResourceDocument> outcomes) {
        List<String> reasons = List.copyOf(after.awaitingReboot());
        Documents documents = new Documents();
        return new ReportDocument(
                plan.pending() ? journal.run() : "",
                Documents.host(plan.host(), root),
                Documents.playbook(plan.playbook(), path),
                documents.checks(plan.checks()),
                outcomes,
                documents.checks(after.afterBoot()),
                new RebootDocument(!reasons.isEmpty(), !reasons.isEmpty(), reasons));
    }

    private PlanDocument document(Plan plan, String path) {
        List<String> debts = new ArrayList<>();
        for (Owed.Debt debt : owed.due(host)) {
            debts.add(debt.source() + " -> " + debt.service());
        }
        String atWork = store.holder().orElse("");
        String interrupted = atWork.isEmpty() ? Journal.interrupted(store).orElse("") : "";
        return Documents.of(plan, root, path, debts, interrupted, atWork);
    }

    private String runName() {
        String seconds = clock.instant().toString().replaceAll("[-:]|\\..*|Z", "");
        return seconds + "Z-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime() & 0xFFFF);
    }
}
