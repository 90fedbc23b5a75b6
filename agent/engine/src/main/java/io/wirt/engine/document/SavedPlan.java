package io.wirt.engine.document;

import io.wirt.spi.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan that was written to a file to be approved: a promise that is compared with a fresh plan, never a program that
 * is run.
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
        Json read = Json.parse(content);
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

    /** The promise that a plan shown to somebody makes, without a detour through a file. */
    public static SavedPlan promising(PlanDocument plan) {
        return new SavedPlan(DocumentJson.of(plan));
    }

    /** The path of the playbook that was planned. */
    public String playbookPath() {
        return document.member("playbook").member("path").text();
    }

    /** In what a fresh plan differs from this promise, one sentence each; empty if it is kept. */
    public List<String> movedIn(PlanDocument fresh) {
        return differences(document, DocumentJson.of(fresh));
    }

    private static String sealOf(Json document) {
        return "sha256:" + Bytes.utf8(document.written()).sha256();
    }

    private static List<String> differences(Json approved, Json fresh) {
        List<String> moved = new ArrayList<>();
        if (!approved.member("host").member("id").equals(fresh.member("host").member("id"))) {
            moved.add("the plan was made for another host");
        }
        String root = approved.member("host").member("root").text();
        if (!root.equals(fresh.member("host").member("root").text())) {
            moved.add("the plan was made for " + (root.equals("/") ? "the running machine" : "--root " + root));
        }
        if (!approved.member("playbook")
                .member("sha256")
                .equals(fresh.member("playbook").member("sha256"))) {
            moved.add("the playbook has changed since");
        }
        compare(statuses(approved), statuses(fresh), "check ", moved);
        compare(promises(approved), promises(fresh), "", moved);
        return moved;
    }

    private static void compare(
            Map<String, List<String>> approved, Map<String, List<String>> fresh, String word, List<String> moved) {
        if (!List.copyOf(approved.keySet()).equals(List.copyOf(fresh.keySet()))
                && approved.keySet().equals(fresh.keySet())) {
            moved.add("the order has changed");
        }
        for (Map.Entry<String, List<String>> entry : approved.entrySet()) {
            List<String> now = fresh.get(entry.getKey());
            if (now == null) {
                moved.add(word + entry.getKey() + " is gone");
            } else if (!now.equals(entry.getValue())) {
                moved.add(word + entry.getKey() + ": " + firstDifference(entry.getValue(), now));
            }
        }
        for (String id : fresh.keySet()) {
            if (!approved.containsKey(id)) {
                moved.add(word + id + " is new");
            }
        }
    }

    private static String firstDifference(List<String> approved, List<String> now) {
        for (int i = 0; i < Math.max(approved.size(), now.size()); i++) {
            String then = i < approved.size() ? approved.get(i) : "nothing";
            String today = i < now.size() ? now.get(i) : "nothing";
            if (!then.equals(today)) {
                return "approved was " + shortened(then) + ", now it is " + shortened(today);
            }
        }
        return "it differs";
    }

    /** For people, who compare the beginnings of digests. */
    private static String shortened(String promise) {
        return promise.replaceAll("(sha256:[0-9a-f]{12})[0-9a-f]{52}", "$1");
    }

    private static Map<String, List<String>> statuses(Json document) {
        Map<String, List<String>> statuses = new LinkedHashMap<>();
        for (Json check : document.member("checks").items()) {
            statuses.put(
                    check.member("id").text(), List.of(check.member("status").text()));
        }
        return statuses;
    }

    /** Per resource what is promised: status, differences, actions with their digests, and when they take effect. */
    static Map<String, List<String>> promises(Json document) {
        Map<String, List<String>> promises = new LinkedHashMap<>();
        for (Json resource : document.member("resources").items()) {
            List<String> lines = new ArrayList<>();
            lines.add(resource.member("status").text());
            for (Json change : resource.member("changes").items()) {
                promise(change, lines);
            }
            promises.put(resource.member("id").text(), lines);
        }
        return promises;
    }

    private static void promise(Json change, List<String> lines) {
        for (Json action : change.member("actions").items()) {
            String target = action.member("target").text();
            lines.add(action.member("verb").text() + " " + target + " on "
                    + action.member("before").text());
            for (Json after : action.member("after").items()) {
                lines.add("leaving " + target + " as " + after.text());
            }
        }
        for (Json delta : change.member("deltas").items()) {
            lines.add(delta.member("verb").text() + " "
                    + delta.member("attribute").text() + " from '"
                    + delta.member("before").text() + "' to '"
                    + delta.member("after").text() + "'");
        }
        lines.add("effect " + change.member("takesEffect").member("when").text());
    }

    /** Whether two resources promise the same. */
    public static boolean samePromise(ResourceDocument planned, ResourceDocument now) {
        return promises(alone(planned)).equals(promises(alone(now)));
    }

    private static Json alone(ResourceDocument resource) {
        return Json.members("resources", new Json.Array(List.of(DocumentJson.of(resource))));
    }
}
