package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.KsmNow;
import io.wirt.modules.ksm.KsmtunedPlan;
import io.wirt.modules.ksm.history.History;
import io.wirt.page.Amount;
import io.wirt.spi.output.Json;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The document {@code ksm}; its schema is in docs/schema. */
final class KsmJson {
    private static final int FORMAT = 1;

    private KsmJson() {}

    static Json of(KsmReport report) {
        return Json.members(
                "document",
                "ksm",
                "format",
                FORMAT,
                "host",
                report.host(),
                "now",
                now(report.now()),
                "history",
                report.history().map(KsmJson::history).orElse(new Json.Absent()),
                "settings",
                report.plan().map(KsmJson::plan).orElse(new Json.Absent()));
    }

    private static Json now(KsmNow now) {
        return Json.members(
                "run",
                now.run(),
                "pagesToScan",
                number(now.pagesToScan()),
                "sleepMillis",
                number(now.sleepMillis()),
                "advisor",
                now.advisor(),
                "pagesShared",
                now.shared(),
                "pagesSharing",
                now.sharing(),
                "pagesUnshared",
                now.unshared(),
                "pagesVolatile",
                now.changing(),
                "zeroPages",
                now.zero(),
                "fullScans",
                now.fullScans(),
                "pageSize",
                number(now.pageSize()),
                "savedBytes",
                number(now.saved()),
                "profitBytes",
                number(now.profit()),
                "ksmdMillis",
                number(now.scanner().map(scanner -> scanner.millis())),
                "uptimeMillis",
                number(now.scanner().map(scanner -> scanner.uptimeMillis())),
                "ksmtuned",
                now.tuner().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Json history(History history) {
        List<Json> damage = new ArrayList<>();
        for (History.DamagedLine line : history.damage().first()) {
            damage.add(Json.members("line", line.number(), "text", line.text()));
        }
        List<Json> gaps = new ArrayList<>();
        for (History.Gap gap : history.gaps().longest()) {
            gaps.add(Json.members(
                    "after", Amount.iso(gap.after()), "seconds", gap.seconds(), "restarted", gap.restarted()));
        }
        List<Json> timeline = new ArrayList<>();
        history.timeline().forEach(slot -> timeline.add(slot(slot)));
        return Json.members(
                "source",
                history.source(),
                "lines",
                history.lines(),
                "damagedLines",
                history.damage().lines(),
                "damage",
                new Json.Array(damage),
                "undatedLines",
                history.undated(),
                "from",
                time(history.from()),
                "to",
                time(history.to()),
                "starts",
                history.starts(),
                "memoryKb",
                number(history.memory()),
                "thresholdKb",
                number(history.threshold()),
                "sleepMillis",
                number(history.sleep()),
                "cycles",
                history.cycles(),
                "incompleteCycles",
                history.incomplete(),
                "cyclesOn",
                history.on(),
                "boosts",
                history.boosts(),
                "decays",
                history.decays(),
                "switchedOn",
                history.switchedOn(),
                "switchedOff",
                history.switchedOff(),
                "observedSeconds",
                history.observedSeconds(),
                "onSeconds",
                history.onSeconds(),
                "committedKb",
                range(history.committed()),
                "freeKb",
                range(history.free()),
                "pages",
                range(history.pages()),
                "lastPages",
                number(history.lastPages()),
                "last",
                history.last().map(KsmJson::decision).orElse(new Json.Absent()),
                "gapCount",
                history.gaps().count(),
                "gapSeconds",
                history.gaps().seconds(),
                "longestGaps",
                new Json.Array(gaps),
                "timeline",
                new Json.Array(timeline));
    }

    private static Json slot(History.Slot slot) {
        return Json.members(
                "from",
                Amount.iso(slot.from()),
                "seconds",
                slot.seconds(),
                "cycles",
                slot.cycles(),
                "cyclesOn",
                slot.on(),
                "boosts",
                slot.boosts(),
                "decays",
                slot.decays(),
                "starts",
                slot.starts(),
                "committedKb",
                range(slot.committed()),
                "freeKb",
                range(slot.free()),
                "memoryKb",
                slot.memory(),
                "thresholdKb",
                slot.threshold());
    }

    private static Json decision(History.Decision decision) {
        return Json.members(
                "at",
                time(decision.at()),
                "merge",
                decision.on(),
                "step",
                decision.step(),
                "committedKb",
                decision.committed(),
                "freeKb",
                decision.free());
    }

    private static Json plan(KsmtunedPlan plan) {
        List<Json> settings = new ArrayList<>();
        plan.settings()
                .forEach(setting -> settings.add(
                        Json.members("name", setting.name(), "value", setting.value(), "place", setting.place())));
        List<Json> steps = new ArrayList<>();
        plan.steps()
                .forEach(step -> steps.add(
                        Json.members("name", step.name(), "reckoning", step.reckoning(), "result", step.result())));
        return Json.members(
                "memoryKb",
                number(plan.memory()),
                "log",
                plan.logs() ? plan.log().orElse("") : "",
                "values",
                new Json.Array(settings),
                "steps",
                new Json.Array(steps));
    }

    private static Json range(History.Range range) {
        return range.count() == 0
                ? new Json.Absent()
                : Json.members(
                        "count", range.count(), "least", range.least(), "mean", range.mean(), "most", range.most());
    }

    private static Json time(Optional<LocalDateTime> time) {
        return time.<Json>map(at -> new Json.Text(Amount.iso(at))).orElse(new Json.Absent());
    }

    private static Json number(Optional<Long> number) {
        return number.<Json>map(Json.Whole::new).orElse(new Json.Absent());
    }

    private static Json number(OptionalLong number) {
        return number.isPresent() ? new Json.Whole(number.getAsLong()) : new Json.Absent();
    }
}
