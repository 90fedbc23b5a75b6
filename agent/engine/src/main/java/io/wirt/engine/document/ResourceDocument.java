package io.wirt.engine.document;

import java.util.List;

/**
 * One resource of a plan or a report as public data.
 *
 * @param place where the present state was read
 * @param reason why it was not done; empty if it was, or need not be
 * @param doneInPart whether some of its actions were performed, though it was not brought to its state; no part of the JSON,
 *     where a finding tells it
 */
public record ResourceDocument(
        String id,
        String kind,
        ResourceStatus status,
        String subject,
        String place,
        String reason,
        List<ChangeDocument> changes,
        List<FindingDocument> findings,
        boolean doneInPart) {
    public ResourceDocument {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }
}
