package io.wirt.modules.ksm.history;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What ksmtuned decided while it wrote a log. Amounts of memory are in kB, as the daemon has them; times are those that the
 * log's own clock showed, for the abbreviation of a time zone tells no offset (docs/domain 5.3).
 *
 * @param lines of the log
 * @param damage lines that say nothing the daemon would say
 * @param undated lines whose date nobody can read; they count, in their order
 * @param from when the first line was written; empty if no date could be read
 * @param to when the last one was
 * @param starts how often the daemon was started
 * @param memory what it took for the machine's memory last
 * @param threshold of memory that it wants free
 * @param sleep between two scans of the kernel, in milliseconds
 * @param cycles adjustments that it made: the memory that guests have, and what was decided
 * @param incomplete cycles of which a part is missing, as at the end of a log that is being written
 * @param on of these, how often merging was to run
 * @param boosts of those with merging, how often more pages were to be scanned
 * @param decays how often fewer
 * @param switchedOn how often merging began, the first cycle included if it did
 * @param switchedOff how often it ended
 * @param observedSeconds that the decisions held
 * @param onSeconds of these, with merging
 * @param committed memory that guests have; 0 where none runs
 * @param free memory
 * @param pages to scan at a time, where merging ran
 * @param lastPages the last of them
 * @param last what was decided last; empty if nothing was
 * @param gaps during which the daemon did not run, or the machine slept
 * @param timeline equally long pieces of the time, without a piece missing; empty if no date could be read
 */
public record History(
        String source,
        long lines,
        Damage damage,
        long undated,
        Optional<LocalDateTime> from,
        Optional<LocalDateTime> to,
        long starts,
        OptionalLong memory,
        OptionalLong threshold,
        OptionalLong sleep,
        long cycles,
        long incomplete,
        long on,
        long boosts,
        long decays,
        long switchedOn,
        long switchedOff,
        long observedSeconds,
        long onSeconds,
        Range committed,
        Range free,
        Range pages,
        OptionalLong lastPages,
        Optional<Decision> last,
        Gaps gaps,
        List<Slot> timeline) {
    public History {
        timeline = List.copyOf(timeline);
    }

    /** Lines that cannot be read.
     *
     * @param first of them, a few
     */
    public record Damage(long lines, List<DamagedLine> first) {
        public Damage {
            first = List.copyOf(first);
        }
    }

    /**
     * A line that cannot be read.
     *
     * @param number of the line, from 1
     * @param text what there is of it, without what no terminal should be given
     */
    public record DamagedLine(long number, String text) {}

    /** Values of which only these are kept; all are 0 where there was none. */
    public record Range(long count, long least, long most, long sum) {
        public static final Range NONE = new Range(0, 0, 0, 0);

        /** Rounded to the nearest; 0 of none. */
        public long mean() {
            return count == 0 ? 0 : sum / count + (sum % count >= (count + 1) / 2 ? 1 : 0);
        }

        Range with(long value) {
            return count == 0
                    ? new Range(1, value, value, value)
                    : new Range(count + 1, Math.min(least, value), Math.max(most, value), sum + value);
        }

        Range with(Range other) {
            if (count == 0 || other.count == 0) {
                return count == 0 ? other : this;
            }
            return new Range(
                    count + other.count, Math.min(least, other.least), Math.max(most, other.most), sum + other.sum);
        }
    }

    /**
     * A decision of the daemon.
     *
     * @param at empty if the date cannot be read
     * @param on whether merging was to run
     * @param step "boost" or "decay" where it was; else empty
     */
    public record Decision(Optional<LocalDateTime> at, boolean on, String step, long committed, long free) {}

    /**
     * Times without the daemon: between two of its lines lies more than twice the interval at which it works.
     *
     * @param longest of them, a few, in their order
     */
    public record Gaps(long count, long seconds, List<Gap> longest) {
        public Gaps {
            longest = List.copyOf(longest);
        }
    }

    /**
     * One time without the daemon.
     *
     * @param after when it had said something last
     * @param restarted whether it was started at the end, and did not only go on
     */
    public record Gap(LocalDateTime after, long seconds, boolean restarted) {}

    /**
     * A piece of the time.
     *
     * @param from when it begins
     * @param seconds how long it is
     * @param cycles none where the daemon did not run, or the piece is shorter than its interval
     * @param memory and threshold that the daemon had; 0 if it had not said
     */
    public record Slot(
            LocalDateTime from,
            long seconds,
            long cycles,
            long on,
            long boosts,
            long decays,
            long starts,
            Range committed,
            Range free,
            long memory,
            long threshold) {

        /** This piece and one behind it as one. */
        public Slot with(Slot next) {
            return new Slot(
                    from,
                    seconds + next.seconds,
                    cycles + next.cycles,
                    on + next.on,
                    boosts + next.boosts,
                    decays + next.decays,
                    starts + next.starts,
                    committed.with(next.committed),
                    free.with(next.free),
                    next.memory > 0 ? next.memory : memory,
                    next.threshold > 0 ? next.threshold : threshold);
        }
    }
}
