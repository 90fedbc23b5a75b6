package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.formats.sysv.LsbHeader;
import io.wirt.hostfacts.services.InitScripts;
import io.wirt.hostfacts.services.RcEntry;
import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.Desired;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that chkconfig will give to links. Where a script declares dependencies, {@code --add}, {@code on} and {@code
 * off} number it behind what it needs, and do the same to every other such script on the host (docs/domain 4.1).
 *
 * @param own what chkconfig will go by for the service itself
 * @param others the services whose links it will rename by the way, as {@code iscsi S07 -> S13}
 */
record Renumbering(InitScriptHeader own, List<String> others) {
    private static final int LAST = 99;

    Renumbering {
        others = List.copyOf(others);
    }

    /** For a script without dependencies, of which chkconfig makes no more than its header says. */
    static Renumbering none(InitScriptHeader header) {
        return new Renumbering(header, List.of());
    }

    /** @param levels the runlevels 0 to 6 of the service that is turned on or off */
    static Renumbering foresee(Desired desired, InitScriptHeader header, List<Runlevel> levels, HostView host) {
        List<Participant> all = new ArrayList<>();
        Participant target = null;
        for (String name : InitScripts.names(host)) {
            Optional<InitScript> script = InitScript.find(name, host);
            if (script.isEmpty() || script.get().header().isEmpty()) {
                continue;
            }
            Participant participant = new Participant(script.get(), name, Runlevel.readAll(name, host));
            if (name.equals(desired.name())) {
                participant.turned(desired, levels);
                target = participant;
            }
            all.add(participant);
        }
        while (settleOnce(all)) {
            // each round can only move numbers towards the ends of their range
        }
        List<String> others = new ArrayList<>();
        for (Participant participant : all) {
            if (participant != target) {
                participant.renamed().ifPresent(others::add);
            }
        }
        return target == null ? none(header) : new Renumbering(target.numbers(header), others);
    }

    private static boolean settleOnce(List<Participant> all) {
        boolean moved = false;
        for (Participant participant : all) {
            for (Participant other : all) {
                moved |= participant.settleAgainst(other);
            }
        }
        return moved;
    }

    /** One service in the calculation. */
    private static final class Participant {
        private final String name;
        private final InitScriptHeader header;
        private final Optional<LsbHeader> lsb;
        private final List<Runlevel> levels;
        private final boolean[] on = new boolean[Runlevel.COUNT];
        private int start;
        private int stop;

        Participant(InitScript script, String name, List<Runlevel> levels) {
            this.name = name;
            this.header = script.header().orElseThrow();
            this.lsb = script.lsb();
            this.levels = levels;
            this.start = header.start();
            this.stop = header.stop();
            for (Runlevel level : levels) {
                on[level.number()] = !level.starts().isEmpty();
            }
        }

        void turned(Desired desired, List<Runlevel> judged) {
            for (Runlevel level : judged) {
                if (level.isJudged()) {
                    on[level.number()] = desired.wantsOn(level.number());
                }
            }
        }

        /** Whether a number had to move so that this service starts after the other, and stops before it. */
        boolean settleAgainst(Participant other) {
            if (lsb.isEmpty() || !isOnWhereverThisIs(other)) {
                return false;
            }
            boolean moved = false;
            if (other.isMeantBy(lsb.get().startsAfter()) && start <= other.start && start < LAST) {
                start = Math.min(LAST, other.start + 1);
                moved = true;
            }
            if (other.isMeantBy(lsb.get().stopsBefore()) && stop >= other.stop && stop > 0) {
                stop = Math.max(0, other.stop - 1);
                moved = true;
            }
            return moved;
        }

        private boolean isOnWhereverThisIs(Participant other) {
            for (int level = 0; level < on.length; level++) {
                if (on[level] && !other.on[level]) {
                    return false;
                }
            }
            return true;
        }

        private boolean isMeantBy(List<String> dependencies) {
            for (String dependency : dependencies) {
                if (dependency.equals(name)
                        || lsb.filter(block -> block.provides().contains(dependency))
                                .isPresent()) {
                    return true;
                }
            }
            return false;
        }

        InitScriptHeader numbers(InitScriptHeader like) {
            return new InitScriptHeader(like.levels(), start, stop);
        }

        /** Only a service whose number had to move has its links made anew. */
        Optional<String> renamed() {
            if (start == header.start() && stop == header.stop()) {
                return Optional.empty();
            }
            RcLinks links = new RcLinks(name, numbers(header));
            for (Runlevel level : levels) {
                List<RcEntry> present = level.starts().isEmpty() ? level.stops() : level.starts();
                if (present.isEmpty()) {
                    continue;
                }
                RcEntry wanted = links.entry(level, !level.starts().isEmpty());
                if (!present.get(0).path().equals(wanted.path())) {
                    return Optional.of(name + " " + number(present.get(0)) + " -> " + number(wanted));
                }
            }
            return Optional.empty();
        }

        /** As {@code S84}. */
        private static String number(RcEntry entry) {
            return entry.name().fileName().substring(0, 3);
        }
    }
}
