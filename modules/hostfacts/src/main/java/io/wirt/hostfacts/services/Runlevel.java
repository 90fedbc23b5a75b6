package io.wirt.hostfacts.services;

import io.wirt.formats.sysv.RcLink;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One runlevel as one service sees it: the entries in its directory that carry the service's name (docs/domain 4.2).
 *
 * @param directory where the directory really lies, links followed
 * @param starts entries that start the service, in the order of their names
 * @param stops entries that stop it
 */
public record Runlevel(int number, HostPath directory, List<RcEntry> starts, List<RcEntry> stops) {
    /** The runlevels that {@code chkconfig on} and {@code off} mean are 2 to 5; only these are judged (docs/domain 4.3). */
    public static final int LOWEST = 2;

    public static final int HIGHEST = 5;

    /** The runlevels that have links are 0 to 6. */
    public static final int COUNT = 7;

    public Runlevel {
        starts = List.copyOf(starts);
        stops = List.copyOf(stops);
    }

    /** The runlevels 0 to 6, without those that the host has no directory for. */
    public static List<Runlevel> readAll(String service, HostView host) {
        List<Runlevel> levels = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            HostPath directory = host.resolve(directory(number, host));
            if (host.hasDirectory(directory)) {
                levels.add(read(number, directory, service, host));
            }
        }
        return levels;
    }

    /** Where the links of a runlevel are looked for, links not followed. */
    static HostPath directory(int number, HostView host) {
        HostPath usual = HostPath.of("/etc/rc" + number + ".d");
        return host.hasDirectory(usual) ? usual : HostPath.of("/etc/rc.d/rc" + number + ".d");
    }

    private static Runlevel read(int number, HostPath directory, String service, HostView host) {
        List<RcEntry> starts = new ArrayList<>();
        List<RcEntry> stops = new ArrayList<>();
        for (String name : host.list(directory)) {
            Optional<RcLink> link = RcLink.parse(name);
            if (link.isPresent() && link.get().service().equals(service)) {
                (link.get().start() ? starts : stops).add(RcEntry.read(directory.resolve(name), link.get(), host));
            }
        }
        return new Runlevel(number, directory, starts, stops);
    }

    public boolean isJudged() {
        return number >= LOWEST && number <= HIGHEST;
    }

    /** Whether the service has neither been set nor unset here. */
    public boolean isUntouched() {
        return starts.isEmpty() && stops.isEmpty();
    }

    /** Whether the order of the directory decides if the service starts. */
    public boolean isAmbiguous() {
        return !starts.isEmpty() && !stops.isEmpty();
    }

    /** Whether nothing is left to do to have the service started here, or not. */
    public boolean is(boolean on) {
        return on ? stops.isEmpty() && hasWorking(starts) : starts.isEmpty();
    }

    /** All of them. */
    public List<RcEntry> entries() {
        List<RcEntry> entries = new ArrayList<>(starts);
        entries.addAll(stops);
        return entries;
    }

    public static boolean hasWorking(List<RcEntry> entries) {
        for (RcEntry entry : entries) {
            if (entry.works()) {
                return true;
            }
        }
        return false;
    }

    /** The entry that counts, or the directory where there is none. */
    public HostPath place() {
        return isUntouched()
                ? directory
                : (starts.isEmpty() ? stops : starts).get(0).path();
    }

    /** The observed state in one word. */
    public String describe() {
        if (isAmbiguous()) {
            return "both";
        }
        return is(false) ? "off" : is(true) ? "on" : "dangling";
    }

    /** Runlevels in a reader's words; {@code digits} is not empty. */
    public static String describe(String digits) {
        return (digits.length() == 1 ? "runlevel " : "runlevels ") + digits;
    }
}
