package io.wirt.engine.plan;

import io.wirt.engine.text.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A promise in lines, so that people can be told where another one differs.
 *
 * @param byId the lines of each check or resource, in order
 */
record PromisedLines(Map<String, List<String>> byId) {

    static PromisedLines ofChecks(List<Promise.OfCheck> checks) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (Promise.OfCheck check : checks) {
            lines.put(check.id(), List.of(Constant.word(check.status())));
        }
        return new PromisedLines(lines);
    }

    static PromisedLines ofResources(List<Promise.OfResource> resources) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (Promise.OfResource resource : resources) {
            List<String> ofResource = new ArrayList<>();
            ofResource.add(Constant.word(resource.status()));
            for (Promise.OfChange change : resource.changes()) {
                add(change, ofResource);
            }
            lines.put(resource.id(), ofResource);
        }
        return new PromisedLines(lines);
    }

    private static void add(Promise.OfChange change, List<String> lines) {
        for (PromisedAction action : change.actions()) {
            lines.add(action.verb() + " " + action.target() + " on " + action.before());
            for (String after : action.after()) {
                lines.add("leaving " + action.target() + " as " + after);
            }
        }
        for (Promise.OfDelta delta : change.deltas()) {
            lines.add(delta.attribute() + " from '" + delta.before().orElse("") + "' to '"
                    + delta.after().orElse("") + "'");
        }
        lines.add("effect " + Constant.word(change.takesEffect()));
    }

    List<String> movedIn(PromisedLines fresh, String word) {
        List<String> moved = new ArrayList<>();
        if (!List.copyOf(byId.keySet()).equals(List.copyOf(fresh.byId.keySet()))
                && byId.keySet().equals(fresh.byId.keySet())) {
            moved.add("the order has changed");
        }
        for (Map.Entry<String, List<String>> entry : byId.entrySet()) {
            List<String> now = fresh.byId.get(entry.getKey());
            if (now == null) {
                moved.add(word + entry.getKey() + " is gone");
            } else if (!now.equals(entry.getValue())) {
                moved.add(word + entry.getKey() + ": " + firstDifference(entry.getValue(), now));
            }
        }
        for (String id : fresh.byId.keySet()) {
            if (!byId.containsKey(id)) {
                moved.add(word + id + " is new");
            }
        }
        return moved;
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
}
