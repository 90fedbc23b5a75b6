package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.LsbHeader;
import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ServiceCode;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service's runlevels on Debian: the script's LSB header names those in which it starts, {@code update-rc.d} makes
 * their links and turns S into K and back, and insserv numbers all links of the host by what the scripts depend on, see
 * update-rc.d(8).
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
            boolean wanted =
                    startsIn.isEmpty() ? !level.isUntouched() : DebianLinks.names(startsIn, level) || level.is(true);
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
        DebianLinks links = new DebianLinks(service, startsIn, stopsIn);
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
            boolean linked =
                    level.isUntouched() ? DebianLinks.names(startsIn, level) && !(live && added) : !(live && dangling);
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
                live ? links.commands(desired, turns, levels, added) : links.own(desired, turns, levels),
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

    private Finding startsNowhere() {
        return Finding.error(
                ServiceCode.STARTS_NOWHERE,
                "the init script of " + service + " is made for none of the runlevels 2 to 5"
                        + (startsIn.isEmpty() ? "" : " (Default-Start: " + String.join(" ", startsIn) + ")"),
                Evidence.of(place),
                "give its LSB header a line '# Default-Start: 2 3 4 5', or manage no more than 'running'");
    }

    private Finding noLinkToTurn(Runlevel level) {
        return Finding.error(
                ServiceCode.NO_LINK_TO_TURN,
                service + " has no working link in runlevel " + level.number() + ", and update-rc.d makes none"
                        + (DebianLinks.names(startsIn, level)
                                ? " for a service that has others"
                                : ": its header says Default-Start: " + String.join(" ", startsIn)),
                Evidence.of(level.directory()),
                DebianLinks.names(startsIn, level)
                        ? "run 'update-rc.d " + service + " remove', then 'update-rc.d " + service + " defaults'"
                        : "take runlevel " + level.number() + " out of the playbook, or write a header of your own to "
                                + OVERRIDES.resolve(service));
    }

    private Finding orderNotReckoned() {
        return Finding.warning(
                ServiceCode.ORDER_NOT_RECKONED,
                "insserv puts the services of this tree in order, and no command is run in a tree",
                Evidence.of(place),
                "run insserv in it before it boots: chroot DIR /usr/lib/insserv/insserv");
    }
}
