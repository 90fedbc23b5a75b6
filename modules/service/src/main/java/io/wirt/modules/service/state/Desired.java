package io.wirt.modules.service.state;

import io.wirt.hostfacts.services.Runlevel;
import java.util.List;
import java.util.Optional;

/**
 * What a playbook wants of one service. What it does not say is not managed.
 *
 * @param enabled whether it starts at boot
 * @param running whether it runs now
 * @param runlevels those among 2 to 5 in which it starts at boot; empty for all four
 */
public record Desired(
        String name, Optional<Boolean> enabled, Optional<Boolean> running, Optional<List<Integer>> runlevels) {

    public boolean managesBoot() {
        return enabled.isPresent() || runlevels.isPresent();
    }

    /** Whether the service should start at boot in one of the runlevels 2 to 5. */
    public boolean wantsOn(int runlevel) {
        return runlevels.isPresent() ? runlevels.get().contains(runlevel) : enabled.orElse(false);
    }

    public boolean wantsStopped() {
        return running.isPresent() && !running.get();
    }

    /** The same desired state for a service of that name. */
    public Desired named(String other) {
        return new Desired(other, enabled, running, runlevels);
    }

    /** The same desired state with the runlevels in which the service starts, if it should be enabled and they are not named. */
    public Desired enabledIn(List<Integer> levels) {
        return runlevels.isEmpty() && enabled.orElse(false)
                ? new Desired(name, enabled, running, Optional.of(levels))
                : this;
    }

    /** This desired state as one line, naming what has no meaning where nothing runs. */
    public String describe(boolean live) {
        String on = "";
        for (int level = Runlevel.LOWEST; level <= Runlevel.HIGHEST; level++) {
            on += wantsOn(level) ? String.valueOf(level) : "";
        }
        return describe(on.isEmpty() ? "not enabled" : "enabled in " + Runlevel.describe(on), live);
    }

    /** {@link #describe(boolean)} for a host that has no runlevels. */
    public String describeForSystemd(boolean live) {
        return describe(enabled.orElse(true) ? "enabled" : "not enabled", live);
    }

    private String describe(String boot, boolean live) {
        StringBuilder words = new StringBuilder(managesBoot() ? boot : "");
        if (running.isPresent()) {
            words.append(managesBoot() ? ", " : "").append(running.get() ? "running" : "stopped");
            words.append(live ? "" : " (not applicable in a tree)");
        }
        return words.toString();
    }
}
