package io.wirt.engine.document;

import java.util.List;

/**
 * One resource of a plan or a report as public data.
 *
 * @param place where the present state was read
 * @param reason why it was not done; empty if it was, or need not be
 */
public record ResourceDocument(
        String id,
        String kind,
        ResourceStatus status,
        String subject,
        String place,
        String reason,
        List<ChangeDocument> changes,
        List<FindingDocument> findings) {
    /** The finding of a resource that was not brought to its state, though some of its actions were performed. */
    public static final String DONE_IN_PART = "run.done-in-part";

    public ResourceDocument {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    public boolean isDoneInPart() {
        for (FindingDocument finding : findings) {
            if (finding.id().equals(DONE_IN_PART)) {
                return true;
            }
        }
        return false;
    }
}
