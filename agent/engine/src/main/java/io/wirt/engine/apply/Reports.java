package io.wirt.engine.apply;

import io.wirt.engine.document.Documents;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The edge of a run: makes a document of each outcome, once, and hands it on to the listener. */
final class Reports implements Executor.Listener {
    private final Documents documents = new Documents();
    private final RunListener listener;
    private final Map<String, ResourceDocument> made = new LinkedHashMap<>();
    private boolean converged = true;
    private boolean changed;

    Reports(Plan plan, RunListener listener) {
        documents.learnSecrets(plan.resources());
        this.listener = listener;
    }

    /** One for each resource, in order. */
    List<ResourceDocument> resources() {
        return List.copyOf(made.values());
    }

    /** Whether every resource is as declared now. */
    boolean converged() {
        return converged;
    }

    boolean changed() {
        return changed;
    }

    @Override
    public void starting(String id) {
        listener.starting(id);
    }

    @Override
    public void finished(ResourceOutcome outcome) {
        changed |= outcome instanceof ResourceOutcome.Changed;
        listener.finished(make(outcome));
    }

    @Override
    public void undone(ResourceOutcome.Failed outcome) {
        listener.undone(make(outcome));
    }

    private ResourceDocument make(ResourceOutcome outcome) {
        converged &= outcome.inOrder();
        documents.learnSecrets(List.of(outcome.resource()));
        ResourceDocument document = document(outcome);
        made.put(document.id(), document);
        return document;
    }

    private ResourceDocument document(ResourceOutcome outcome) {
        PlannedResource resource = outcome.resource();
        if (outcome instanceof ResourceOutcome.Failed failed) {
            return documents.failed(
                    resource,
                    ResourceStatus.FAILED,
                    why(failed.done(), failed.cause()),
                    !failed.done().isEmpty());
        }
        if (outcome instanceof ResourceOutcome.Moved moved) {
            return documents.failed(
                    resource,
                    ResourceStatus.MOVED,
                    why(moved.done(), moved.cause()),
                    !moved.done().isEmpty());
        }
        if (outcome instanceof ResourceOutcome.Left left) {
            return documents.planned(resource, left.status(), left.reason());
        }
        return documents.settled(resource, outcome instanceof ResourceOutcome.Changed);
    }

    /** The cause comes last. */
    private static List<Finding> why(List<String> done, Finding cause) {
        List<Finding> why = new ArrayList<>();
        if (!done.isEmpty()) {
            why.add(Finding.note(RunCode.DONE_IN_PART, "done before: " + String.join(", ", done), Evidence.of("")));
        }
        why.add(cause);
        return why;
    }
}
