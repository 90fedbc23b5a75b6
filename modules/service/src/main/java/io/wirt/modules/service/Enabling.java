package io.wirt.modules.service;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.TakesEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The change that makes a service start at boot where it shall, and nowhere else among runlevels 2 to 5. */
final class Enabling {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Desired desired;
    private final List<Runlevel> levels;
    private final RcLinks links;

    Enabling(Desired desired, List<Runlevel> levels, RcLinks links) {
        this.desired = desired;
        this.levels = List.copyOf(levels);
        this.links = links;
    }

    /** Empty if every runlevel is as it shall be. Only those that are not are touched, so that priorities stay. */
    Optional<Change> change(boolean live) {
        List<Runlevel> differing = differing(levels);
        if (differing.isEmpty()) {
            return Optional.empty();
        }
        List<Delta> deltas = new ArrayList<>();
        if (isNeverAdded()) {
            deltas.add(Delta.changed("known to chkconfig", "no", "yes"));
        }
        for (Runlevel level : differing) {
            String after = desired.wantsOn(level.number()) ? "on" : "off";
            deltas.add(Delta.changed("runlevel " + level.number(), level.describe(), after));
        }
        List<Action> actions = live ? commands() : own(differing);
        return Optional.of(new Change(summary(differing), deltas, actions, TakesEffect.NOW));
    }

    private List<Runlevel> differing(List<Runlevel> present) {
        List<Runlevel> differing = new ArrayList<>();
        for (Runlevel level : present) {
            if (level.isJudged() && !level.is(desired.wantsOn(level.number()))) {
                differing.add(level);
            }
        }
        return differing;
    }

    /** Without a link in any runlevel, chkconfig does not know the service (DOMAIN 4.3). */
    private boolean isNeverAdded() {
        for (Runlevel level : levels) {
            if (!level.isUntouched()) {
                return false;
            }
        }
        return true;
    }

    /** In a tree Wirt does what chkconfig would; of a service never added it makes the links of all runlevels. */
    private List<Action> own(List<Runlevel> differing) {
        List<Action> actions = new ArrayList<>();
        for (Runlevel level : isNeverAdded() ? levels : differing) {
            boolean on = level.isJudged() ? desired.wantsOn(level.number()) : links.startsByHeader(level);
            actions.addAll(links.turn(level, on));
        }
        return actions;
    }

    private List<Action> commands() {
        List<Action> runs = new ArrayList<>();
        List<Runlevel> present = levels;
        if (isNeverAdded()) {
            List<Action.Expectation> expects = new ArrayList<>();
            List<Runlevel> added = new ArrayList<>();
            for (Runlevel level : levels) {
                boolean on = links.startsByHeader(level);
                expects.addAll(links.expectations(level, on));
                added.add(level.with(on, links.header(), links.service()));
            }
            runs.add(run(List.of("chkconfig", "--add", desired.name()), expects));
            present = added;
        }
        List<Runlevel> differing = differing(present);
        for (boolean on : new boolean[] {true, false}) {
            List<Runlevel> turned = new ArrayList<>();
            for (Runlevel level : differing) {
                if (desired.wantsOn(level.number()) == on) {
                    turned.add(level);
                }
            }
            if (!turned.isEmpty()) {
                runs.add(turn(turned, on));
            }
        }
        return runs;
    }

    /** Names the runlevels where not all four are meant: chkconfig would make the links of the others anew as well. */
    private Action.Run turn(List<Runlevel> turned, boolean on) {
        List<String> argv = new ArrayList<>(List.of("chkconfig"));
        if (turned.size() < Runlevel.HIGHEST - Runlevel.LOWEST + 1) {
            argv.add("--level");
            argv.add(digits(turned));
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

    private String summary(List<Runlevel> differing) {
        StringBuilder words = new StringBuilder(desired.name()).append(isNeverAdded() ? ": added, " : ": ");
        String separator = "enabled ";
        for (boolean on : new boolean[] {true, false}) {
            List<Runlevel> turned = new ArrayList<>();
            for (Runlevel level : differing) {
                if (desired.wantsOn(level.number()) == on) {
                    turned.add(level);
                }
            }
            if (!turned.isEmpty()) {
                words.append(separator).append(on ? "off -> on in " : "on -> off in ");
                words.append(Runlevel.describe(digits(turned)));
                separator = ", ";
            }
        }
        return words.toString();
    }

    private static String digits(List<Runlevel> runlevels) {
        StringBuilder digits = new StringBuilder();
        for (Runlevel level : runlevels) {
            digits.append(level.number());
        }
        return digits.toString();
    }
}
