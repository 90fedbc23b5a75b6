package io.wirt.modules.service.sysv;

import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands by which a running machine's links are changed, each with the links that it is known to leave.
 *
 * @param lsb whether the script declares dependencies: then chkconfig makes the links of all runlevels anew
 */
record Chkconfig(Desired desired, RcLinks links, boolean lsb) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** @param add whether chkconfig does not know the service yet, and must be told of it first */
    List<Action> commands(List<Runlevel> levels, boolean add) {
        List<Action> commands = new ArrayList<>();
        List<Runlevel> present = levels;
        if (add) {
            List<Action.Leaving> expects = new ArrayList<>();
            present = byHeader(levels, expects);
            commands.add(run(List.of("chkconfig", "--add", desired.name()), expects));
        }
        Turns turns = Turns.of(desired, present);
        if (!turns.on().isEmpty()) {
            present = turn(turns.on(), true, present, commands);
        }
        if (!turns.off().isEmpty()) {
            present = turn(turns.off(), false, present, commands);
        }
        return commands;
    }

    private List<Runlevel> byHeader(List<Runlevel> levels, List<Action.Leaving> expects) {
        List<Runlevel> after = new ArrayList<>();
        for (Runlevel level : levels) {
            boolean on = links.startsByHeader(level);
            expects.addAll(links.expectations(level, on));
            after.add(links.after(level, on));
        }
        return after;
    }

    /** Names the runlevels where not all four are meant: chkconfig would make the links of the others anew as well. */
    private List<Runlevel> turn(List<Runlevel> turned, boolean on, List<Runlevel> levels, List<Action> commands) {
        List<String> argv = new ArrayList<>(List.of("chkconfig"));
        if (!Turns.areAll(turned)) {
            argv.add("--level");
            argv.add(Turns.digits(turned));
        }
        argv.add(desired.name());
        argv.add(on ? "on" : "off");
        List<Action.Leaving> expects = new ArrayList<>();
        List<Runlevel> after = new ArrayList<>();
        for (Runlevel level : levels) {
            if (!lsb && !turned.contains(level)) {
                after.add(level);
                continue;
            }
            boolean starts = turned.contains(level)
                    ? on
                    : level.isUntouched()
                            ? links.startsByHeader(level)
                            : !level.starts().isEmpty();
            expects.addAll(links.expectations(level, starts));
            after.add(links.after(level, starts));
        }
        commands.add(run(argv, expects));
        return after;
    }

    private static Action.Run run(List<String> argv, List<Action.Leaving> expects) {
        return new Action.Run(argv, Bytes.EMPTY, LIMIT, expects, Action.Clouds.NONE);
    }
}
