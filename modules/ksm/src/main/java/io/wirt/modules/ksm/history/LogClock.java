package io.wirt.modules.ksm.history;

import io.wirt.formats.DateOutput;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time of a log whose lines are in the order of time, while the clock on the wall is not: it goes back at the end of
 * summer time, and skips an hour at its begin (DOMAIN 5.3). Which offset an abbreviation means is not known; that it changed
 * is.
 */
final class LogClock {
    private static final long HOUR = 3600;
    /** Further back than any change of summer time, somebody set the clock. */
    private static final long MOST_BACK = 2 * HOUR;

    private String text = "";
    private @Nullable Moment moment;
    private @Nullable DateOutput date;

    /**
     * A moment of the log.
     *
     * @param wall what the clock on the wall showed
     * @param elapsed seconds since the first moment, never fewer than before
     */
    record Moment(LocalDateTime wall, long elapsed) {}

    /** The moment of a line by what stands before its message; empty if nobody can read that. */
    Optional<Moment> at(String dateText) {
        Moment before = moment;
        // Most lines are of the same second as the one before.
        if (before != null && dateText.equals(text)) {
            return Optional.of(before);
        }
        Optional<DateOutput> read = DateOutput.parse(dateText);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Moment now = new Moment(read.get().time(), before == null ? 0 : before.elapsed + passed(read.get()));
        text = dateText;
        date = read.get();
        moment = now;
        return Optional.of(now);
    }

    private long passed(DateOutput now) {
        DateOutput before = date;
        if (before == null) {
            return 0;
        }
        long shown = Duration.between(before.time(), now.time()).toSeconds();
        boolean changed = !before.zone().equals(now.zone());
        if (shown < 0) {
            return shown >= -MOST_BACK && (changed || shown + HOUR >= 0) ? Math.max(0, shown + HOUR) : 0;
        }
        return changed && shown >= HOUR && shown < MOST_BACK ? shown - HOUR : shown;
    }
}
