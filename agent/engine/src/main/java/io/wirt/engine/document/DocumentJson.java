package io.wirt.engine.document;

import io.wirt.engine.text.Constant;
import io.wirt.spi.output.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON form of the public documents; its schema is in docs/schema. */
public final class DocumentJson {
    private DocumentJson() {}

    public static Json.Members of(PlanDocument plan) {
        Map<String, Json> values = new LinkedHashMap<>();
        values.putAll(Json.members(
                        "document", "plan",
                        "format", PlanDocument.FORMAT,
                        "host", host(plan.host()),
                        "playbook", playbook(plan.playbook()),
                        "checks", list(plan.checks(), DocumentJson::check),
                        "resources", list(plan.resources(), resource -> of(resource)),
                        "contradictory", plan.contradictory(),
                        "afterBoot", list(plan.afterBoot(), DocumentJson::check),
                        "rebootRequired", reboot(plan.rebootRequired()),
                        "owed", Json.texts(plan.owed()),
                        "interruptedRun", plan.interrupted(),
                        "atWork", plan.atWork())
                .values());
        return new Json.Members(values);
    }

    public static Json.Members of(ReportDocument report) {
        return Json.members(
                "document", "report",
                "format", PlanDocument.FORMAT,
                "run", report.run(),
                "host", host(report.host()),
                "playbook", playbook(report.playbook()),
                "checks", list(report.checks(), DocumentJson::check),
                "resources", list(report.resources(), resource -> of(resource)),
                "afterBoot", list(report.afterBoot(), DocumentJson::check),
                "rebootRequired", reboot(report.rebootRequired()));
    }

    private static Json host(HostDocument host) {
        return Json.members(
                "id", host.id(),
                "name", host.name(),
                "description", host.description(),
                "kernel", host.kernel(),
                "root", host.root());
    }

    private static Json playbook(PlaybookDocument playbook) {
        return Json.members("path", playbook.path(), "name", playbook.name(), "sha256", playbook.sha256());
    }

    private static Json reboot(RebootDocument reboot) {
        return Json.members(
                "now", reboot.now(), "afterApply", reboot.afterApply(), "reasons", Json.texts(reboot.reasons()));
    }

    private static Json check(CheckDocument check) {
        return Json.members(
                "id", check.id(),
                "kind", check.kind(),
                "status", Constant.word(check.status()),
                "blocking", check.blocking(),
                "subject", check.subject(),
                "place", check.place(),
                "findings", list(check.findings(), DocumentJson::finding));
    }

    private static Json finding(FindingDocument finding) {
        return Json.members(
                "id", finding.id(),
                "level", Constant.word(finding.level()),
                "summary", finding.summary(),
                "place", finding.place(),
                "excerpt", finding.excerpt(),
                "remedy", finding.remedy());
    }

    static Json of(ResourceDocument resource) {
        return Json.members(
                "id", resource.id(),
                "kind", resource.kind(),
                "status", Constant.word(resource.status()),
                "subject", resource.subject(),
                "place", resource.place(),
                "reason", resource.reason(),
                "changes", list(resource.changes(), DocumentJson::change),
                "findings", list(resource.findings(), DocumentJson::finding));
    }

    private static Json change(ChangeDocument change) {
        return Json.members(
                "summary", change.summary(),
                "deltas", list(change.deltas(), DocumentJson::delta),
                "takesEffect",
                        Json.members("when", Constant.word(change.takesEffect()), "detail", change.effectDetail()),
                "actions", list(change.actions(), DocumentJson::action));
    }

    private static Json delta(ChangeDocument.DeltaDocument delta) {
        return Json.members(
                "verb",
                Constant.word(delta.verb()),
                "attribute",
                delta.attribute(),
                "before",
                orAbsent(delta.before()),
                "after",
                orAbsent(delta.after()));
    }

    private static Json orAbsent(Optional<String> text) {
        return text.isPresent() ? new Json.Text(text.get()) : new Json.Absent();
    }

    private static Json action(ChangeDocument.ActionDocument action) {
        return Json.members(
                "verb", action.verb(),
                "target", action.target(),
                "before", action.before(),
                "after", Json.texts(action.after()),
                "hunks", Json.texts(action.hunks()));
    }

    private static <T> Json list(List<T> items, Function<T, Json> form) {
        List<Json> values = new ArrayList<>();
        for (T item : items) {
            values.add(form.apply(item));
        }
        return new Json.Array(values);
    }
}
