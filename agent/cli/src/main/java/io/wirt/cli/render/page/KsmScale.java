package io.wirt.cli.render.page;

import io.wirt.modules.ksm.history.History.Slot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where times and amounts of memory lie in the chart, whose unit is about a pixel. */
final class KsmScale {
    static final double LEFT = 64;
    static final double RIGHT = 826;
    static final double TOP = 34;
    static final double BOTTOM = 298;
    private static final double GIB = 1024 * 1024;
    private static final int MOST_AMOUNTS = 8;

    private final LocalDateTime from;
    private final LocalDateTime to;
    private final double most;

    KsmScale(List<KsmColumn> columns) {
        this.from = columns.get(0).from();
        this.to = columns.get(columns.size() - 1).to();
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
        return new KsmTimes(from, to).marks();
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

    double x(LocalDateTime at) {
        double passed = Duration.between(from, at).toSeconds();
        double share = passed / Duration.between(from, to).toSeconds();
        return LEFT + Math.max(0, Math.min(1, share)) * (RIGHT - LEFT);
    }

    double middle(KsmColumn column) {
        return (x(column.from()) + x(column.to())) / 2;
    }

    /** @param kilobytes of memory */
    double y(long kilobytes) {
        return BOTTOM - Math.max(0, Math.min(1, kilobytes / most)) * (BOTTOM - TOP);
    }

    /** A path around what lies in a column between two heights. */
    String area(KsmColumn column, double top, double bottom) {
        String low = Markup.number(bottom);
        String right = Markup.number(x(column.to()));
        return "M" + KsmSvg.at(x(column.from()), bottom) + "V" + Markup.number(top) + "H" + right + "V" + low + "z";
    }
}
