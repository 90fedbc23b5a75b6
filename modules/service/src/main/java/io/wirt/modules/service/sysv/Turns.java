package io.wirt.modules.service.sysv;

import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import java.util.ArrayList;
import java.util.List;

/**
 * The runlevels among 2 to 5 where a service is not as it should be.
 *
 * @param all every one, in their order
 * @param on those where it should start
 * @param off those where it should not
 */
record Turns(List<Runlevel> all, List<Runlevel> on, List<Runlevel> off) {
    private static final int JUDGED = Runlevel.HIGHEST - Runlevel.LOWEST + 1;

    static Turns of(Desired desired, List<Runlevel> levels) {
        List<Runlevel> all = new ArrayList<>();
        List<Runlevel> on = new ArrayList<>();
        List<Runlevel> off = new ArrayList<>();
        for (Runlevel level : levels) {
            boolean wanted = desired.wantsOn(level.number());
            if (level.isJudged() && !level.is(wanted)) {
                all.add(level);
                (wanted ? on : off).add(level);
            }
        }
        return new Turns(List.copyOf(all), List.copyOf(on), List.copyOf(off));
    }

    /** As {@code off -> on in runlevels 35, on -> off in runlevel 2}. */
    String describe() {
        String up = on.isEmpty() ? "" : "off -> on in " + Runlevel.describe(digits(on));
        String down = off.isEmpty() ? "" : "on -> off in " + Runlevel.describe(digits(off));
        return up.isEmpty() || down.isEmpty() ? up + down : up + ", " + down;
    }

    /** Whether these are all of the runlevels that chkconfig means where none is named. */
    static boolean areAll(List<Runlevel> levels) {
        return levels.size() == JUDGED;
    }

    static String digits(List<Runlevel> levels) {
        StringBuilder digits = new StringBuilder();
        for (Runlevel level : levels) {
            digits.append(level.number());
        }
        return digits.toString();
    }
}
