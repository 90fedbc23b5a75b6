package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.page.Svg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The names of the chart's lines, where they do not lie upon one another. */
final class KsmLabels {
    private static final double HEIGHT = 31;
    private static final double HALF_NAME = 34;

    private final List<KsmColumn> columns;
    private final KsmScale scale;

    KsmLabels(List<KsmColumn> columns, KsmScale scale) {
        this.columns = columns;
        this.scale = scale;
    }

    private record Label(double y, String first, String second) {}

    String draw() {
        StringBuilder svg = new StringBuilder();
        margin(svg);
        names(svg);
        return svg.toString();
    }

    /** To the right, at the height of its line or as near to it as the others let it be. */
    private void margin(StringBuilder svg) {
        List<Label> labels = new ArrayList<>();
        add(Slot::memory, "memory", "", labels);
        add(KsmSvg::committedLimit, "committed above", ": KSM on", labels);
        add(Slot::threshold, "free below", ": KSM on", labels);
        labels.sort(Comparator.comparingDouble(Label::y));
        double[] heights = labels.stream().mapToDouble(Label::y).toArray();
        for (int i = 1; i < heights.length; i++) {
            heights[i] = Math.max(heights[i], heights[i - 1] + HEIGHT);
        }
        double bottom = KsmScale.BOTTOM - 10;
        for (int i = heights.length - 1; i >= 0; i--) {
            heights[i] = Math.min(heights[i], bottom);
            bottom = heights[i] - HEIGHT;
            Svg.text("", KsmScale.RIGHT + 8, heights[i] - 2, labels.get(i).first(), svg);
            Svg.text(
                    "strong", KsmScale.RIGHT + 8, heights[i] + 12, labels.get(i).second(), svg);
        }
    }

    private void add(ToLongFunction<Slot> kilobytes, String name, String meaning, List<Label> labels) {
        long last = 0;
        for (KsmColumn column : columns) {
            long now = kilobytes.applyAsLong(column.slot());
            last = now > 0 ? now : last;
        }
        if (last > 0) {
            labels.add(new Label(scale.y(last), name, KsmWords.gib(last) + " GiB" + meaning));
        }
    }

    /** Where committed and free are farthest from one another: the upper one's name above it, the lower one's below. */
    private void names(StringBuilder svg) {
        KsmColumn widest = null;
        for (KsmColumn column : columns) {
            double x = scale.middle(column);
            boolean inside = x - HALF_NAME >= KsmScale.LEFT && x + HALF_NAME <= KsmScale.RIGHT;
            boolean known = column.slot().committed().count() > 0
                    || column.slot().free().count() > 0;
            if (inside && known && (widest == null || distance(column) > distance(widest))) {
                widest = column;
            }
        }
        if (widest == null) {
            return;
        }
        boolean committedAbove = KsmColumn.mean(widest.slot().committed())
                >= KsmColumn.mean(widest.slot().free());
        name("committed", Slot::committed, widest, committedAbove, svg);
        name("free", Slot::free, widest, !committedAbove, svg);
    }

    private static double distance(KsmColumn column) {
        Slot slot = column.slot();
        return Math.abs((double) KsmColumn.mean(slot.committed()) - KsmColumn.mean(slot.free()));
    }

    private void name(String name, Function<Slot, Range> of, KsmColumn at, boolean above, StringBuilder svg) {
        double x = scale.middle(at);
        double top = KsmScale.BOTTOM;
        double bottom = KsmScale.TOP;
        boolean known = false;
        for (KsmColumn column : columns) {
            Range range = of.apply(column.slot());
            if (range.count() > 0 && Math.abs(scale.middle(column) - x) <= HALF_NAME) {
                top = Math.min(top, scale.y(range.most()));
                bottom = Math.max(bottom, scale.y(range.least()));
                known = true;
            }
        }
        if (known) {
            double y = above ? Math.max(KsmScale.TOP + 13, top - 6) : Math.min(KsmScale.BOTTOM - 4, bottom + 14);
            Svg.text("name middle " + name, x, y, name, svg);
        }
    }
}
