package io.wirt.modules.ksm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where times lie in the picture: in the order in which they passed, whatever the clock on the wall showed. */
class KsmScaleTest {
    private static final int HOUR = 3600;

    private static KsmColumn column(String from, int index) {
        Slot slot = new Slot(LocalDateTime.parse(from), HOUR, 1, 0, 0, 0, 0, Range.NONE, Range.NONE, 1000, 100);
        return new KsmColumn(slot, (long) index * HOUR, false, 0);
    }

    @Test
    void theHourThatComesTwiceAtTheEndOfSummerTimeIsTwoColumns() {
        List<KsmColumn> columns = List.of(
                column("2011-10-30T01:00:00", 0),
                column("2011-10-30T02:00:00", 1),
                column("2011-10-30T02:00:00", 2),
                column("2011-10-30T03:00:00", 3));
        KsmScale scale = new KsmScale(columns);

        for (int i = 1; i < columns.size(); i++) {
            assertThat(scale.left(columns.get(i))).isEqualTo(scale.right(columns.get(i - 1)));
        }
        assertThat(scale.left(columns.get(0))).isEqualTo(KsmScale.LEFT);
        assertThat(scale.right(columns.get(3))).isEqualTo(KsmScale.RIGHT);
        assertThat(scale.x(LocalDateTime.parse("2011-10-30T03:30:00")).getAsDouble())
                .isBetween(scale.left(columns.get(3)), scale.right(columns.get(3)));
    }

    @Test
    void aTimeThatNoClockShowedHasNoPlace() {
        KsmScale scale = new KsmScale(List.of(column("2011-03-27T01:00:00", 0), column("2011-03-27T03:00:00", 1)));

        assertThat(scale.x(LocalDateTime.parse("2011-03-27T02:30:00"))).isEmpty();
        assertThat(scale.x(LocalDateTime.parse("2011-03-27T03:30:00"))).isPresent();
    }

    @Test
    void aClockThatWasYearsAheadDoesNotSqueezeTheRest() {
        List<KsmColumn> columns = List.of(column("2099-01-01T00:00:00", 0), column("2011-03-27T03:00:00", 1));
        KsmScale scale = new KsmScale(columns);

        assertThat(scale.right(columns.get(0)))
                .isEqualTo((KsmScale.LEFT + KsmScale.RIGHT) / 2)
                .isEqualTo(scale.left(columns.get(1)));
    }
}
