package io.wirt.cli.render.page;

import io.wirt.modules.ksm.history.History.Slot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Where times and amounts of memory lie in the chart, whose unit is about a pixel. */
final class KsmScale {
    static final double LEFT = 64;
    static final double RIGHT = 826;
    static final double TOP = 34;
    static final double BOTTOM = 298;
    private static final double GIB = 1024 * 1024;
    private static final int MOST_AMOUNTS = 8;

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

    /**
     * A line of the grid.
     *
     * @param kilobytes of it
     * @param label in GiB
     */
    record Rule(long kilobytes, String label) {}

    List<KsmTimes.Mark> times() {
        return new KsmTimes(columns.get(0).from(), last().to()).marks();
    }

    List<Rule> amounts() {
        double most = this.most / GIB;
        int exponent = (int) Math.floor(Math.log10(most)) - 1;
        double step = Math.pow(10, exponent);
        for (int times = 1; most / step > MOST_AMOUNTS; times++) {
            step = Math.pow(10, exponent + times / 3) * (times % 3 == 0 ? 1 : times % 3 == 1 ? 2 : 5);
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step * 1.000001)));
        List<Rule> amounts = new ArrayList<>();
        for (int times = 0; times * step <= most; times++) {
            String label = String.format(Locale.ROOT, step < 100_000 ? "%." + decimals + "f" : "%.0e", times * step);
            amounts.add(new Rule(Math.round(times * step * GIB), label));
        }
        return amounts;
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
        return "M" + KsmSvg.at(left(column), bottom) + "V" + Markup.number(top) + "H" + right + "V" + low + "z";
    }
}
