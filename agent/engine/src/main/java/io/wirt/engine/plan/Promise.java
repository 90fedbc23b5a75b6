package io.wirt.engine.plan;

import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.text.Redactor;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is approved with a plan, and all that a fresh plan must equal to be performed: never findings, evidence, times or
 * what waits for a reboot.
 *
 * @param host the id of the machine
 * @param root as the caller named it
 * @param playbook the digest of the playbook
 */
public record Promise(String host, String root, String playbook, List<OfCheck> checks, List<OfResource> resources) {
    public Promise {
        checks = List.copyOf(checks);
        resources = List.copyOf(resources);
    }

    public record OfCheck(String id, CheckResult.Status status) {}

    public record OfResource(String id, PlannedResource.Status status, List<OfChange> changes) {
        public OfResource {
            changes = List.copyOf(changes);
        }

        /** @param redactor takes out of the values of attributes what no document may show */
        public static OfResource of(PlannedResource resource, Redactor redactor) {
            List<OfChange> changes = new ArrayList<>();
            for (PlannedChange change : resource.changes()) {
                changes.add(OfChange.of(change, redactor));
            }
            return new OfResource(resource.id(), resource.status(), changes);
        }
    }

    public record OfChange(List<PromisedAction> actions, List<OfDelta> deltas, When takesEffect) {
        public OfChange {
            actions = List.copyOf(actions);
            deltas = List.copyOf(deltas);
        }

        static OfChange of(PlannedChange planned, Redactor redactor) {
            Change change = planned.change();
            List<PromisedAction> actions = new ArrayList<>();
            planned.steps().forEach(step -> actions.add(step.promised()));
            List<OfDelta> deltas = new ArrayList<>();
            for (Delta delta : change.deltas()) {
                deltas.add(new OfDelta(
                        delta.attribute(),
                        delta.before().map(redactor::text),
                        delta.after().map(redactor::text)));
            }
            return new OfChange(actions, deltas, When.of(change.takesEffect()));
        }
    }

    public record OfDelta(String attribute, Optional<String> before, Optional<String> after) {}

    /** @param root as the caller named it */
    public static Promise of(Plan plan, String root) {
        Redactor redactor = new Redactor();
        for (PlannedResource resource : plan.resources()) {
            resource.hideSecrets(redactor);
        }
        List<OfCheck> checks = new ArrayList<>();
        for (CheckResult check : plan.checks()) {
            checks.add(new OfCheck(check.resource().id(), check.status()));
        }
        List<OfResource> resources = new ArrayList<>();
        for (PlannedResource resource : plan.resources()) {
            resources.add(OfResource.of(resource, redactor));
        }
        Playbook playbook = plan.playbook();
        return new Promise(plan.host().id(), root, playbook.digest(), checks, resources);
    }

    /** In what {@code fresh} differs from this promise, one sentence each; empty if it is kept. */
    public List<String> movedIn(Promise fresh) {
        List<String> moved = new ArrayList<>();
        if (equals(fresh)) {
            return moved;
        }
        if (!host.equals(fresh.host)) {
            moved.add("the plan was made for another host");
        }
        if (!root.equals(fresh.root)) {
            moved.add("the plan was made for " + (root.equals("/") ? "the running machine" : "--root " + root));
        }
        if (!playbook.equals(fresh.playbook)) {
            moved.add("the playbook has changed since");
        }
        moved.addAll(PromisedLines.ofChecks(checks).movedIn(PromisedLines.ofChecks(fresh.checks), "check "));
        moved.addAll(PromisedLines.ofResources(resources).movedIn(PromisedLines.ofResources(fresh.resources), ""));
        return moved;
    }
}
