package io.wirt.modules.service;

import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostView;
import io.wirt.spi.Query;

/**
 * Whether a service runs, and whether Wirt may do something about it.
 *
 * @param keeper whether somebody else starts and stops the service
 * @param evidence where that was read
 * @param reason why the state is unknown; empty if it is not
 */
record Activity(State state, Keeper keeper, Evidence evidence, String reason) {

    /** Running state, as far as it is known. */
    enum State {
        RUNNING("running"),
        STOPPED("stopped"),
        /** Stopped, and not by itself. */
        DIED("died"),
        /** Not started, since a condition of its unit does not hold; no failure. */
        PASSED_OVER("passed over"),
        UNKNOWN("unknown"),
        /** Nothing runs in a file system tree. */
        NOT_APPLICABLE("not applicable");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

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

    static Activity notApplicable() {
        return new Activity(State.NOT_APPLICABLE, Keeper.NONE, Evidence.of(""), "");
    }

    static Activity unknown(String reason) {
        return new Activity(State.UNKNOWN, Keeper.UNKNOWN, Evidence.of(""), reason);
    }

    /** What can be known of the service that is meant, now. */
    static Activity observe(Desired desired, Manager manager, HostView host) {
        if (!host.live()) {
            return notApplicable();
        }
        return desired.name().equals(KsmActivity.SERVICE)
                ? new KsmActivity(manager, host).observe(desired)
                : manager.ask(desired.name(), host);
    }

    /** Asks the service's init script. */
    static Activity ofScript(String service, HostView host) {
        Answer<Query.ServiceState> answer = host.ask(new Query.ServiceStatus(service));
        return answer instanceof Answer.Known<Query.ServiceState> known
                ? known(scriptState(known.value()), known.evidence())
                : unanswered(answer);
    }

    private static State scriptState(Query.ServiceState state) {
        return switch (state) {
            case RUNNING -> State.RUNNING;
            case STOPPED -> State.STOPPED;
            case DIED -> State.DIED;
        };
    }

    /** Asks systemd. */
    static Activity ofUnit(String unit, HostView host) {
        Answer<Query.UnitState> answer = host.ask(new Query.UnitStatus(unit));
        if (!(answer instanceof Answer.Known<Query.UnitState> known)) {
            return unanswered(answer);
        }
        State state = unitState(known.value());
        return state == State.UNKNOWN
                ? unknown("systemd says it is " + known.value().active())
                : known(state, known.evidence());
    }

    private static State unitState(Query.UnitState unit) {
        return switch (unit.active()) {
            case "active", "reloading", "refreshing" -> State.RUNNING;
            // it ended, and systemd waits to start it once more
            case "activating" -> unit.sub().equals("auto-restart") ? State.DIED : State.RUNNING;
            case "failed" -> State.DIED;
            case "deactivating" -> State.STOPPED;
            case "inactive" -> unit.conditionFailed() ? State.PASSED_OVER : State.STOPPED;
            default -> State.UNKNOWN;
        };
    }

    private static Activity known(State state, Evidence evidence) {
        return new Activity(state, Keeper.NONE, evidence, "");
    }

    private static Activity unanswered(Answer<?> answer) {
        return answer instanceof Answer.Unknown<?> unknown ? unknown(unknown.reason()) : notApplicable();
    }
}
