package io.wirt.hostfacts.services;

import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostView;
import io.wirt.spi.Query;

/**
 * Whether a service runs, by an exit status of its init script or by what systemd says of its unit (docs/domain 4.4).
 *
 * @param evidence where that was read
 * @param reason why the state is unknown; empty if it is not
 */
public record ServiceStatus(State state, Evidence evidence, String reason) {

    /** The states that services are in. */
    public enum State {
        RUNNING("running"),
        /** It ended, and systemd waits to start it once more. */
        RESTARTING("died"),
        /** It was told to stop, and has not ended yet. */
        STOPPING("stopped"),
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

        /** As a plan says it. */
        public String word() {
            return word;
        }
    }

    public static ServiceStatus notApplicable() {
        return new ServiceStatus(State.NOT_APPLICABLE, Evidence.of(""), "");
    }

    /** Asks the service's init script. */
    static ServiceStatus ofScript(String service, HostView host) {
        Answer<Query.ServiceState> answer = host.ask(new Query.ServiceStatus(service));
        return answer instanceof Answer.Known<Query.ServiceState> known
                ? new ServiceStatus(scriptState(known.value()), known.evidence(), "")
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
    static ServiceStatus ofUnit(String unit, HostView host) {
        Answer<Query.UnitState> answer = host.ask(new Query.UnitStatus(unit));
        if (!(answer instanceof Answer.Known<Query.UnitState> known)) {
            return unanswered(answer);
        }
        State state = unitState(known.value());
        return state == State.UNKNOWN
                ? unknown("systemd says it is " + known.value().active())
                : new ServiceStatus(state, known.evidence(), "");
    }

    private static State unitState(Query.UnitState unit) {
        return switch (unit.active()) {
            case "active", "reloading", "refreshing" -> State.RUNNING;
            case "activating" -> unit.sub().equals("auto-restart") ? State.RESTARTING : State.RUNNING;
            case "failed" -> State.DIED;
            case "deactivating" -> State.STOPPING;
            case "inactive" -> unit.conditionFailed() ? State.PASSED_OVER : State.STOPPED;
            default -> State.UNKNOWN;
        };
    }

    private static ServiceStatus unanswered(Answer<?> answer) {
        return answer instanceof Answer.Unknown<?> unknown ? unknown(unknown.reason()) : notApplicable();
    }

    private static ServiceStatus unknown(String reason) {
        return new ServiceStatus(State.UNKNOWN, Evidence.of(""), reason);
    }
}
