package io.wirt.engine.document;

import java.util.List;

/**
 * What an apply did, as public data.
 *
 * @param run the run's name, under which its journal and before-images lie; empty if nothing had to be recorded
 */
public record ReportDocument(
        String run,
        HostDocument host,
        PlaybookDocument playbook,
        List<CheckDocument> checks,
        List<ResourceDocument> resources,
        List<CheckDocument> afterBoot,
        RebootDocument rebootRequired) {
    public ReportDocument {
        checks = List.copyOf(checks);
        resources = List.copyOf(resources);
        afterBoot = List.copyOf(afterBoot);
    }

    /** Whether every resource is as declared now. */
    public boolean converged() {
        for (ResourceDocument resource : resources) {
            if (!resource.status().settled()) {
                return false;
            }
        }
        return true;
    }

    public boolean changed() {
        for (ResourceDocument resource : resources) {
            if (resource.status() == ResourceStatus.CHANGED) {
                return true;
            }
        }
        return false;
    }

    /** Whether the state after the reboot was asked for and is not as demanded. */
    public boolean afterBootFailed() {
        return CheckDocument.any(afterBoot, CheckStatus.FAILED);
    }

    /** Whether the state after the reboot was asked for and nobody could tell. */
    public boolean afterBootUndecided() {
        return CheckDocument.any(afterBoot, CheckStatus.UNKNOWN);
    }
}
