package io.wirt.engine.plan;

import io.wirt.engine.host.Ground;
import io.wirt.spi.Action;
import io.wirt.spi.Change;
import java.util.List;

/** A change together with what each of its actions will find and leave. */
public record PlannedChange(Change change, List<Step> steps) {
    public PlannedChange {
        steps = List.copyOf(steps);
    }

    /**
     * One action of a change.
     *
     * @param ground what it will find in its place
     */
    public record Step(Action action, Ground ground) {

        public PromisedAction promised() {
            return PromisedAction.of(this);
        }
    }
}
