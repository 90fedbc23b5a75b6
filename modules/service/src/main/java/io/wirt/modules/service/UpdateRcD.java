package io.wirt.modules.service;

import io.wirt.formats.LsbHeader;
import io.wirt.formats.RcLink;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.TakesEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service's runlevels on Debian: the script's LSB header names those in which it starts, {@code update-rc.d} makes
 * their links and turns S into K and back, and insserv numbers all links of the host by what the scripts depend on, see
 * update-rc.d(8).
 *
 * <p>Nobody but insserv knows the number that a link gets. What is foreseen keeps the number that it has, or 01: what
 * later resources ask is whether a service starts.
 *
 * @param place where the header was read
 * @param startsIn the runlevels that the header names for starting
 * @param stopsIn those that it names for stopping
 * @param insserv whether the host numbers links by dependencies
 */
record UpdateRcD(String service, HostPath place, List<String> startsIn, List<String> stopsIn, boolean insserv) {
    private static final HostPath OVERRIDES = HostPath.of("/etc/insserv/overrides");
    private static final List<HostPath> INSSERV =
            List.of(HostPath.of("/usr/lib/insserv/insserv"), HostPath.of("/sbin/insserv"));
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int FIRST = 1;

    UpdateRcD {
        startsIn = List.copyOf(startsIn);
        stopsIn = List.copyOf(stopsIn);
    }

    /** An administrator's override has the last word with insserv, which alone reads it. */
    static UpdateRcD read(String service, InitScript script, HostView host) {
        boolean insserv = INSSERV.stream().anyMatch(host::has);
        HostPath override = OVERRIDES.resolve(service);
        Optional<LsbHeader> overriding =
                insserv ? host.read(override).map(FileContent::text).flatMap(LsbHeader::parse) : Optional.empty();
        Optional<LsbHeader> header = overriding.isPresent() ? overriding : script.lsb();
        return new UpdateRcD(
                service,
                overriding.isPresent() ? override : script.path(),
                header.map(LsbHeader::startsIn).orElse(List.of()),
                header.map(LsbHeader::stopsIn).orElse(List.of()),
                insserv);
    }

    /**
     * Enabled means for Debian: in the runlevels that the script is made for, or if it does not say, in those that it has
     * links in. Where it starts besides is nobody's business.
     */
    Desired exactly(Desired desired, List<Runlevel> levels) {
        List<Integer> meant = new ArrayList<>();
        for (Runlevel level : levels) {
            boolean wanted = startsIn.isEmpty() ? !level.isUntouched() : isMeantFor(level) || level.is(true);
            if (level.isJudged() && wanted) {
                meant.add(level.number());
            }
        }
        return desired.enabledIn(meant);
    }

    /**
     * @param desired see {@link #exactly}
     * @param levels the runlevels 0 to 6
     */
    Diff judge(Diff diff, Desired desired, List<Runlevel> levels, boolean live) {
        Turns turns = Turns.of(desired, levels);
        if (desired.enabled().orElse(false)
                && desired.runlevels().orElse(List.of()).isEmpty()) {
            return diff.with(startsNowhere());
        }
        if (turns.all().isEmpty()) {
            return diff;
        }
        boolean added = isAdded(levels);
        for (Runlevel level : turns.on()) {
            boolean dangling = level.stops().isEmpty() && !level.isUntouched();
            boolean linked = level.isUntouched() ? isMeantFor(level) && !(live && added) : !(live && dangling);
            if (!linked) {
                return diff.with(noLinkToTurn(level));
            }
        }
        List<Delta> deltas = new ArrayList<>();
        if (!added) {
            deltas.add(Delta.changed("known to update-rc.d", "no", "yes"));
        }
        for (Runlevel level : turns.all()) {
            String after = desired.wantsOn(level.number()) ? "on" : "off";
            deltas.add(Delta.changed("runlevel " + level.number(), level.describe(), after));
        }
        Change change = new Change(
                (added ? "" : "added, ") + "enabled " + turns.describe(),
                deltas,
                live ? commands(desired, turns, levels, added) : own(desired, turns, levels),
                TakesEffect.NOW);
        return live || !insserv ? diff.with(change) : diff.with(change).with(orderNotReckoned());
    }

    private static boolean isAdded(List<Runlevel> levels) {
        for (Runlevel level : levels) {
            if (!level.isUntouched()) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeantFor(Runlevel level) {
        return startsIn.contains(String.valueOf(level.number()));
    }

    private List<Action> commands(Desired desired, Turns turns, List<Runlevel> levels, boolean added) {
        List<Action> commands = new ArrayList<>();
        if (added) {
            turn("enable", turns.on(), commands);
            turn("disable", turns.off(), commands);
            return commands;
        }
        List<Action.Expectation> expects = new ArrayList<>();
        List<Runlevel> unwanted = new ArrayList<>();
        for (Runlevel level : levels) {
            if (isMeantFor(level) || stopsIn.contains(String.valueOf(level.number()))) {
                expects.add(new Action.Expectation.LinkTo(path(level, isMeantFor(level), FIRST), target()));
            }
            if (isMeantFor(level) && level.isJudged() && !desired.wantsOn(level.number())) {
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
        List<Action.Expectation> expects = new ArrayList<>();
        for (Runlevel level : turned) {
            argv.add(String.valueOf(level.number()));
            for (RcEntry entry : on ? level.stops() : level.starts()) {
                expects.add(new Action.Expectation.Gone(entry.path()));
                expects.add(new Action.Expectation.LinkTo(
                        path(level, on, entry.name().priority()), target()));
            }
        }
        commands.add(run(argv, expects));
    }

    /** In a tree Wirt makes and turns the links itself; of a service that was never added, first those that stop it. */
    private List<Action> own(Desired desired, Turns turns, List<Runlevel> levels) {
        List<Action> actions = new ArrayList<>();
        for (Runlevel level : levels) {
            boolean linked = level.isJudged() ? isMeantFor(level) : stopsIn.contains(String.valueOf(level.number()));
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

    private static Action.Run run(List<String> argv, List<Action.Expectation> expects) {
        return new Action.Run(argv, Bytes.EMPTY, LIMIT, expects, Action.Clouds.NONE);
    }

    private Finding startsNowhere() {
        return Finding.error(
                "service.starts-nowhere",
                "the init script of " + service + " is made for none of the runlevels 2 to 5"
                        + (startsIn.isEmpty() ? "" : " (Default-Start: " + String.join(" ", startsIn) + ")"),
                Evidence.of(place),
                "give its LSB header a line '# Default-Start: 2 3 4 5', or manage no more than 'running'");
    }

    private Finding noLinkToTurn(Runlevel level) {
        return Finding.error(
                "service.no-link-to-turn",
                service + " has no working link in runlevel " + level.number() + ", and update-rc.d makes none"
                        + (isMeantFor(level)
                                ? " for a service that has others"
                                : ": its header says Default-Start: " + String.join(" ", startsIn)),
                Evidence.of(level.directory()),
                isMeantFor(level)
                        ? "run 'update-rc.d " + service + " remove', then 'update-rc.d " + service + " defaults'"
                        : "take runlevel " + level.number() + " out of the playbook, or write a header of your own to "
                                + OVERRIDES.resolve(service));
    }

    private Finding orderNotReckoned() {
        return Finding.warning(
                "service.order-not-reckoned",
                "insserv puts the services of this tree in order, and no command is run in a tree",
                Evidence.of(place),
                "run insserv in it before it boots: chroot DIR /usr/lib/insserv/insserv");
    }
}
