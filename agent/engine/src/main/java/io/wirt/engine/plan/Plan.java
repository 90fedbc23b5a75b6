package io.wirt.engine.plan;

import io.wirt.engine.host.HostFacts;
import io.wirt.engine.playbook.Playbook;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.TakesEffect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What applying a playbook to a host would do, resource by resource, and what the host lacks for it.
 *
 * @param contradictory whether some of the resources, which are refused, undo each other's work: then none is applied
 */
public record Plan(
        Playbook playbook,
        HostFacts host,
        boolean live,
        List<CheckResult> checks,
        List<PlannedResource> resources,
        boolean contradictory,
        List<CheckResult> afterBoot) {
    public Plan {
        checks = List.copyOf(checks);
        resources = List.copyOf(resources);
        afterBoot = List.copyOf(afterBoot);
    }

    /** Whether there is anything to perform, now or once a deferred resource can be planned. */
    public boolean pending() {
        for (PlannedResource resource : resources) {
            if (resource.status() == PlannedResource.Status.CHANGES
                    || resource.status() == PlannedResource.Status.DEFERRED) {
                return true;
            }
        }
        return false;
    }

    /** Whether a check keeps it from being applied. */
    public boolean blocked() {
        for (CheckResult check : checks) {
            if (check.blocks()) {
                return true;
            }
        }
        return false;
    }

    /** What is configured already and waits for a reboot. */
    public Set<String> awaitingReboot() {
        return awaitingReboot(resources);
    }

    /** What would wait for a reboot once the plan has been applied. */
    public Set<String> awaitingRebootAfterApply() {
        Set<String> reasons = new LinkedHashSet<>(awaitingReboot());
        for (PlannedResource resource : resources) {
            for (PlannedChange planned : resource.changes()) {
                Change change = planned.change();
                if (change.takesEffect() instanceof TakesEffect.AfterReboot after) {
                    reasons.add(after.reason());
                }
            }
        }
        return reasons;
    }

    static Set<String> awaitingReboot(List<PlannedResource> resources) {
        Set<String> reasons = new LinkedHashSet<>();
        for (PlannedResource resource : resources) {
            if (resource.diff().isPresent()) {
                Diff diff = resource.diff().get();
                diff.awaitingReboot().forEach(awaiting -> reasons.add(awaiting.reason()));
            }
        }
        return reasons;
    }
}
