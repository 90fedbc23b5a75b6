package io.wirt.modules.service.state;

import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.hostfacts.services.ServiceStatus;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/**
 * The running state of the service {@code ksm}, which is no process but a switch of the kernel.
 *
 * <p>While ksmtuned runs, that switch is ksmtuned's: it writes 0 as long as memory is plentiful and 1 when it is not.
 * So {@code ksm} counts as running when the switch is 1 or ksmtuned runs, and its own {@code status} is not asked
 * (docs/domain 4.5, 5.2; traps 22 and 23).
 */
final class KsmActivity {
    static final String SERVICE = "ksm";
    static final HostPath SWITCH = HostPath.of("/sys/kernel/mm/ksm/run");

    private static final String DAEMON = "ksmtuned";

    /** What a ksmtuned that was started leaves on disk as long as it runs. */
    private static final List<HostPath> MARKS = List.of(
            HostPath.of("/var/lock/subsys/ksmtuned"),
            HostPath.of("/var/run/ksmtune.pid"),
            HostPath.of("/var/run/ksmtuned.pid"));

    private final ServiceManager manager;
    private final HostView host;

    KsmActivity(ServiceManager manager, HostView host) {
        this.manager = manager;
        this.host = host;
    }

    Activity observe(Desired desired) {
        Optional<FileContent> run = host.read(SWITCH);
        if (run.isEmpty()) {
            // no such switch: a kernel without KSM, of which the service itself can say more
            return Activity.by(manager.ask(SERVICE, host));
        }
        boolean merging = run.get().text().strip().equals("1");
        if (merging && !desired.wantsStopped() && daemonLeftMarks()) {
            // in order as it is; only a restart would need to know more, and under ksmtuned there is none
            return new Activity(bySwitch(true), Activity.Keeper.KSMTUNED);
        }
        ServiceStatus daemon = manager.knows(DAEMON, host) ? manager.ask(DAEMON, host) : bySwitch(false);
        return judge(merging, desired, daemon);
    }

    private Activity judge(boolean merging, Desired desired, ServiceStatus daemon) {
        if (daemon.state() == ServiceStatus.State.RUNNING) {
            return new Activity(daemon, Activity.Keeper.KSMTUNED);
        }
        if (daemon.state() != ServiceStatus.State.UNKNOWN) {
            return merging == desired.wantsStopped() && manager == ServiceManager.SYSTEMD
                    ? byUnit(merging)
                    : new Activity(bySwitch(merging), Activity.Keeper.NONE);
        }
        return merging && !desired.wantsStopped()
                ? new Activity(
                        new ServiceStatus(ServiceStatus.State.RUNNING, Evidence.of(SWITCH), daemon.reason()),
                        Activity.Keeper.UNKNOWN)
                : Activity.by(daemon);
    }

    /** The switch is not as it should be: what the unit can do about it, only systemd knows. */
    private Activity byUnit(boolean merging) {
        ServiceStatus unit = manager.ask(SERVICE, host);
        if (unit.state() == ServiceStatus.State.UNKNOWN
                || (!merging && unit.state() == ServiceStatus.State.PASSED_OVER)) {
            return Activity.by(unit);
        }
        boolean active = unit.state() == ServiceStatus.State.RUNNING;
        return new Activity(bySwitch(merging), merging && !active ? Activity.Keeper.HAND : Activity.Keeper.NONE);
    }

    private static ServiceStatus bySwitch(boolean merging) {
        ServiceStatus.State state = merging ? ServiceStatus.State.RUNNING : ServiceStatus.State.STOPPED;
        return new ServiceStatus(state, Evidence.of(SWITCH), "");
    }

    private boolean daemonLeftMarks() {
        for (HostPath mark : MARKS) {
            if (host.has(mark)) {
                return true;
            }
        }
        return false;
    }
}
