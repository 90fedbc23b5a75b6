package io.wirt.modules.ksm.history;

import io.wirt.formats.ksm.KsmtunedLine;
import io.wirt.formats.ksm.KsmtunedLine.Message;
import io.wirt.modules.ksm.history.History.Damage;
import io.wirt.modules.ksm.history.History.DamagedLine;
import io.wirt.modules.ksm.history.History.Decision;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.modules.ksm.history.LogClock.Moment;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Takes a log line by line, and keeps no more of it than a {@link History} needs: any log takes the same memory. */
public final class HistoryReader {
    private static final int MOST_DAMAGE_SHOWN = 5;
    private static final int LONGEST_SHOWN = 120;

    private final String source;
    private final Optional<LocalDateTime> since;
    private final Optional<LocalDateTime> until;
    private final LogClock clock = new LogClock();
    private final Rhythm rhythm;
    private final Timeline timeline = new Timeline();
    private final List<DamagedLine> damage = new ArrayList<>();

    private long lines;
    private long damaged;
    private long undated;
    private @Nullable LocalDateTime from;
    private @Nullable LocalDateTime to;
    private @Nullable Cycle open;
    private boolean starting;
    private long starts;
    private long memory;
    private long threshold;
    private long sleep;
    private long cycles;
    private long incomplete;
    private long on;
    private long boosts;
    private long decays;
    private long switchedOn;
    private long switchedOff;
    private Range committed = Range.NONE;
    private Range free = Range.NONE;
    private Range pages = Range.NONE;
    private long lastPages = KsmtunedLine.NONE;
    private @Nullable Cycle last;

    /** What is known of the cycle that the lines are about. */
    private static final class Cycle {
        private final Optional<Moment> moment;
        private final long committed;
        private final long free;
        private boolean decided;
        private boolean on;
        private boolean boosted;
        private boolean decayed;

        Cycle(Optional<Moment> moment, KsmtunedLine line) {
            this.moment = moment;
            // Older daemons print nothing where no guest runs (docs/domain 5.2).
            this.committed = Math.max(0, line.first());
            this.free = line.second();
        }
    }

    /**
     * @param source where the lines come from, for readers
     * @param interval in seconds at which the daemon works, as long as the log does not tell another
     * @param since what was written before, by the clock of the log, does not count
     * @param until what was written then or later does not count
     */
    public HistoryReader(String source, long interval, Optional<LocalDateTime> since, Optional<LocalDateTime> until) {
        this.source = source;
        this.rhythm = new Rhythm(interval);
        this.since = since;
        this.until = until;
    }

    /** @param text of one line without its end, a character for each byte */
    public void line(String text) {
        lines++;
        Optional<KsmtunedLine> line = KsmtunedLine.parse(text);
        if (line.isEmpty()) {
            damaged++;
            if (damage.size() < MOST_DAMAGE_SHOWN) {
                damage.add(new DamagedLine(lines, shown(text)));
            }
            return;
        }
        Optional<Moment> moment = clock.at(line.get().date());
        if (moment.isEmpty()) {
            undated++;
        }
        if (isMeant(moment)) {
            moment.ifPresent(this::reach);
            take(line.get(), moment);
        }
    }

    private void reach(Moment moment) {
        from = from == null ? moment.wall() : from;
        to = moment.wall();
    }

    private boolean isMeant(Optional<Moment> moment) {
        if (since.isEmpty() && until.isEmpty()) {
            return true;
        }
        return moment.isPresent()
                && since.filter(moment.get().wall()::isBefore).isEmpty()
                && until.filter(end -> !moment.get().wall().isBefore(end)).isEmpty();
    }

    private void take(KsmtunedLine line, Optional<Moment> moment) {
        switch (line.message()) {
            case TOTAL -> {
                starting = false;
                start(moment);
                memory = line.first();
            }
            case SLEEP -> {
                start(moment);
                sleep = line.first();
            }
            case THRESHOLD -> {
                start(moment);
                threshold = line.first();
            }
            case COMMITTED -> {
                close();
                starting = false;
                open = new Cycle(moment, line);
            }
            case STOP -> {
                memory = line.first();
                threshold = line.second();
                decide(false);
            }
            case START -> {
                memory = line.second();
                decide(true);
            }
            case BOOST, DECAY -> {
                threshold = line.second();
                step(line.message() == Message.BOOST);
            }
            case CONTROL -> {
                Cycle cycle = open;
                if (cycle != null && cycle.on) {
                    pages = pages.with(line.first());
                    lastPages = line.first();
                }
            }
        }
    }

    /** A start is three lines, of which any may be damaged. */
    private void start(Optional<Moment> moment) {
        close();
        if (!starting) {
            starting = true;
            starts++;
            moment.ifPresent(rhythm::started);
            moment.ifPresent(then -> timeline.add(
                    then, new Slot(then.wall(), 0, 0, 0, 0, 0, 1, Range.NONE, Range.NONE, memory, threshold)));
        }
    }

    private void decide(boolean merging) {
        Cycle cycle = open;
        if (cycle == null || cycle.decided) {
            close();
            incomplete++;
            return;
        }
        cycle.decided = true;
        cycle.on = merging;
    }

    private void step(boolean boost) {
        Cycle cycle = open;
        if (cycle != null && cycle.on) {
            cycle.boosted = boost;
            cycle.decayed = !boost;
        }
    }

    /** Counts the cycle whose lines are all there. */
    private void close() {
        Cycle cycle = open;
        open = null;
        if (cycle == null) {
            return;
        }
        if (!cycle.decided) {
            incomplete++;
            return;
        }
        boolean before = last != null && last.on;
        switchedOn += cycle.on && !before ? 1 : 0;
        switchedOff += !cycle.on && before ? 1 : 0;
        cycles++;
        on += cycle.on ? 1 : 0;
        boosts += cycle.boosted ? 1 : 0;
        decays += cycle.decayed ? 1 : 0;
        committed = committed.with(cycle.committed);
        free = free.with(cycle.free);
        last = cycle;
        cycle.moment.ifPresent(moment -> {
            rhythm.decided(moment, cycle.on);
            timeline.add(
                    moment,
                    new Slot(
                            moment.wall(),
                            0,
                            1,
                            cycle.on ? 1 : 0,
                            cycle.boosted ? 1 : 0,
                            cycle.decayed ? 1 : 0,
                            0,
                            Range.NONE.with(cycle.committed),
                            Range.NONE.with(cycle.free),
                            memory,
                            threshold));
        });
    }

    /** Nothing comes any more. */
    public History end() {
        close();
        rhythm.ended();
        return new History(
                source,
                lines,
                new Damage(damaged, damage),
                undated,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                starts,
                known(memory),
                known(threshold),
                known(sleep),
                cycles,
                incomplete,
                on,
                boosts,
                decays,
                switchedOn,
                switchedOff,
                rhythm.observedSeconds(),
                rhythm.onSeconds(),
                committed,
                free,
                pages,
                lastPages == KsmtunedLine.NONE ? OptionalLong.empty() : OptionalLong.of(lastPages),
                Optional.ofNullable(last).map(HistoryReader::decision),
                rhythm.gaps(),
                timeline.slots(rhythm.interval()));
    }

    private static Decision decision(Cycle cycle) {
        return new Decision(
                cycle.moment.map(Moment::wall),
                cycle.on,
                cycle.boosted ? "boost" : cycle.decayed ? "decay" : "",
                cycle.committed,
                cycle.free);
    }

    private static OptionalLong known(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** The writer of a log must not command the terminal of its reader. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c > '~' ? '?' : c);
        }
        return shown + (text.length() > LONGEST_SHOWN ? "..." : "");
    }
}
