package io.wirt.spi;

import java.util.List;

/**
 * One difference between the declared and the observed state, and the actions that settle it.
 *
 * @param summary what changes, as one short line
 * @param deltas the attributes that differ
 * @param actions what the engine is to do, in order
 */
public record Change(String summary, List<Delta> deltas, List<Action> actions, TakesEffect takesEffect) {
    public Change {
        deltas = List.copyOf(deltas);
        actions = List.copyOf(actions);
    }
}
