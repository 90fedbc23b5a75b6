package io.wirt.engine.document;

import java.util.List;

/**
 * One check as public data.
 *
 * @param status {@code passed}, {@code failed}, {@code unknown}, {@code not-applicable} or {@code after-reboot}
 * @param blocking whether its outcome keeps an apply from starting, or an after-boot state from being accepted
 */
public record CheckDocument(
        String id,
        String kind,
        String status,
        boolean blocking,
        String subject,
        String place,
        List<FindingDocument> findings) {
    public CheckDocument {
        findings = List.copyOf(findings);
    }

    /** Whether one of these checks has this status. */
    static boolean any(List<CheckDocument> checks, String status) {
        for (CheckDocument check : checks) {
            if (check.status().equals(status)) {
                return true;
            }
        }
        return false;
    }
}
