package io.wirt.engine.document;

import io.wirt.spi.Delta;
import java.util.List;
import java.util.Optional;

/**
 * One change as public data.
 *
 * @param effectDetail the service that must restart, or the reason for the reboot; empty for {@link When#NOW}
 */
public record ChangeDocument(
        String summary,
        List<DeltaDocument> deltas,
        When takesEffect,
        String effectDetail,
        List<ActionDocument> actions) {
    public ChangeDocument {
        deltas = List.copyOf(deltas);
        actions = List.copyOf(actions);
    }

    /**
     * One attribute that differs.
     *
     * @param before empty where the attribute was absent; an empty text where it had no value
     * @param after empty where the attribute will be absent; an empty text where it will have no value
     * @param form how people write the attribute with its value; no part of the JSON
     */
    public record DeltaDocument(String attribute, Optional<String> before, Optional<String> after, Delta.Form form) {

        public Verb verb() {
            return before.isEmpty() ? Verb.ADD : after.isEmpty() ? Verb.REMOVE : Verb.CHANGE;
        }

        /** As a person reads it, to be put behind the sign of its verb. */
        public String words() {
            return switch (verb()) {
                case ADD -> with(after.orElse(""));
                case REMOVE -> with(before.orElse(""));
                case CHANGE -> attribute + " " + before.orElse("") + " -> " + after.orElse("");
            };
        }

        private String with(String value) {
            return value.isEmpty() ? attribute : attribute + (form == Delta.Form.ASSIGNED ? "=" : " ") + value;
        }
    }

    /** When a change takes effect. */
    public enum When {
        NOW,
        AFTER_RESTART,
        AFTER_REBOOT
    }

    /** What happens to an attribute. */
    public enum Verb {
        ADD,
        REMOVE,
        CHANGE
    }

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
