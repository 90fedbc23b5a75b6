package io.wirt.engine.document;

import io.wirt.engine.plan.CheckResult;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.Promise;
import io.wirt.engine.plan.PromisedAction;
import io.wirt.engine.plan.When;
import io.wirt.engine.text.Constant;
import io.wirt.spi.Bytes;
import io.wirt.spi.output.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan that was written to a file to be approved: a promise that is compared with that of a fresh plan, never a program
 * that is run.
 */
public final class SavedPlan {
    private static final String SEAL = "seal";

    private final Json document;

    private SavedPlan(Json document) {
        this.document = document;
    }

    /** The file's content: the plan's JSON and a seal over it, so that an edit is noticed whatever it touches. */
    public static Bytes seal(PlanDocument plan) {
        Json.Members document = DocumentJson.of(plan);
        Map<String, Json> sealed = new LinkedHashMap<>(document.values());
        sealed.put(SEAL, new Json.Text(sealOf(document)));
        return Bytes.utf8(new Json.Members(sealed).print());
    }

    /**
     * Reads what {@link #seal} wrote.
     *
     * @throws IllegalArgumentException if it is no saved plan, is of another format, or was altered; with the reason
     */
    public static SavedPlan open(Bytes content) {
        Json read = JsonReader.read(content);
        if (!(read instanceof Json.Members members)
                || !read.member("document").text().equals("plan")) {
            throw new IllegalArgumentException("it is no plan that 'wirt plan --out' wrote");
        }
        if (!read.member("format").equals(new Json.Whole(PlanDocument.FORMAT))) {
            throw new IllegalArgumentException("it is of another format than this Wirt writes");
        }
        Map<String, Json> unsealed = new LinkedHashMap<>(members.values());
        Json seal = unsealed.remove(SEAL);
        Json.Members document = new Json.Members(unsealed);
        if (seal == null || !seal.text().equals(sealOf(document))) {
            throw new IllegalArgumentException("it was altered after it had been written");
        }
        return new SavedPlan(document);
    }

    /** The path of the playbook that was planned. */
    public String playbookPath() {
        return document.member("playbook").member("path").text();
    }

    /** What was approved. */
    public Promise promise() {
        List<Promise.OfCheck> checks = new ArrayList<>();
        for (Json check : document.member("checks").items()) {
            checks.add(new Promise.OfCheck(
                    check.member("id").text(),
                    Constant.of(CheckResult.Status.class, check.member("status").text())));
        }
        List<Promise.OfResource> resources = new ArrayList<>();
        for (Json resource : document.member("resources").items()) {
            List<Promise.OfChange> changes = new ArrayList<>();
            resource.member("changes").items().forEach(change -> changes.add(change(change)));
            resources.add(new Promise.OfResource(
                    resource.member("id").text(),
                    Constant.of(
                            PlannedResource.Status.class,
                            resource.member("status").text()),
                    changes));
        }
        return new Promise(
                document.member("host").member("id").text(),
                document.member("host").member("root").text(),
                document.member("playbook").member("sha256").text(),
                checks,
                resources);
    }

    private static Promise.OfChange change(Json change) {
        List<PromisedAction> actions = new ArrayList<>();
        for (Json action : change.member("actions").items()) {
            List<String> after = new ArrayList<>();
            action.member("after").items().forEach(state -> after.add(state.text()));
            actions.add(new PromisedAction(
                    action.member("verb").text(),
                    action.member("target").text(),
                    action.member("before").text(),
                    after));
        }
        List<Promise.OfDelta> deltas = new ArrayList<>();
        for (Json delta : change.member("deltas").items()) {
            deltas.add(new Promise.OfDelta(
                    delta.member("attribute").text(), present(delta.member("before")), present(delta.member("after"))));
        }
        return new Promise.OfChange(
                actions,
                deltas,
                Constant.of(
                        When.class, change.member("takesEffect").member("when").text()));
    }

    private static Optional<String> present(Json value) {
        return value instanceof Json.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static String sealOf(Json document) {
        return "sha256:" + Bytes.utf8(document.written()).sha256();
    }
}
