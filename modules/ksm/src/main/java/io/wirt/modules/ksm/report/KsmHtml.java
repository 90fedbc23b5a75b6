package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.DamagedLine;
import io.wirt.modules.ksm.history.History.Gap;
import io.wirt.page.Amount;
import io.wirt.page.Markup;
import io.wirt.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What KSM and its daemon did on a host, as a page that a browser shows or prints; it loads nothing and runs nothing. */
final class KsmHtml {
    private static final int LONGEST_LINE = 300;

    private static final String LEGEND = """
            <ul>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="band committed" d="M0 2H28V12H0z"/>\
            <path class="line committed" d="M0 7H28"/></svg>committed: mean, least to most</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="limit committed-limit" d="M0 7H28"/></svg>\
            KSM starts when committed is above</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="band free" d="M0 2H28V12H0z"/>\
            <path class="line free" d="M0 7H28"/></svg>free: mean, least to most</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="limit free-limit" d="M1 7H28"/></svg>\
            and when free is below</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="on" d="M0 1H28V13H0z"/>\
            <path class="base" d="M0 13H28"/></svg>KSM on</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="on" d="M0 7H28V13H0z"/>\
            <path class="base" d="M0 13H28"/></svg>on part of the time</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="base" d="M0 13H28"/></svg>off</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="silent" d="M0 1H28V13H0z"/>\
            <path class="base" d="M0 13H28"/></svg>no data</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="boost" d="M9 12l5 -9l5 9z"/></svg>\
            boost: scan more pages</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="decay" d="M9 5l5 6l5 -6z"/></svg>\
            decay: scan fewer</li>
            <li><svg viewBox="0 0 28 14" aria-hidden="true"><path class="start" d="M8 0V14"/>\
            <text x="12" y="12">S</text></svg>daemon started</li>
            </ul>
            """;

    private KsmHtml() {}

    /**
     * The page, which is well-formed XML too.
     *
     * @param title e.g. the host's name
     * @param facts label and value, shown above the chart in their order
     */
    static String render(String title, Map<String, String> facts, History history) {
        StringBuilder main = new StringBuilder(chart(history));
        gaps(history.gaps(), main);
        damage(history.damage(), main);
        return Page.of(title, KsmStyle.SHEET, about(history) + Page.facts(facts), main.toString());
    }

    private static String about(History history) {
        StringBuilder about = new StringBuilder("Kernel samepage merging");
        history.from().ifPresent(from -> {
            about.append(", " + Amount.time(from));
            history.to().ifPresent(to -> about.append(" to " + Amount.time(to, from)));
        });
        if (!history.source().isEmpty()) {
            about.append(", from " + history.source());
        }
        return Page.aside(about.toString());
    }

    private static String chart(History history) {
        if (history.timeline().isEmpty()) {
            String reason = history.lines() == 0
                    ? "The log has no lines, so there is nothing to show."
                    : history.undated() > 0
                            ? "No line of the log has a date that can be read, so there is nothing to show over time."
                            : "Nothing was written in this time, so there is nothing to show.";
            return "<p class=\"nothing\">" + reason + "</p>\n";
        }
        StringBuilder chart = new StringBuilder("<figure>\n<div class=\"scroll\">\n");
        chart.append(new KsmSvg(history).draw())
                .append("</div>\n<figcaption>\n")
                .append(LEGEND);
        if (history.cycles() == 0) {
            chart.append(Page.aside("The daemon decided nothing in this time."));
        }
        if (history.undated() > 0) {
            String lines = history.undated() == 1 ? "1 line has" : history.undated() + " lines have";
            chart.append(Page.aside(lines + " no date that can be read; the chart leaves them out."));
        }
        return chart.append("</figcaption>\n</figure>\n").toString();
    }

    private static void gaps(History.Gaps gaps, StringBuilder main) {
        if (gaps.count() == 0) {
            return;
        }
        String which = gaps.count() > gaps.longest().size() ? ", the longest of them:" : "";
        List<List<String>> rows = new ArrayList<>();
        for (Gap gap : gaps.longest()) {
            rows.add(List.of(
                    Amount.time(gap.after()),
                    Amount.duration(gap.seconds()),
                    gap.restarted() ? "was started" : "went on"));
        }
        main.append(Page.section(
                "Gaps",
                Page.aside(KsmWords.counted(gaps.count(), "time") + " without a word from the daemon, "
                                + Amount.duration(gaps.seconds()) + " in all" + which)
                        + Page.table(List.of("after", "length", "then the daemon"), rows)));
    }

    private static void damage(History.Damage damage, StringBuilder main) {
        if (damage.lines() == 0) {
            return;
        }
        String which = damage.lines() > damage.first().size() ? ", the first of them:" : "";
        List<List<String>> rows = new ArrayList<>();
        for (DamagedLine line : damage.first()) {
            rows.add(List.of(
                    String.valueOf(line.number()), "<code>" + Markup.escaped(shortened(line.text())) + "</code>"));
        }
        main.append(Page.section(
                "Damaged lines",
                Page.aside(KsmWords.counted(damage.lines(), "line") + " that the daemon would not write" + which)
                        + Page.table(List.of("line", "text"), rows)));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "...";
    }
}
