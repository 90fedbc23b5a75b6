package io.wirt.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind's judgement on one resource.
 *
 * @param subject what was judged, as one short line ("1 entry of /boot/grub/grub.conf"); shown whether or not
 *     anything differs
 * @param evidence where the observed state was read
 * @param changes empty if the host is as declared
 * @param awaitingReboot what is configured and not yet in force on the running machine
 * @param findings an {@link Finding.Level#ERROR} refuses the resource: then no change is made
 */
public record Diff(
        String subject,
        Evidence evidence,
        List<Change> changes,
        List<TakesEffect.AfterReboot> awaitingReboot,
        List<Finding> findings) {
    public Diff {
        changes = List.copyOf(changes);
        awaitingReboot = List.copyOf(awaitingReboot);
        findings = List.copyOf(findings);
    }

    public static Diff inOrder(String subject, Evidence evidence) {
        return new Diff(subject, evidence, List.of(), List.of(), List.of());
    }

    /** A resource that this kind will not touch, and why. */
    public static Diff refused(String subject, Finding reason) {
        return new Diff(subject, reason.evidence(), List.of(), List.of(), List.of(reason));
    }

    public Diff with(Change change) {
        return new Diff(subject, evidence, plus(changes, change), awaitingReboot, findings);
    }

    public Diff with(TakesEffect.AfterReboot awaiting) {
        return new Diff(subject, evidence, changes, plus(awaitingReboot, awaiting), findings);
    }

    public Diff with(Finding finding) {
        return new Diff(subject, evidence, changes, awaitingReboot, plus(findings, finding));
    }

    /** This judgement with other things that wait for a reboot. */
    public Diff awaiting(List<TakesEffect.AfterReboot> awaiting) {
        return new Diff(subject, evidence, changes, awaiting, findings);
    }

    public boolean refuses() {
        return has(Finding.Level.ERROR);
    }

    public boolean has(Finding.Level level) {
        for (Finding finding : findings) {
            if (finding.level() == level) {
                return true;
            }
        }
        return false;
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
