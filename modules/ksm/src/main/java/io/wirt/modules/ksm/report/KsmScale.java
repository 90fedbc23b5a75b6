package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.page.AmountAxis;
import io.wirt.page.Markup;
import io.wirt.page.Svg;
import io.wirt.page.TimeAxis;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalDouble;

/** Where times and amounts of memory lie in the chart, whose unit is about a pixel. */
final class KsmScale {
    static final double LEFT = 64;
    static final double RIGHT = 826;
    static final double TOP = 34;
    static final double BOTTOM = 298;
    private static final double GIB = 1024 * 1024;

    private final List<KsmColumn> columns;
    private final double most;

    KsmScale(List<KsmColumn> columns) {
        this.columns = List.copyOf(columns);
        long seen = 0;
        for (KsmColumn column : columns) {
            Slot slot = column.slot();
            seen = Math.max(seen, Math.max(slot.committed().most(), slot.free().most()));
            seen = Math.max(seen, Math.max(slot.memory(), slot.threshold()));
        }
        this.most = seen == 0 ? GIB : seen;
    }

    List<TimeAxis.Mark> times() {
        return new TimeAxis(columns.get(0).from(), last().to()).marks();
    }

    List<AmountAxis.Mark> amounts() {
        return new AmountAxis(most).marks();
    }

    /** Where a clock showed a time first; empty if it never did, as in the hour that summer time skips. */
    OptionalDouble x(LocalDateTime at) {
        for (KsmColumn column : columns) {
            if (!at.isBefore(column.from()) && !at.isAfter(column.to())) {
                long within = Duration.between(column.from(), at).toSeconds();
                return OptionalDouble.of(x(column.passed() + within));
            }
        }
        return OptionalDouble.empty();
    }

    double left(KsmColumn column) {
        return x(column.passed());
    }

    double right(KsmColumn column) {
        return x(column.passedAtEnd());
    }

    double middle(KsmColumn column) {
        return (left(column) + right(column)) / 2;
    }

    private double x(long passed) {
        double share = (double) passed / last().passedAtEnd();
        return LEFT + Math.max(0, Math.min(1, share)) * (RIGHT - LEFT);
    }

    private KsmColumn last() {
        return columns.get(columns.size() - 1);
    }

    /** @param kilobytes of memory */
    double y(long kilobytes) {
        return BOTTOM - Math.max(0, Math.min(1, kilobytes / most)) * (BOTTOM - TOP);
    }

    /** A path around what lies in a column between two heights. */
    String area(KsmColumn column, double top, double bottom) {
        String low = Markup.number(bottom);
        String right = Markup.number(right(column));
        return "M" + Svg.at(left(column), bottom) + "V" + Markup.number(top) + "H" + right + "V" + low + "z";
    }
}
