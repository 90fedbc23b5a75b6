package io.wirt.engine.document;

import java.util.List;

/**
 * One change as public data.
 *
 * @param takesEffect {@code now}, {@code after-restart} or {@code after-reboot}
 * @param effectDetail the service that must restart, or the reason for the reboot; empty for {@code now}
 */
public record ChangeDocument(
        String summary,
        List<DeltaDocument> deltas,
        String takesEffect,
        String effectDetail,
        List<ActionDocument> actions) {
    public ChangeDocument {
        deltas = List.copyOf(deltas);
        actions = List.copyOf(actions);
    }

    /**
     * One attribute that differs.
     *
     * @param verb {@code add}, {@code remove} or {@code change}
     * @param before empty where the attribute was absent, or has no value
     * @param after empty where the attribute will be absent, or has no value
     */
    public record DeltaDocument(String verb, String attribute, String before, String after) {}

    /**
     * One action.
     *
     * @param verb {@code write-file}, {@code remove}, {@code make-directory}, {@code link}, {@code rename}, {@code
     *     set-kernel-value} or {@code run}
     * @param target the path it acts on, links followed; for a command its words
     * @param before the state it finds: {@code absent}, {@code sha256:...} or {@code -> target}; empty for a command
     * @param after the state it leaves; for a command what it is expected to leave, as {@code path state} each
     * @param hunks the difference of a file's content, as unified diff lines
     */
    public record ActionDocument(String verb, String target, String before, List<String> after, List<String> hunks) {
        public ActionDocument {
            after = List.copyOf(after);
            hunks = List.copyOf(hunks);
        }
    }
}
