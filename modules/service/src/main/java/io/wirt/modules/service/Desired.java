package io.wirt.modules.service;

import java.util.List;
import java.util.Optional;

/**
 * What a playbook wants of one service. What it does not say is not managed.
 *
 * @param enabled whether it starts at boot
 * @param running whether it runs now
 * @param runlevels those among 2 to 5 in which it starts at boot; empty for all four
 */
record Desired(String name, Optional<Boolean> enabled, Optional<Boolean> running, Optional<List<Integer>> runlevels) {

    boolean managesBoot() {
        return enabled.isPresent() || runlevels.isPresent();
    }

    /** Whether the service shall start at boot in one of the runlevels 2 to 5. */
    boolean wantsOn(int runlevel) {
        return runlevels.isPresent() ? runlevels.get().contains(runlevel) : enabled.orElse(false);
    }

    boolean wantsStopped() {
        return running.isPresent() && !running.get();
    }

    /** This wish as one line, naming what has no meaning where nothing runs. */
    String describe(boolean live) {
        StringBuilder words = new StringBuilder();
        if (managesBoot()) {
            String on = "";
            for (int level = Runlevel.LOWEST; level <= Runlevel.HIGHEST; level++) {
                on += wantsOn(level) ? String.valueOf(level) : "";
            }
            words.append(on.isEmpty() ? "not enabled" : "enabled in " + Runlevel.describe(on));
        }
        if (running.isPresent()) {
            words.append(managesBoot() ? ", " : "").append(running.get() ? "running" : "stopped");
            words.append(live ? "" : " (not applicable in a tree)");
        }
        return words.toString();
    }
}
