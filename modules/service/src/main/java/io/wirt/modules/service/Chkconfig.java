package io.wirt.modules.service;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The commands by which a running machine's links are changed, each with the links that it is known to leave. */
record Chkconfig(Desired desired, RcLinks links) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** @param add whether chkconfig does not know the service yet, and must be told of it first */
    List<Action> commands(List<Runlevel> levels, boolean add) {
        List<Action> commands = new ArrayList<>();
        List<Runlevel> present = levels;
        if (add) {
            present = new ArrayList<>();
            List<Action.Expectation> expects = new ArrayList<>();
            for (Runlevel level : levels) {
                boolean on = links.startsByHeader(level);
                expects.addAll(links.expectations(level, on));
                present.add(level.with(on, links.header(), links.service()));
            }
            commands.add(run(List.of("chkconfig", "--add", desired.name()), expects));
        }
        Turns turns = Turns.of(desired, present);
        if (!turns.on().isEmpty()) {
            commands.add(turn(turns.on(), true));
        }
        if (!turns.off().isEmpty()) {
            commands.add(turn(turns.off(), false));
        }
        return commands;
    }

    /** Names the runlevels where not all four are meant: chkconfig would make the links of the others anew as well. */
    private Action.Run turn(List<Runlevel> turned, boolean on) {
        List<String> argv = new ArrayList<>(List.of("chkconfig"));
        if (!Turns.areAll(turned)) {
            argv.add("--level");
            argv.add(Turns.digits(turned));
        }
        argv.add(desired.name());
        argv.add(on ? "on" : "off");
        List<Action.Expectation> expects = new ArrayList<>();
        for (Runlevel level : turned) {
            expects.addAll(links.expectations(level, on));
        }
        return run(argv, expects);
    }

    private static Action.Run run(List<String> argv, List<Action.Expectation> expects) {
        return new Action.Run(argv, Bytes.EMPTY, LIMIT, expects, Action.Clouds.NONE);
    }
}
