package io.wirt.modules.service.state;

import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.hostfacts.services.ServiceStatus;
import io.wirt.spi.Action;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.List;

/** The judgement on whether a service runs, and whether it runs with what its configuration says now. */
public record Running(Desired desired, ServiceManager manager, Activity activity, Signals signals) {

    /** {@code diff} with a start, a stop, a restart, or the reason why none of them can be. */
    public Diff judge(Diff diff) {
        boolean managed = desired.running().isPresent();
        if (activity.state() == ServiceStatus.State.NOT_APPLICABLE || !(managed || signals.any())) {
            return diff;
        }
        if (activity.state() == ServiceStatus.State.UNKNOWN) {
            return diff.with(unknown());
        }
        boolean runs = activity.runs();
        boolean wanted = desired.running().orElse(runs);
        if (wanted && !runs) {
            return diff.with(change("start", activity.state().word(), "running"));
        }
        if (!wanted && runs) {
            return activity.keeper() == Activity.Keeper.KSMTUNED
                    ? diff.with(keptByKsmtuned())
                    : diff.with(change("stop", "running", "stopped"));
        }
        return runs && signals.any() ? restart(diff) : diff;
    }

    /** Restarting {@code ksm} under ksmtuned would fight over the kernel's switch, and bring nothing. */
    private Diff restart(Diff diff) {
        return switch (activity.keeper()) {
            case NONE, HAND -> diff.with(change("restart", "since before " + sources() + " changed", "restarted"));
            case KSMTUNED -> diff;
            case UNKNOWN -> diff.with(unknown());
        };
    }

    private String sources() {
        List<String> sources = new ArrayList<>(signals.changing());
        for (String source : signals.owing()) {
            if (!sources.contains(source)) {
                sources.add(source);
            }
        }
        return String.join(", ", sources);
    }

    private Change change(String verb, String before, String after) {
        String summary =
                verb.equals("restart") ? "restarted, since " + sources() + " changed" : before + " -> " + after;
        return new Change(
                summary, List.of(Delta.changed("running", before, after)), List.of(action(verb)), TakesEffect.NOW);
    }

    private Action action(String verb) {
        return verb.equals("stop") && activity.keeper() == Activity.Keeper.HAND
                ? new Action.SetKernelValue(KsmActivity.SWITCH, "0")
                : Orders.command(manager, desired.name(), verb);
    }

    private Finding unknown() {
        return Finding.error(
                ServiceCode.STATUS_UNKNOWN,
                "nobody knows whether " + desired.name() + " runs: "
                        + activity.status().reason(),
                Evidence.of(manager.question(desired.name())),
                "run '" + manager.question(desired.name()) + "' as root and see why it cannot tell");
    }

    private Finding keptByKsmtuned() {
        return Finding.error(
                ServiceCode.KSMTUNED_RUNS,
                "ksm cannot be kept stopped while ksmtuned runs, which switches it on and off as memory demands",
                activity.evidence(),
                "declare service ksmtuned with running: false, and let service ksm require it");
    }
}
