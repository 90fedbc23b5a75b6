package io.wirt.engine.plan;

import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What no judgement of a kind may hold: found before anything is planned by it, and worded as the kind's bug. */
final class Breaches {
    private Breaches() {}

    /** The first breach of the contract of kinds, to be read after "the kind has a bug"; empty if there is none. */
    static Optional<String> in(Diff diff) {
        if (diff.refuses() && !diff.changes().isEmpty()) {
            return Optional.of("it refuses the resource, and would change it all the same");
        }
        Set<Delta> differences = new HashSet<>();
        for (Change change : diff.changes()) {
            String named = "its change '" + change.summary() + "' ";
            if (change.actions().isEmpty()) {
                return Optional.of(named + "has no action that would settle it");
            }
            if (change.deltas().isEmpty()) {
                return Optional.of(named + "has actions, and no attribute differs");
            }
            for (Delta delta : change.deltas()) {
                if (!differences.add(delta)) {
                    return Optional.of(named + "names the attribute " + delta.attribute() + " twice");
                }
            }
        }
        return Optional.empty();
    }
}
