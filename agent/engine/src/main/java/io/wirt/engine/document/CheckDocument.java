package io.wirt.engine.document;

import java.util.List;

/**
 * One check as public data.
 *
 * @param blocking whether its outcome keeps an apply from starting, or an after-boot state from being accepted
 */
public record CheckDocument(
        String id,
        String kind,
        CheckStatus status,
        boolean blocking,
        String subject,
        String place,
        List<FindingDocument> findings) {
    public CheckDocument {
        findings = List.copyOf(findings);
    }

    /** Whether one of these checks has this status. */
    static boolean any(List<CheckDocument> checks, CheckStatus status) {
        for (CheckDocument check : checks) {
            if (check.status() == status) {
                return true;
            }
        }
        return false;
    }
}
