package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.RcLink;
import io.wirt.hostfacts.services.RcEntry;
import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of one service on Debian as they are changed: by Wirt itself in a file system tree, or by update-rc.d, whose
 * work is foreseen here.
 *
 * <p>Nobody but insserv knows the number that a link gets. What is foreseen keeps the number that it has, or 01: what
 * later resources ask is whether a service starts.
 *
 * @param startsIn the runlevels in which the script's header has it started
 * @param stopsIn those in which it has it stopped
 */
record DebianLinks(String service, List<String> startsIn, List<String> stopsIn) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int FIRST = 1;

    DebianLinks {
        startsIn = List.copyOf(startsIn);
        stopsIn = List.copyOf(stopsIn);
    }

    /** Whether a header's list of runlevels has this one. */
    static boolean names(List<String> listed, Runlevel level) {
        return listed.contains(String.valueOf(level.number()));
    }

    /** The commands that have update-rc.d make or turn them; one for what starts and one for what does not. */
    List<Action> commands(Desired desired, Turns turns, List<Runlevel> levels, boolean added) {
        List<Action> commands = new ArrayList<>();
        if (added) {
            turn("enable", turns.on(), commands);
            turn("disable", turns.off(), commands);
            return commands;
        }
        List<Action.Leaving> expects = new ArrayList<>();
        List<Runlevel> unwanted = new ArrayList<>();
        for (Runlevel level : levels) {
            if (names(startsIn, level) || names(stopsIn, level)) {
                expects.add(Action.Leaving.link(path(level, names(startsIn, level), FIRST), target()));
            }
            if (names(startsIn, level) && level.isJudged() && !desired.wantsOn(level.number())) {
                unwanted.add(new Runlevel(level.number(), level.directory(), List.of(first(level)), List.of()));
            }
        }
        commands.add(run(List.of("update-rc.d", service, "defaults"), expects));
        turn("disable", unwanted, commands);
        return commands;
    }

    private void turn(String verb, List<Runlevel> turned, List<Action> commands) {
        if (turned.isEmpty()) {
            return;
        }
        boolean on = verb.equals("enable");
        List<String> argv = new ArrayList<>(List.of("update-rc.d", service, verb));
        List<Action.Leaving> expects = new ArrayList<>();
        for (Runlevel level : turned) {
            argv.add(String.valueOf(level.number()));
            for (RcEntry entry : on ? level.stops() : level.starts()) {
                expects.add(Action.Leaving.nothing(entry.path()));
                expects.add(Action.Leaving.link(path(level, on, entry.name().priority()), target()));
            }
        }
        commands.add(run(argv, expects));
    }

    /** In a tree Wirt makes and turns the links itself; of a service that was never added, first those that stop it. */
    List<Action> own(Desired desired, Turns turns, List<Runlevel> levels) {
        List<Action> actions = new ArrayList<>();
        for (Runlevel level : levels) {
            boolean linked = level.isJudged() ? names(startsIn, level) : names(stopsIn, level);
            if (linked && level.isUntouched() && !desired.wantsOn(level.number())) {
                actions.add(new Action.Link(path(level, false, FIRST), target()));
            }
        }
        for (Runlevel level : turns.all()) {
            turn(level, desired.wantsOn(level.number()), actions);
        }
        return actions;
    }

    private void turn(Runlevel level, boolean on, List<Action> actions) {
        List<RcEntry> kept = on ? level.starts() : level.stops();
        List<RcEntry> dropped = on ? level.stops() : level.starts();
        boolean settled = Runlevel.hasWorking(kept);
        for (RcEntry entry : dropped) {
            if (settled || entry.form() == RcEntry.Form.FILE) {
                actions.add(new Action.RemoveFile(entry.path()));
            } else {
                actions.add(new Action.RenameLink(
                        entry.path(), path(level, on, entry.name().priority())));
                settled = true;
            }
        }
        if (!settled) {
            actions.add(new Action.Link(path(level, on, FIRST), target()));
        }
    }

    private RcEntry first(Runlevel level) {
        RcLink name = new RcLink(true, FIRST, service);
        return new RcEntry(path(level, true, FIRST), name, RcEntry.Form.LINK);
    }

    private HostPath path(Runlevel level, boolean on, int priority) {
        return level.directory().resolve(new RcLink(on, priority, service).fileName());
    }

    private String target() {
        return "../init.d/" + service;
    }

    private static Action.Run run(List<String> argv, List<Action.Leaving> expects) {
        return new Action.Run(argv, Bytes.EMPTY, LIMIT, expects, Action.Clouds.NONE);
    }
}
