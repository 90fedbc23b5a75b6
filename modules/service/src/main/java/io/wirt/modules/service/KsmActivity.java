package io.wirt.modules.service;

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
 * (DOMAIN 4.5, 5.2; traps 22 and 23).
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

    private KsmActivity() {}

    static Activity observe(Desired desired, HostView host) {
        Optional<FileContent> run = host.read(SWITCH);
        if (run.isEmpty()) {
            // no such switch: a kernel without KSM, of which the init script can say more
            return Activity.ask(SERVICE, host);
        }
        boolean merging = run.get().text().strip().equals("1");
        if (merging && !desired.wantsStopped() && daemonLeftMarks(host)) {
            // in order as it is; only a restart would need to know more, and under ksmtuned there is none
            return new Activity(Activity.State.RUNNING, Activity.Keeper.KSMTUNED, Evidence.of(SWITCH), "");
        }
        Activity daemon = InitScript.find(DAEMON, host).isPresent()
                ? Activity.ask(DAEMON, host)
                : new Activity(Activity.State.STOPPED, Activity.Keeper.NONE, Evidence.of(InitScript.DIRECTORY), "");
        return judge(merging, desired, daemon);
    }

    private static Activity judge(boolean merging, Desired desired, Activity daemon) {
        if (daemon.state() == Activity.State.RUNNING) {
            return new Activity(Activity.State.RUNNING, Activity.Keeper.KSMTUNED, daemon.evidence(), "");
        }
        if (daemon.state() != Activity.State.UNKNOWN) {
            Activity.State state = merging ? Activity.State.RUNNING : Activity.State.STOPPED;
            return new Activity(state, Activity.Keeper.NONE, Evidence.of(SWITCH), "");
        }
        return merging && !desired.wantsStopped()
                ? new Activity(Activity.State.RUNNING, Activity.Keeper.UNKNOWN, Evidence.of(SWITCH), daemon.reason())
                : Activity.unknown(daemon.reason());
    }

    private static boolean daemonLeftMarks(HostView host) {
        for (HostPath mark : MARKS) {
            if (InitSystem.exists(host, mark)) {
                return true;
            }
        }
        return false;
    }
}
