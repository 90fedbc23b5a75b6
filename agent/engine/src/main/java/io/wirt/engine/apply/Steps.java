package io.wirt.engine.apply;

import io.wirt.engine.host.Ground;
import io.wirt.engine.host.GroundMovedException;
import io.wirt.engine.host.Host;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.plan.PlannedChange;
import io.wirt.spi.Action;
import java.util.ArrayList;
import java.util.List;

/** The performing of one action after another: a last look, the intent on record, the action, and that it is done. */
final class Steps {
    private final Host host;
    private final Journal journal;
    private final List<String> done = new ArrayList<>();
    private String lastCommand = "";

    Steps(Host host, Journal journal) {
        this.host = host;
        this.journal = journal;
    }

    /** What is performed from now on belongs to another resource. */
    void begin() {
        done.clear();
    }

    /** What has been performed for this resource, in words. */
    List<String> done() {
        return List.copyOf(done);
    }

    /** The command that ran last, for whichever resource; empty if none has. */
    String lastCommand() {
        return lastCommand;
    }

    /**
     * Performs one action. The kind has judged what it read; an action may meet nothing else.
     *
     * @param resource its id
     * @throws GroundMovedException if it would; nothing was done
     */
    void perform(String resource, PlannedChange.Step step) {
        Action action = step.action();
        Ground ground = host.ground(action);
        if (!step.ground().isStill(ground)) {
            throw new GroundMovedException(
                    step.ground().path(), "has changed since it was looked at; nothing was written");
        }
        String words = action.verb() + " "
                + action.command().map(Action.Run::words).orElse(ground.path().value());
        journal.intent(resource, words, step.ground().state().content());
        host.perform(action, ground);
        journal.done(resource, words);
        done.add(words);
        lastCommand = action.command().map(Action.Run::words).orElse(lastCommand);
    }
}
