package io.wirt.engine.plan;

import io.wirt.spi.Action;
import io.wirt.spi.Change;
import java.util.List;
import java.util.Optional;

/** A change together with what each of its actions will find and leave. */
public record PlannedChange(Change change, List<Step> steps) {
    public PlannedChange {
        steps = List.copyOf(steps);
    }

    /**
     * One action of a change.
     *
     * @param before empty for a command
     */
    public record Step(Action action, Optional<Sight> before) {}
}
