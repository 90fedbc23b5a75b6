package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.KsmNow;
import io.wirt.modules.ksm.KsmtunedPlan;
import io.wirt.modules.ksm.TunerState;
import io.wirt.modules.ksm.history.History;
import io.wirt.page.Amount;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What KSM is worth on a host, as a person reads it. */
final class KsmText {
    private static final int LABEL = 12;
    private static final int MOST_GAPS = 3;

    private final Style style;
    private final int width;

    /** @param width characters of a line */
    KsmText(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /** @param explain shows what comes of the settings of ksmtuned as well */
    Sheet render(KsmReport report, boolean explain) {
        Sheet sheet = new Sheet(style).put("Host ").put(report.host()).end().end();
        rows(sheet.put("Now").end(), now(report));
        sheet.end();
        if (report.history().isPresent()) {
            History history = report.history().get();
            rows(sheet.put("Past, by ").put(history.source()).end(), past(history));
            if (!history.timeline().isEmpty()) {
                new KsmChart(history, width).render(sheet.end());
            }
        } else {
            sheet.put("Past: ").put(report.reason()).end();
        }
        if (explain) {
            explanation(report, sheet.end());
        }
        return sheet;
    }

    private static void rows(Sheet sheet, Map<String, String> rows) {
        rows.forEach((label, value) -> sheet.put("  " + label + " ".repeat(Math.max(1, LABEL - label.length())))
                .lines(value)
                .end());
    }

    /** What is merged now, by label. */
    static Map<String, String> now(KsmReport report) {
        KsmNow now = report.now();
        Map<String, String> rows = new LinkedHashMap<>();
        if (now.run().isEmpty()) {
            rows.put(
                    "merging",
                    "the kernel has no " + "/sys/kernel/mm/ksm: it cannot merge, or this is a tree without it");
        } else {
            rows.put("merging", switchOf(now) + pace(now));
            rows.put(
                    "saved",
                    now.saved().map(saved -> Amount.ofBytes(saved) + ": ").orElse("")
                            + now.sharing() + " pages, for which " + now.shared() + " stand" + ratio(now)
                            + (now.zero() > 0 ? "; " + now.zero() + " of zeros" : ""));
            now.profit()
                    .ifPresent(
                            profit -> rows.put("profit", Amount.ofBytes(profit) + " after the kernel's book-keeping"));
            rows.put(
                    "looked at",
                    now.unshared() + " pages without a like, " + now.changing() + " that change too fast; "
                            + now.fullScans() + " full scans");
            now.scanner()
                    .ifPresent(scanner -> rows.put(
                            "ksmd",
                            Amount.duration(scanner.millis() / 1000) + " of processor time, "
                                    + Amount.tenths(scanner.perMille() / 10.0) + " % of one processor since the boot"));
        }
        rows.put("ksmtuned", daemon(now.tuner()) + lastDecision(report));
        return rows;
    }

    private static String switchOf(KsmNow now) {
        return switch (now.run()) {
            case "0" -> "off, what was merged stays so";
            case "1" -> "on";
            case "2" -> "off, and everything was taken apart";
            default -> "run is " + now.run();
        };
    }

    private static String pace(KsmNow now) {
        if (now.pagesToScan().isEmpty() || now.sleepMillis().isEmpty()) {
            return "";
        }
        return "; " + now.pagesToScan().get() + " pages every "
                + now.sleepMillis().get() + " ms"
                + (now.advisor().isEmpty() ? "" : ", by the kernel's advisor " + now.advisor());
    }

    private static String ratio(KsmNow now) {
        return now.shared() == 0
                ? ""
                : String.format(Locale.ROOT, " (%.1f uses beside each)", (double) now.sharing() / now.shared());
    }

    private static String daemon(TunerState daemon) {
        return switch (daemon) {
            case RUNS -> "runs";
            case STARTS_AT_BOOT -> "does not run, starts at the next boot";
            case ABSENT -> "does not run";
            case UNKNOWN -> "nobody can tell whether it runs";
        };
    }

    private static String lastDecision(KsmReport report) {
        return report.current()
                ? report.history()
                        .flatMap(History::last)
                        .map(last -> "; by its log it decided last " + decided(last))
                        .orElse("")
                : "";
    }

    private static String decided(History.Decision last) {
        return last.at().map(at -> "at " + Amount.time(at) + ": ").orElse("to ")
                + (last.on() ? "merge" + (last.step().isEmpty() ? "" : ", " + last.step()) : "stop");
    }

    /** What happened, by label. */
    static Map<String, String> past(History history) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("time", span(history));
        rows.put("memory", verdict(history));
        rows.put(
                "merging",
                Amount.percent(history.onSeconds(), history.observedSeconds()) + " of "
                        + Amount.duration(history.observedSeconds()) + ": " + history.on() + " of " + history.cycles()
                        + " decisions; switched on " + times(history.switchedOn()) + ", off "
                        + times(history.switchedOff()));
        rows.put("committed", range(history.committed()) + limit(history, true));
        rows.put("free", range(history.free()) + limit(history, false));
        if (history.pages().count() > 0) {
            rows.put(
                    "pages",
                    history.pages().least() + " to " + history.pages().most() + " at a time, "
                            + history.lastPages().orElse(0) + " at last; " + counted(history.boosts(), "boost") + ", "
                            + counted(history.decays(), "decay"));
        }
        rows.put("daemon", daemon(history));
        rows.put("log", log(history));
        return rows;
    }

    private static String span(History history) {
        if (history.from().isEmpty() || history.to().isEmpty()) {
            return history.undated() > 0 ? "no date in it can be read" : "nothing was written then";
        }
        LocalDateTime from = history.from().get();
        return Amount.time(from) + " to " + Amount.time(history.to().get(), from);
    }

    private static String verdict(History history) {
        if (history.cycles() == 0) {
            return "nothing was decided";
        }
        if (history.on() == 0) {
            return "never short: KSM had nothing to do";
        }
        return "short in " + history.on() + " of " + history.cycles() + " decisions"
                + (history.boosts() == 0
                        ? ", but free memory never fell below the threshold"
                        : ", in " + history.boosts() + " of them free memory was below the threshold");
    }

    private static String range(History.Range range) {
        return range.count() == 0
                ? "nothing was decided"
                : Amount.ofKilobytes(range.least()) + " at least, " + Amount.ofKilobytes(range.mean()) + " on average, "
                        + Amount.ofKilobytes(range.most()) + " at most";
    }

    private static String limit(History history, boolean committed) {
        long threshold = history.threshold().orElse(0);
        // A line that was cut off may have taken digits of one of them.
        if (threshold == 0 || history.memory().orElse(0) <= threshold) {
            return "";
        }
        return committed
                ? "; KSM starts above " + Amount.ofKilobytes(history.memory().getAsLong() - threshold)
                : "; below " + Amount.ofKilobytes(threshold);
    }

    private static String daemon(History history) {
        History.Gaps gaps = history.gaps();
        StringJoiner longest = new StringJoiner(", ", gaps.count() > MOST_GAPS ? ", the longest: " : ": ", "");
        gaps.longest().stream()
                .sorted(Comparator.comparing(History.Gap::seconds).reversed())
                .limit(MOST_GAPS)
                .sorted(Comparator.comparing(History.Gap::after))
                .forEach(gap -> longest.add(Amount.duration(gap.seconds()) + " after "
                        + Amount.time(gap.after(), history.from().orElse(gap.after()))));
        return "started " + times(history.starts()) + "; "
                + (gaps.count() == 0
                        ? "no gap"
                        : gaps.count()
                                + (gaps.count() == 1 ? " gap, " : " gaps, together ")
                                + Amount.duration(gaps.seconds())
                                + longest);
    }

    private static String log(History history) {
        StringBuilder text = new StringBuilder(history.lines() + " lines");
        if (history.incomplete() > 0) {
            text.append(", ")
                    .append(history.incomplete())
                    .append(history.incomplete() == 1 ? " decision cut off" : " decisions cut off");
        }
        if (history.undated() > 0) {
            text.append(", ").append(history.undated()).append(" with a date that nobody can read");
        }
        if (history.damage().lines() > 0) {
            text.append(", ").append(history.damage().lines()).append(" damaged");
            for (History.DamagedLine line : history.damage().first()) {
                text.append("\n      line ").append(line.number()).append(": ").append(line.text());
            }
        }
        return text.toString();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }

    private static void explanation(KsmReport report, Sheet sheet) {
        if (report.plan().isEmpty()) {
            sheet.put("ksmtuned is not installed: there is nothing to explain").end();
            return;
        }
        KsmtunedPlan plan = report.plan().get();
        sheet.put("What ksmtuned makes of its settings").end();
        for (KsmtunedPlan.Setting setting : plan.settings()) {
            String place = setting.place().isEmpty() ? "by default" : setting.place();
            sheet.put(String.format(Locale.ROOT, "  %-21s %-8s %s", setting.name(), setting.value(), place))
                    .end();
        }
        if (plan.steps().isEmpty()) {
            sheet.put("  the memory of the host is not known, or one of these is no number")
                    .end();
            return;
        }
        sheet.end();
        for (KsmtunedPlan.Step step : plan.steps()) {
            sheet.put("  " + step.name() + ": " + step.result()).end();
            sheet.put("      " + step.reckoning()).end();
        }
    }
}
