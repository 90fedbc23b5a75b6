package io.wirt.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The round amounts of memory from nothing up to the most there is, at most nine, and how they are written on an axis. */
public final class AmountAxis {
    private static final double GIB = 1024 * 1024;
    private static final int MOST_STEPS = 8;

    private final double most;

    /** @param most kilobytes, more than 0 */
    public AmountAxis(double most) {
        this.most = most / GIB;
    }

    /**
     * An amount on the axis.
     *
     * @param kilobytes of it
     * @param label in GiB
     */
    public record Mark(long kilobytes, String label) {}

    public List<Mark> marks() {
        int exponent = (int) Math.floor(Math.log10(most)) - 1;
        double step = Math.pow(10, exponent);
        for (int times = 1; most / step > MOST_STEPS; times++) {
            step = Math.pow(10, exponent + times / 3) * (times % 3 == 0 ? 1 : times % 3 == 1 ? 2 : 5);
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step * 1.000001)));
        List<Mark> marks = new ArrayList<>();
        for (int times = 0; times * step <= most; times++) {
            String label = String.format(Locale.ROOT, step < 100_000 ? "%." + decimals + "f" : "%.0e", times * step);
            marks.add(new Mark(Math.round(times * step * GIB), label));
        }
        return marks;
    }
}
