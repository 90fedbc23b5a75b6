package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.hostfacts.services.Runlevel;
import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.modules.service.state.Activity;
import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ObservedService;
import io.wirt.modules.service.state.Running;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Signals;
import java.util.List;
import java.util.Optional;

/**
 * A service with an init script: whether it starts at boot, judged by the links of the runlevels rather than by what
 * chkconfig prints in the host's language, and whether it runs, judged by an exit status (docs/domain 4).
 *
 * @param live whether it is the running machine
 * @param manager who starts it: under systemd, init scripts have units made for them
 * @param levels the runlevels that the host has directories for
 * @param renumbering what a change through chkconfig would make of links; empty where none is due
 * @param debian how update-rc.d has the service start; empty where there is chkconfig
 */
record SysvService(
        boolean live,
        ServiceManager manager,
        InitScript script,
        List<Runlevel> levels,
        Optional<Renumbering> renumbering,
        Optional<UpdateRcD> debian,
        Activity activity)
        implements ObservedService {
    private static final int USUAL = 3;

    /** Where Debian has its runlevels; Red Hat has links there, to {@code /etc/rc.d}. */
    private static final HostPath DEBIAN = HostPath.of("/etc");

    private static final HostPath RED_HAT = HostPath.of("/etc/redhat-release");

    SysvService {
        levels = List.copyOf(levels);
    }

    /** Empty if the host has no such init script. */
    static Optional<ObservedService> find(Desired desired, ServiceManager manager, HostView host) {
        return InitScript.find(desired.name(), host).map(script -> {
            List<Runlevel> levels = desired.managesBoot() ? Runlevel.readAll(desired.name(), host) : List.of();
            return new SysvService(
                    host.live(),
                    manager,
                    script,
                    levels,
                    renumbering(desired, script, levels, host),
                    isDebians(levels, host)
                            ? Optional.of(UpdateRcD.read(desired.name(), script, host))
                            : Optional.empty(),
                    Activity.observe(desired, manager, host));
        });
    }

    private static boolean isDebians(List<Runlevel> levels, HostView host) {
        return levels.size() == Runlevel.COUNT
                && !host.has(RED_HAT)
                && levels.get(USUAL).directory().parent().equals(DEBIAN);
    }

    /** Reads every other script of the host, and so only where chkconfig would. */
    private static Optional<Renumbering> renumbering(
            Desired desired, InitScript script, List<Runlevel> levels, HostView host) {
        return host.live()
                        && !isDebians(levels, host)
                        && script.lsb().isPresent()
                        && !Turns.of(desired, levels).all().isEmpty()
                ? script.header().map(header -> Renumbering.foresee(desired, header, levels, host))
                : Optional.empty();
    }

    @Override
    public Diff judge(Desired desired, Signals signals) {
        Desired exact = debian.isPresent() ? debian.get().exactly(desired, levels) : desired;
        Diff diff = Diff.inOrder(exact.describe(live), evidence());
        if (desired.managesBoot()) {
            diff = boot(diff, exact);
        }
        return ObservedService.unlessRefused(new Running(desired, manager, activity, signals).judge(diff));
    }

    private Diff boot(Diff diff, Desired desired) {
        if (debian.isPresent()) {
            return debian.get().judge(diff, desired, levels, live);
        }
        Optional<InitScriptHeader> header = script.header();
        if (header.isEmpty()) {
            return diff.with(SysvFindings.noHeader(desired.name(), script));
        }
        if (levels.size() < Runlevel.COUNT) {
            return diff.with(SysvFindings.noRunlevels(levels));
        }
        Diff result = diff;
        Optional<Finding> ambiguous = SysvFindings.ambiguous(desired.name(), levels);
        if (ambiguous.isPresent()) {
            result = result.with(ambiguous.get());
        }
        boolean lsb = script.lsb().isPresent();
        Renumbering numbers = renumbering.orElse(Renumbering.none(header.get()));
        RcLinks links = new RcLinks(desired.name(), numbers.own());
        Optional<Change> change = new Enabling(desired, levels, links, lsb).change(live);
        if (change.isEmpty()) {
            return result;
        }
        result = result.with(change.get());
        if (!live) {
            return result;
        }
        List<Runlevel> remade = lsb ? levels : Turns.of(desired, levels).all();
        Optional<Finding> lost = SysvFindings.handMade(desired.name(), remade, numbers.own());
        if (lost.isPresent()) {
            result = result.with(lost.get());
        }
        return numbers.others().isEmpty()
                ? result
                : result.with(SysvFindings.renumbers(desired.name(), script, numbers.others()));
    }

    /** Where a reader would look first: at the runlevel that servers boot into, else at what tells that it runs. */
    private Evidence evidence() {
        for (Runlevel level : levels) {
            if (level.number() == USUAL) {
                return Evidence.of(level.place());
            }
        }
        return activity.evidence().source().isEmpty() ? Evidence.of(script.path()) : activity.evidence();
    }
}
