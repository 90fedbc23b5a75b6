package io.wirt.modules.service.state;

import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.hostfacts.services.ServiceStatus;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostView;

/** Whether a service runs, and whether Wirt may do something about it. */
public record Activity(ServiceStatus status, Keeper keeper) {

    /** Who decides when the service runs. */
    enum Keeper {
        /** Wirt may. */
        NONE,
        /** ksmtuned runs, and switches ksm on and off as memory demands. */
        KSMTUNED,
        /** Somebody wrote the switch of ksm, whose unit is not active: systemd has nothing to stop. */
        HAND,
        UNKNOWN
    }

    /** What can be known of the service that is meant, now. */
    public static Activity observe(Desired desired, ServiceManager manager, HostView host) {
        if (!host.live()) {
            return by(ServiceStatus.notApplicable());
        }
        return desired.name().equals(KsmActivity.SERVICE)
                ? new KsmActivity(manager, host).observe(desired)
                : by(manager.ask(desired.name(), host));
    }

    /** As its manager says it is, and nobody else's. */
    static Activity by(ServiceStatus status) {
        return new Activity(status, status.state() == ServiceStatus.State.UNKNOWN ? Keeper.UNKNOWN : Keeper.NONE);
    }

    ServiceStatus.State state() {
        return status.state();
    }

    boolean runs() {
        return state() == ServiceStatus.State.RUNNING;
    }

    /** Whether systemd has not started it because a condition of its unit does not hold. */
    public boolean isPassedOver() {
        return state() == ServiceStatus.State.PASSED_OVER;
    }

    /** Where it was read whether the service runs; without a source where nobody knows, or nothing runs. */
    public Evidence evidence() {
        return status.evidence();
    }
}
