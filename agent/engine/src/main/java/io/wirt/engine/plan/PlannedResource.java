package io.wirt.engine.plan;

import io.wirt.engine.playbook.Resource;
import io.wirt.engine.text.Redactor;
import io.wirt.spi.Action;
import io.wirt.spi.Diff;
import io.wirt.spi.Signals;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The plan for one resource.
 *
 * @param reason why it is deferred, skipped, unreadable or faulty; empty otherwise
 * @param diff the kind's judgement; absent where there is none
 * @param signals what was known of the resources it listens to
 */
public record PlannedResource(
        Resource resource,
        Status status,
        String reason,
        Optional<Diff> diff,
        List<PlannedChange> changes,
        Signals signals) {

    public PlannedResource {
        changes = List.copyOf(changes);
    }

    /** What the plan holds for a resource. */
    public enum Status {
        IN_ORDER,
        CHANGES,
        /** To be planned at its turn, once earlier steps have run. */
        DEFERRED,
        /** The kind will not touch it; the findings say why. */
        REFUSED,
        UNREADABLE,
        /** One that it requires is refused, unreadable or skipped itself. */
        SKIPPED,
        /** Its kind has a bug. */
        FAULTY;

        /** Whether this keeps dependants from being done. */
        public boolean blocks() {
            return this == REFUSED || this == UNREADABLE || this == SKIPPED || this == FAULTY;
        }
    }

    public String id() {
        return resource.id();
    }

    public PlannedResource withoutChanges() {
        return new PlannedResource(resource, status, reason, diff, List.of(), signals);
    }

    /** The same plan with another word of its kind's judgement, where there is one. */
    PlannedResource with(UnaryOperator<Diff> word) {
        return new PlannedResource(resource, status, reason, diff.map(word), changes, signals);
    }

    /** Has {@code redactor} hide whatever this resource writes and no document may show. */
    public void hideSecrets(Redactor redactor) {
        for (PlannedChange planned : changes) {
            for (Action action : planned.change().actions()) {
                redactor.hide(action.sensitiveLines());
            }
        }
    }
}
