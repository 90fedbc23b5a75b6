package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Damage;
import io.wirt.modules.ksm.history.History.DamagedLine;
import io.wirt.modules.ksm.history.History.Gap;
import io.wirt.modules.ksm.history.History.Gaps;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Histories as logs of ksmtuned give them, and odd ones. */
final class KsmHistories {
    static final LocalDateTime NOON = LocalDateTime.of(2014, 10, 21, 12, 0);
    static final long MEMORY = 16_640_901;
    static final long THRESHOLD = MEMORY / 5;
    private static final double GIB = 1024 * 1024;

    private KsmHistories() {}

    /** Guests come and go for an hour, a decision a minute; the daemon is away three times and starts anew. */
    static History anHour() {
        double[] guests = {
            1.4, 1.4, 2.1, 3.0, 4.4, 5.2, 6.9, 7.4, 8.8, 9.6, 10.9, 11.7, 12.3, 13.1, 13.6, 14.1, 14.4, 14.4, 14.2,
                    13.9,
            13.7, 13.0, 12.9, 12.2, 11.4, 10.1, 9.2, 8.9, 8.9, 7.6, 6.8, 6.8, 7.7, 8.3, 9.9, 11.2, 12.5, 13.3, 13.8,
                    14.0,
            13.2, 12.1, 11.0, 9.4, 8.2, 6.0, 5.1, 4.9, 3.3, 2.6, 2.0, 1.9, 1.6, 1.5, 1.4, 1.4, 1.4, 1.5, 1.4, 1.4
        };
        List<Slot> slots = new ArrayList<>();
        for (int minute = 0; minute < guests.length; minute++) {
            boolean away =
                    (minute >= 8 && minute < 11) || (minute >= 27 && minute < 30) || (minute >= 47 && minute < 50);
            boolean start = minute == 0 || minute == 10 || minute == 29 || minute == 49;
            if (away) {
                slots.add(silent(NOON.plusMinutes(minute), 60, start ? 1 : 0));
                continue;
            }
            long committed = (long) (guests[minute] * GIB);
            long free = (long) (MEMORY * 0.97 - committed * 0.93 - (minute * 7919 % 13) * GIB / 20);
            boolean on = committed + THRESHOLD > MEMORY || free < THRESHOLD;
            slots.add(slot(NOON.plusMinutes(minute), 60, committed, Math.max(free, 400_000), on, start ? 1 : 0));
        }
        return history(
                slots,
                new Gaps(
                        3,
                        546,
                        List.of(
                                new Gap(NOON.plusSeconds(479), 182, true),
                                new Gap(NOON.plusSeconds(1619), 182, true),
                                new Gap(NOON.plusSeconds(2819), 182, true))),
                new Damage(2, List.of(new DamagedLine(97, "Tue Oct 21 12:33:07 CES"), new DamagedLine(98, "<&>\"'"))));
    }

    /** One after another, a minute each, with a decision in each. */
    static History minutes(int count) {
        return history(
                IntStream.range(0, count)
                        .mapToObj(minute -> slot(
                                NOON.plusMinutes(minute),
                                60,
                                (long) ((7 + 6 * Math.sin(minute / 40.0)) * GIB),
                                (long) ((6 - 5 * Math.sin(minute / 40.0)) * GIB),
                                minute % 7 < 4,
                                minute % 60 == 0 ? 1 : 0))
                        .toList(),
                new Gaps(0, 0, List.of()),
                new Damage(0, List.of()));
    }

    /** Without a gap and without damage. */
    static History withSlots(Slot... slots) {
        return history(List.of(slots), new Gaps(0, 0, List.of()), new Damage(0, List.of()));
    }

    static Slot slot(LocalDateTime from, long seconds, long committed, long free, boolean on, long starts) {
        boolean boost = on && free < THRESHOLD;
        return new Slot(
                from,
                seconds,
                1,
                on ? 1 : 0,
                boost ? 1 : 0,
                on && !boost ? 1 : 0,
                starts,
                around(committed),
                around(free),
                MEMORY,
                THRESHOLD);
    }

    static Slot silent(LocalDateTime from, long seconds, long starts) {
        return new Slot(from, seconds, 0, 0, 0, 0, starts, Range.NONE, Range.NONE, 0, 0);
    }

    static History history(List<Slot> slots, Gaps gaps, Damage damage) {
        long cycles = sum(slots, Slot::cycles);
        long on = sum(slots, Slot::on);
        return new History(
                "/var/log/ksmtuned",
                cycles * 5,
                damage,
                0,
                slots.isEmpty() ? Optional.empty() : Optional.of(slots.get(0).from()),
                slots.isEmpty()
                        ? Optional.empty()
                        : Optional.of(slots.get(slots.size() - 1).from()),
                sum(slots, Slot::starts),
                OptionalLong.of(MEMORY),
                OptionalLong.of(THRESHOLD),
                OptionalLong.of(10),
                cycles,
                0,
                on,
                sum(slots, Slot::boosts),
                sum(slots, Slot::decays),
                1,
                1,
                cycles * 60,
                on * 60,
                whole(slots.stream().map(Slot::committed).toList()),
                whole(slots.stream().map(Slot::free).toList()),
                Range.NONE,
                OptionalLong.empty(),
                Optional.empty(),
                gaps,
                slots);
    }

    private static Range around(long value) {
        long swing = value / 24;
        return new Range(2, value - swing, value + swing, 2 * value);
    }

    private static Range whole(List<Range> parts) {
        List<Range> known = parts.stream().filter(range -> range.count() > 0).toList();
        return known.stream()
                .reduce((one, other) -> new Range(
                        one.count() + other.count(),
                        Math.min(one.least(), other.least()),
                        Math.max(one.most(), other.most()),
                        one.sum() + other.sum()))
                .orElse(Range.NONE);
    }

    private static long sum(List<Slot> slots, ToLongFunction<Slot> amount) {
        return slots.stream().mapToLong(amount).sum();
    }
}
