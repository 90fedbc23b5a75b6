package io.wirt.modules.service.sysv;

import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import io.wirt.spi.Action;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The change that makes a service start at boot where it should, and nowhere else among runlevels 2 to 5.
 *
 * @param levels the runlevels 0 to 6
 * @param lsb whether the script declares dependencies
 */
record Enabling(Desired desired, List<Runlevel> levels, RcLinks links, boolean lsb) {

    /** Empty if every runlevel is as it should be. Only those that are not are touched, so that priorities stay. */
    Optional<Change> change(boolean live) {
        Turns turns = Turns.of(desired, levels);
        if (turns.all().isEmpty()) {
            return Optional.empty();
        }
        boolean add = isNeverAdded();
        List<Delta> deltas = new ArrayList<>();
        if (add) {
            deltas.add(Delta.changed("known to chkconfig", "no", "yes"));
        } else if (!live && isHalfAdded()) {
            deltas.add(Delta.changed("known to chkconfig", "in part", "yes"));
        }
        for (Runlevel level : turns.all()) {
            String after = desired.wantsOn(level.number()) ? "on" : "off";
            deltas.add(Delta.changed("runlevel " + level.number(), level.describe(), after));
        }
        String summary = (add ? "added, " : "") + "enabled " + turns.describe();
        List<Action> actions = live ? new Chkconfig(desired, links, lsb).commands(levels, add) : own(turns.all());
        return Optional.of(new Change(summary, deltas, actions, TakesEffect.NOW));
    }

    /** Without a link in any runlevel, chkconfig does not know the service (docs/domain 4.3). */
    private boolean isNeverAdded() {
        for (Runlevel level : levels) {
            if (!level.isUntouched()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a tree's service is not added yet, or a run that added it ended early: {@link #own} makes the links of
     * runlevels 0, 1 and 6 first, and last those where the service starts.
     */
    private boolean isHalfAdded() {
        boolean untouched = false;
        for (Runlevel level : levels) {
            if (level.isJudged() && !level.starts().isEmpty()) {
                return false;
            }
            untouched |= level.isJudged() && level.isUntouched();
        }
        return untouched;
    }

    /** In a tree Wirt does what chkconfig would; of a service never added it makes the links of all runlevels. */
    private List<Action> own(List<Runlevel> turned) {
        List<Action> actions = new ArrayList<>();
        if (isHalfAdded()) {
            addRest(turned, false, actions);
            addRest(turned, true, actions);
        }
        for (Runlevel level : turned) {
            actions.addAll(links.turn(level, desired.wantsOn(level.number())));
        }
        return actions;
    }

    private void addRest(List<Runlevel> turned, boolean judged, List<Action> actions) {
        for (Runlevel level : levels) {
            if (level.isJudged() == judged && level.isUntouched() && !turned.contains(level)) {
                actions.addAll(links.turn(level, !judged && links.startsByHeader(level)));
            }
        }
    }
}
