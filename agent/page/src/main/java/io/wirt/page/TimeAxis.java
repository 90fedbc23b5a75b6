package io.wirt.page;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The round times between two, at most ten, and how they are written on an axis. */
public final class TimeAxis {
    private static final int MOST = 9;
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long MONDAY = 4;
    private static final List<Long> SECONDS = List.of(
            1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 10800L, 21600L, 43200L);
    private static final List<Long> DAYS = List.of(1L, 2L, 7L, 14L);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final LocalDateTime from;
    private final LocalDateTime to;
    private final long span;

    public TimeAxis(LocalDateTime from, LocalDateTime to) {
        this.from = from;
        this.to = to;
        this.span = Duration.between(from, to).toSeconds();
    }

    /**
     * A time on the axis.
     *
     * @param label of the time of the day, or of the date where only days are marked
     * @param date below it, where a day's first mark is; else empty
     */
    public record Mark(LocalDateTime at, String label, String date) {}

    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (long seconds : SECONDS) {
            if (span <= MOST * seconds) {
                return withinDays(seconds);
            }
        }
        for (long days : DAYS) {
            if (span <= MOST * days * DAY) {
                long first = from.toLocalDate().toEpochDay();
                first -= Math.floorMod(first - MONDAY, days);
                for (long day = first; !LocalDate.ofEpochDay(day).isAfter(to.toLocalDate()); day += days) {
                    add(LocalDate.ofEpochDay(day), marks);
                }
                return marks;
            }
        }
        long months = 1;
        while (span > MOST * months * 28 * DAY) {
            months = months == 1 ? 3 : 2 * months;
        }
        long first = from.getLong(ChronoField.PROLEPTIC_MONTH);
        LocalDate month = from.toLocalDate().withDayOfMonth(1).minusMonths(Math.floorMod(first, months));
        for (; !month.isAfter(to.toLocalDate()); month = month.plusMonths(months)) {
            add(month, marks);
        }
        return marks;
    }

    private List<Mark> withinDays(long step) {
        List<Mark> marks = new ArrayList<>();
        LocalDateTime at = from.toLocalDate().atStartOfDay();
        long passed = Duration.between(at, from.plusNanos(999_999_999)).toSeconds();
        at = at.plusSeconds((passed + step - 1) / step * step);
        String before = "";
        for (; !at.isAfter(to); at = at.plusSeconds(step)) {
            String date = at.toLocalDate().toString();
            marks.add(new Mark(at, at.format(step < 60 ? SECOND : MINUTE), date.equals(before) ? "" : date));
            before = date;
        }
        return marks;
    }

    private void add(LocalDate day, List<Mark> marks) {
        LocalDateTime at = day.atTime(LocalTime.MIDNIGHT);
        if (!at.isBefore(from) && !at.isAfter(to)) {
            marks.add(new Mark(at, day.toString(), ""));
        }
    }
}
