package io.wirt.modules.ksm.report;

import io.wirt.page.Markup;
import io.wirt.page.Svg;
import java.util.List;

/** What the daemon decided, beneath the chart's plot: a mark for each step, and the share of time with merging. */
final class KsmStrip {
    static final double BOTTOM = 365;
    private static final double TOP = 339;
    private static final double BOOSTS = 318;
    private static final double DECAYS = 331;

    private final List<KsmColumn> columns;
    private final KsmScale scale;

    KsmStrip(List<KsmColumn> columns, KsmScale scale) {
        this.columns = columns;
        this.scale = scale;
    }

    String draw() {
        StringBuilder svg = new StringBuilder();
        Svg.text("end", KsmScale.LEFT - 8, BOOSTS, "boosts", svg);
        Svg.text("end", KsmScale.LEFT - 8, DECAYS + 1, "decays", svg);
        Svg.text("strong end", KsmScale.LEFT - 8, BOTTOM - 9, "KSM on", svg);
        triangles(svg);
        strip(svg);
        return svg.toString();
    }

    private void triangles(StringBuilder svg) {
        StringBuilder boosts = new StringBuilder();
        StringBuilder decays = new StringBuilder();
        double half = Math.max(1.4, Math.min(4.5, (scale.right(columns.get(0)) - KsmScale.LEFT) * 0.45));
        String number = Markup.number(half);
        for (KsmColumn column : columns) {
            double left = scale.middle(column) - half;
            if (column.slot().boosts() > 0) {
                boosts.append("M" + Svg.at(left, BOOSTS) + "l" + number + " -9l" + number + " 9z");
            }
            if (column.slot().decays() > 0) {
                decays.append("M" + Svg.at(left, DECAYS - 6) + "l" + number + " 6l" + number + " -6z");
            }
        }
        Svg.path("boost", boosts.toString(), svg);
        Svg.path("decay", decays.toString(), svg);
    }

    private void strip(StringBuilder svg) {
        StringBuilder on = new StringBuilder();
        StringBuilder silent = new StringBuilder();
        for (KsmColumn column : columns) {
            if (column.silent()) {
                silent.append(scale.area(column, TOP, BOTTOM));
            } else if (column.share() > 0) {
                double height = column.share() == 1 ? 1 : Math.max(0.25, Math.min(0.7, column.share()));
                on.append(scale.area(column, BOTTOM - height * (BOTTOM - TOP), BOTTOM));
            }
        }
        Svg.path("on", on.toString(), svg);
        Svg.path("silent", silent.toString(), svg);
        Svg.path("base", "M" + Svg.at(KsmScale.LEFT, BOTTOM) + "H" + Markup.number(KsmScale.RIGHT), svg);
    }
}
