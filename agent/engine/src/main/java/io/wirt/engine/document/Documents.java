package io.wirt.engine.document;

import io.wirt.engine.host.HostFacts;
import io.wirt.engine.plan.CheckResult;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.PlannedChange;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.PromisedAction;
import io.wirt.engine.plan.When;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.text.Redactor;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Finding;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns what the engine knows into public data, past the redactor. */
public final class Documents {
    private final Redactor redactor = new Redactor();

    /**
     * The public form of a plan.
     *
     * @param root as the caller named it; {@code /} for the running machine
     * @param playbookPath absolute
     */
    public static PlanDocument of(
            Plan plan, String root, String playbookPath, List<String> owed, String interrupted, String atWork) {
        Documents documents = new Documents();
        documents.learnSecrets(plan.resources());
        Set<String> after = plan.awaitingRebootAfterApply();
        return new PlanDocument(
                host(plan.host(), root),
                playbook(plan.playbook(), playbookPath),
                documents.checks(plan.checks()),
                documents.resources(plan.resources()),
                plan.contradictory(),
                documents.checks(plan.afterBoot()),
                new RebootDocument(!plan.awaitingReboot().isEmpty(), !after.isEmpty(), List.copyOf(after)),
                owed,
                interrupted,
                atWork);
    }

    public static HostDocument host(HostFacts facts, String root) {
        return new HostDocument(facts.id(), facts.name(), facts.description(), facts.kernel(), root);
    }

    public static PlaybookDocument playbook(Playbook playbook, String path) {
        return new PlaybookDocument(path, playbook.name(), playbook.digest());
    }

    /** Whatever these resources write, their sensitive lines are hidden from now on. */
    public void learnSecrets(List<PlannedResource> resources) {
        for (PlannedResource resource : resources) {
            resource.hideSecrets(redactor);
        }
    }

    public List<CheckDocument> checks(List<CheckResult> checks) {
        List<CheckDocument> documents = new ArrayList<>();
        for (CheckResult check : checks) {
            documents.add(new CheckDocument(
                    check.resource().id(),
                    check.resource().kind(),
                    CheckStatus.of(check.status()),
                    check.blocks(),
                    redactor.text(check.diff().subject()),
                    check.diff().evidence().place(),
                    findings(check.diff().findings())));
        }
        return documents;
    }

    public List<ResourceDocument> resources(List<PlannedResource> resources) {
        List<ResourceDocument> documents = new ArrayList<>();
        for (PlannedResource resource : resources) {
            documents.add(planned(resource, resource.status(), resource.reason()));
        }
        return documents;
    }

    /**
     * One resource that was not brought to its state.
     *
     * @param why what is to be known of that; the last of it is the cause, and becomes the reason
     * @param inPart whether some of its actions were performed
     */
    public ResourceDocument failed(PlannedResource resource, ResourceStatus status, List<Finding> why, boolean inPart) {
        Finding cause = why.get(why.size() - 1);
        List<Finding> findings =
                new ArrayList<>(resource.diff().map(Diff::findings).orElse(List.of()));
        // What was warned of has happened.
        findings.removeIf(finding -> finding.code().equals(cause.code()));
        findings.addAll(why);
        return resource(resource, status, cause.summary(), findings, inPart);
    }

    /** One resource as it is planned, or as a run has left it. */
    public ResourceDocument planned(PlannedResource resource, PlannedResource.Status status, String reason) {
        return resource(resource, ResourceStatus.of(status), reason);
    }

    /** One resource that a run found or brought to its state. */
    public ResourceDocument settled(PlannedResource resource, boolean changed) {
        return resource(resource, changed ? ResourceStatus.CHANGED : ResourceStatus.UNCHANGED, "");
    }

    private ResourceDocument resource(PlannedResource resource, ResourceStatus status, String reason) {
        return resource(
                resource, status, reason, resource.diff().map(Diff::findings).orElse(List.of()), false);
    }

    private ResourceDocument resource(
            PlannedResource resource, ResourceStatus status, String reason, List<Finding> findings, boolean inPart) {
        List<ChangeDocument> changes = new ArrayList<>();
        for (PlannedChange change : resource.changes()) {
            changes.add(change(change));
        }
        return new ResourceDocument(
                resource.id(),
                resource.resource().kind(),
                status,
                redactor.text(resource.diff().map(Diff::subject).orElse("")),
                resource.diff().map(diff -> diff.evidence().place()).orElse(""),
                redactor.text(reason),
                changes,
                findings(findings),
                inPart);
    }

    private ChangeDocument change(PlannedChange planned) {
        Change change = planned.change();
        List<ChangeDocument.DeltaDocument> deltas = new ArrayList<>();
        for (Delta delta : change.deltas()) {
            deltas.add(new ChangeDocument.DeltaDocument(
                    delta.attribute(),
                    delta.before().map(redactor::text),
                    delta.after().map(redactor::text),
                    delta.form()));
        }
        List<ChangeDocument.ActionDocument> actions = new ArrayList<>();
        for (PlannedChange.Step step : planned.steps()) {
            actions.add(action(step));
        }
        TakesEffect effect = change.takesEffect();
        return new ChangeDocument(
                redactor.text(change.summary()), deltas, when(effect), redactor.text(detail(effect)), actions);
    }

    private ChangeDocument.ActionDocument action(PlannedChange.Step step) {
        PromisedAction promised = step.promised();
        List<String> hunks = new ArrayList<>();
        if (step.action().place().isPresent() && !step.action().place().get().ofKernel()) {
            for (Action.Leaving leaving : step.action().leaves(step.ground().state())) {
                Bytes present = step.ground().state().content().orElse(Bytes.EMPTY);
                leaving.state()
                        .content()
                        .filter(content -> leaving.followed())
                        .ifPresent(content -> hunks.addAll(Hunks.between(present, content, redactor)));
            }
        }
        return new ChangeDocument.ActionDocument(
                promised.verb(), promised.target(), promised.before(), promised.after(), hunks);
    }

    private List<FindingDocument> findings(List<Finding> findings) {
        List<FindingDocument> documents = new ArrayList<>();
        for (Finding finding : findings) {
            documents.add(new FindingDocument(
                    finding.id(),
                    finding.level(),
                    redactor.text(finding.summary()),
                    finding.evidence().place(),
                    redactor.text(finding.evidence().excerpt()),
                    redactor.text(finding.remedy())));
        }
        return documents;
    }

    private static String detail(TakesEffect effect) {
        if (effect instanceof TakesEffect.AfterReboot reboot) {
            return reboot.reason();
        }
        return effect instanceof TakesEffect.AfterRestart restart ? restart.service() : "";
    }

    private static ChangeDocument.When when(TakesEffect effect) {
        return switch (When.of(effect)) {
            case NOW -> ChangeDocument.When.NOW;
            case AFTER_RESTART -> ChangeDocument.When.AFTER_RESTART;
            case AFTER_REBOOT -> ChangeDocument.When.AFTER_REBOOT;
        };
    }
}
