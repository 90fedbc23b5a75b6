package io.wirt.modules.service.systemd;

import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.hostfacts.services.Unit;
import io.wirt.hostfacts.services.UnitNames;
import io.wirt.modules.service.state.Activity;
import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ObservedService;
import io.wirt.modules.service.state.Running;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import io.wirt.spi.PathState;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit of systemd: whether it is enabled, judged by the links that {@code systemctl enable} makes, and whether it
 * runs, judged by what systemd says of it.
 *
 * @param live whether it is the running machine
 */
record UnitService(boolean live, Unit unit, UnitLinks links, Activity activity) implements ObservedService {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Empty if no file of the host describes the unit. */
    static Optional<ObservedService> find(Desired desired, HostView host) {
        String name = UnitNames.of(desired.name());
        return Unit.find(name, host).or(() -> Unit.findByAlias(name, host)).map(unit -> {
            Desired proper = desired.named(UnitNames.shortened(unit.name()));
            return new UnitService(
                    host.live(),
                    unit,
                    UnitLinks.of(unit, host),
                    Activity.observe(proper, ServiceManager.SYSTEMD, host));
        });
    }

    @Override
    public Diff judge(Desired desired, Signals signals) {
        Desired proper = desired.named(UnitNames.shortened(unit.name()));
        Diff diff = Diff.inOrder(subject(desired), evidence());
        if (desired.runlevels().isPresent()) {
            return diff.with(UnitFindings.runlevels(desired.name()));
        }
        if (UnitNames.isTemplate(unit.name())) {
            return diff.with(UnitFindings.template(unit));
        }
        if (unit.isMasked()
                && (desired.enabled().orElse(false) || desired.running().orElse(false))) {
            return diff.with(UnitFindings.masked(unit));
        }
        if (desired.running().isPresent() && UnitNames.isService(unit.name()) && unit.endsByItself()) {
            return diff.with(UnitFindings.endsByItself(unit));
        }
        if (desired.enabled().isPresent()) {
            diff = desired.enabled().get() ? enable(diff) : disable(diff);
        }
        if (activity.isPassedOver() && desired.running().orElse(false) && !signals.any()) {
            return ObservedService.unlessRefused(diff.with(UnitFindings.passedOver(unit)));
        }
        return ObservedService.unlessRefused(
                new Running(proper, ServiceManager.SYSTEMD, activity, signals).judge(diff));
    }

    private String subject(Desired desired) {
        String words = desired.describeForSystemd(live);
        return UnitNames.of(desired.name()).equals(unit.name()) ? words : words + ", as " + unit.name();
    }

    private Evidence evidence() {
        return Evidence.of(links.enabled() ? links.present().get(0) : unit.file());
    }

    private Diff enable(Diff diff) {
        if (links.enabled() && !links.partial()) {
            return diff;
        }
        if (!unit.isInstallable()) {
            return diff.with(UnitFindings.fixed(unit));
        }
        if (!live && links.unclear()) {
            return diff.with(UnitFindings.unclear(unit));
        }
        List<Action.Leaving> expects = new ArrayList<>();
        for (Action action : links.missing()) {
            for (Action.Leaving leaving : action.leaves(PathState.ABSENT)) {
                if (leaving.state().node() instanceof Node.SymbolicLink) {
                    expects.add(leaving);
                }
            }
        }
        return diff.with(change(
                "enabled",
                links.enabled() ? "in part" : "no",
                "yes",
                live ? systemctl("enable", expects) : links.missing()));
    }

    private Diff disable(Diff diff) {
        if (!links.enabled()) {
            return diff;
        }
        List<Action.Leaving> expects = new ArrayList<>();
        List<Action> removals = new ArrayList<>();
        for (HostPath link : links.all()) {
            expects.add(Action.Leaving.nothing(link));
            removals.add(new Action.RemoveFile(link));
        }
        return diff.with(change("disabled", "yes", "no", live ? systemctl("disable", expects) : removals));
    }

    private static Change change(String summary, String before, String after, List<Action> actions) {
        return new Change(summary, List.of(Delta.changed("enabled", before, after)), actions, TakesEffect.NOW);
    }

    private List<Action> systemctl(String verb, List<Action.Leaving> expects) {
        List<String> argv = List.of("systemctl", verb, unit.name());
        return List.of(new Action.Run(argv, Bytes.EMPTY, LIMIT, expects, Action.Clouds.NONE));
    }
}
