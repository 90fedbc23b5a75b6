package io.wirt.modules.ksm.history;

import io.wirt.modules.ksm.dates.DateOutput;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The time of a log whose lines are in the order of time, while the clock on the wall is not: it goes back at the end of
 * summer time, and skips an hour at its begin (docs/domain 5.3). Which offset an abbreviation means is not known; that it changed
 * is.
 */
final class LogClock {
    private static final long HOUR = 3600;
    private static final long LONGEST_INTERVAL = 600;

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
        if (before.zone().equals(now.zone())) {
            // Where the zone is not told, an hour back less one interval is the end of summer time.
            boolean summerEnds = now.zone().isEmpty() && shown >= -HOUR && shown <= LONGEST_INTERVAL - HOUR;
            return Math.max(0, summerEnds ? shown + HOUR : shown);
        }
        OptionalLong offset = offset(now.zone());
        OptionalLong offsetBefore = offset(before.zone());
        if (offset.isPresent() && offsetBefore.isPresent()) {
            return Math.max(0, shown - offset.getAsLong() + offsetBefore.getAsLong());
        }
        return shown < 0 ? Math.max(0, shown + HOUR) : shown >= HOUR && shown < 2 * HOUR ? shown - HOUR : shown;
    }

    /** Seconds east of Greenwich, of a zone that says so: {@code +0530}, or {@code +11} for whole hours. */
    private static OptionalLong offset(String zone) {
        if ((zone.length() != 3 && zone.length() != 5) || (zone.charAt(0) != '+' && zone.charAt(0) != '-')) {
            return OptionalLong.empty();
        }
        try {
            int number = Integer.parseInt(zone.substring(1));
            long minutes = zone.length() == 3 ? number * 60L : number / 100 * 60L + number % 100;
            return OptionalLong.of((zone.charAt(0) == '-' ? -60 : 60) * minutes);
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }
}
