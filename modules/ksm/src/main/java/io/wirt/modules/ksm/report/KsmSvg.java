package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.page.AmountAxis;
import io.wirt.page.Markup;
import io.wirt.page.Svg;
import io.wirt.page.TimeAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The chart: memory over time, the two thresholds, and what one sees where one points. */
final class KsmSvg {
    private final History history;
    private final List<KsmColumn> columns;
    private final KsmScale scale;

    /** @param history with a timeline that is not empty */
    KsmSvg(History history) {
        this.history = history;
        this.columns = KsmColumn.of(history);
        this.scale = new KsmScale(columns);
    }

    String draw() {
        StringBuilder svg = new StringBuilder("""
                <svg class="chart" role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 960 408">
                <title id="chart-title">Memory and KSM over time</title>
                <desc id="chart-desc">%s</desc>
                <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
                patternTransform="rotate(45)"><path class="hatching" d="M1 0V6"/></pattern></defs>
                """.formatted(Markup.escaped(KsmWords.summary(history))));
        axes(svg);
        gaps(svg);
        starts(svg);
        band("free", Slot::free, svg);
        band("committed", Slot::committed, svg);
        steps("memory", Slot::memory, svg);
        steps("committed-limit", KsmSvg::committedLimit, svg);
        steps("free-limit", Slot::threshold, svg);
        line("free", Slot::free, svg);
        line("committed", Slot::committed, svg);
        svg.append(new KsmLabels(columns, scale).draw());
        svg.append(new KsmStrip(columns, scale).draw());
        hover(svg);
        return svg.append("</svg>\n").toString();
    }

    /** Merging starts where more is committed; 0 if the daemon had not said its threshold. */
    static long committedLimit(Slot slot) {
        return slot.memory() == 0 || slot.threshold() == 0 ? 0 : Math.max(1, slot.memory() - slot.threshold());
    }

    private void axes(StringBuilder svg) {
        Svg.text("unit end", KsmScale.LEFT - 8, KsmScale.TOP - 14, "GiB", svg);
        for (AmountAxis.Mark amount : scale.amounts()) {
            double y = scale.y(amount.kilobytes());
            Svg.path("grid", "M" + Svg.at(KsmScale.LEFT, y) + "H" + Markup.number(KsmScale.RIGHT), svg);
            Svg.text("end", KsmScale.LEFT - 8, y + 4, amount.label(), svg);
        }
        for (TimeAxis.Mark mark : scale.times()) {
            OptionalDouble place = scale.x(mark.at());
            if (place.isEmpty()) {
                continue;
            }
            double x = place.getAsDouble();
            Svg.path("grid", "M" + Svg.at(x, KsmScale.TOP) + "V" + Markup.number(KsmStrip.BOTTOM + 5), svg);
            Svg.text("middle", x, KsmStrip.BOTTOM + 19, mark.label(), svg);
            if (!mark.date().isEmpty()) {
                Svg.text("middle", x, KsmStrip.BOTTOM + 34, mark.date(), svg);
            }
        }
    }

    private void gaps(StringBuilder svg) {
        StringBuilder areas = new StringBuilder();
        for (KsmColumn column : columns) {
            if (column.silent()) {
                areas.append(scale.area(column, KsmScale.TOP, KsmScale.BOTTOM));
            }
        }
        Svg.path("gap", areas.toString(), svg);
    }

    private void starts(StringBuilder svg) {
        double last = 0;
        for (KsmColumn column : columns) {
            double x = scale.middle(column);
            if (column.slot().starts() > 0) {
                Svg.path("start", "M" + Svg.at(x, KsmScale.TOP - 4) + "V" + Markup.number(KsmStrip.BOTTOM), svg);
            }
            if (column.slot().starts() > 0 && x - last >= 10) {
                Svg.text("middle", x, KsmScale.TOP - 8, "S", svg);
                last = x;
            }
        }
    }

    private void band(String name, Function<Slot, Range> of, StringBuilder svg) {
        for (List<KsmColumn> run : runs(of)) {
            List<String> outline = points(run, column -> of.apply(column.slot()).most());
            List<String> least = points(run, column -> of.apply(column.slot()).least());
            Collections.reverse(least);
            outline.addAll(least);
            svg.append("<polygon class=\"band " + name + "\" points=\"" + String.join(" ", outline) + "\"/>\n");
        }
    }

    private void line(String name, Function<Slot, Range> of, StringBuilder svg) {
        for (List<KsmColumn> run : runs(of)) {
            List<String> points = points(run, column -> KsmColumn.mean(of.apply(column.slot())));
            svg.append("<polyline class=\"line " + name + "\" points=\"" + String.join(" ", points) + "\"/>\n");
        }
    }

    /** Columns with a value, without those that lie between two adjustments; a new run after a gap. */
    private List<List<KsmColumn>> runs(Function<Slot, Range> of) {
        List<List<KsmColumn>> runs = new ArrayList<>();
        boolean connected = false;
        for (KsmColumn column : columns) {
            boolean known = of.apply(column.slot()).count() > 0;
            if (known && !connected) {
                runs.add(new ArrayList<>());
            }
            if (known) {
                runs.get(runs.size() - 1).add(column);
            }
            boolean between = column.slot().cycles() == 0 && !column.silent();
            connected = known || (connected && between);
        }
        return runs;
    }

    /** In the middle of each column, and at the outer edges of the first and the last. */
    private List<String> points(List<KsmColumn> run, ToLongFunction<KsmColumn> kilobytes) {
        List<String> points = new ArrayList<>();
        KsmColumn first = run.get(0);
        KsmColumn last = run.get(run.size() - 1);
        points.add(Svg.at(scale.left(first), scale.y(kilobytes.applyAsLong(first))));
        for (KsmColumn column : run) {
            points.add(Svg.at(scale.middle(column), scale.y(kilobytes.applyAsLong(column))));
        }
        points.add(Svg.at(scale.right(last), scale.y(kilobytes.applyAsLong(last))));
        return points;
    }

    /** What the daemon said last holds until it says another. */
    private void steps(String name, ToLongFunction<Slot> kilobytes, StringBuilder svg) {
        StringBuilder steps = new StringBuilder();
        long before = 0;
        for (KsmColumn column : columns) {
            long now = kilobytes.applyAsLong(column.slot());
            if (now > 0 && now != before) {
                String x = Markup.number(scale.left(column));
                String y = Markup.number(scale.y(now));
                steps.append(before == 0 ? "M" + x + " " + y : "H" + x + "V" + y);
                before = now;
            }
        }
        Svg.path("limit " + name, before == 0 ? "" : steps + "H" + Markup.number(KsmScale.RIGHT), svg);
    }

    private void hover(StringBuilder svg) {
        for (KsmColumn column : columns) {
            double x = scale.left(column);
            svg.append("<rect class=\"column\" x=\"" + Markup.number(x) + "\" y=\"" + Markup.number(KsmScale.TOP));
            svg.append("\" width=\"" + Markup.number(scale.right(column) - x));
            svg.append("\" height=\"" + Markup.number(KsmStrip.BOTTOM - KsmScale.TOP) + "\"><title>");
            svg.append(Markup.escaped(KsmWords.of(column)) + "</title></rect>\n");
        }
    }
}
