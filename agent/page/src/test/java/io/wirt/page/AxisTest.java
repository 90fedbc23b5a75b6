package io.wirt.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Marks of an axis are few, round, and tell what they stand for. */
class AxisTest {
    private static final double GIB = 1024 * 1024;

    private static List<String> amounts(double gib) {
        return new AmountAxis(gib * GIB)
                .marks().stream().map(AmountAxis.Mark::label).toList();
    }

    private static List<String> times(String from, String to) {
        return new TimeAxis(LocalDateTime.parse(from), LocalDateTime.parse(to))
                .marks().stream()
                        .map(mark -> (mark.date() + " " + mark.label()).strip())
                        .toList();
    }

    @Test
    void amountsAreRoundInTheirUnit() {
        assertThat(amounts(15.9)).containsExactly("0", "2", "4", "6", "8", "10", "12", "14");
        assertThat(amounts(0.5)).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(new AmountAxis(2 * GIB).marks().get(1).kilobytes()).isEqualTo((long) (0.5 * GIB));
    }

    @Test
    void aDayIsNamedWithItsFirstTime() {
        assertThat(times("2011-08-02T22:40:00", "2011-08-03T01:10:00"))
                .containsExactly("2011-08-02 23:00", "23:30", "2011-08-03 00:00", "00:30", "01:00");
    }

    @Test
    void overLongTimesOnlyDaysAreMarked() {
        assertThat(times("2011-08-02T12:00:00", "2011-08-05T12:00:00")).hasSizeBetween(4, 10);
        assertThat(times("2011-08-02T12:00:00", "2011-08-20T12:00:00"))
                .containsExactly(
                        "2011-08-04",
                        "2011-08-06",
                        "2011-08-08",
                        "2011-08-10",
                        "2011-08-12",
                        "2011-08-14",
                        "2011-08-16",
                        "2011-08-18",
                        "2011-08-20");
        assertThat(times("2011-08-02T12:00:00", "2013-08-02T12:00:00")).hasSizeLessThanOrEqualTo(10);
    }
}
