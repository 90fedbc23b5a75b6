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
        UNKNOWN
    }

    static Activity notApplicable() {
        return new Activity(State.NOT_APPLICABLE, Keeper.NONE, Evidence.of(""), "");
    }

    static Activity unknown(String reason) {
        return new Activity(State.UNKNOWN, Keeper.UNKNOWN, Evidence.of(""), reason);
    }

    /** Asks the service's init script. */
    static Activity ask(String service, HostView host) {
        Answer<Query.ServiceState> answer = host.ask(new Query.ServiceStatus(service));
        if (answer instanceof Answer.Known<Query.ServiceState> known) {
            State state =
                    switch (known.value()) {
                        case RUNNING -> State.RUNNING;
                        case STOPPED -> State.STOPPED;
                        case DIED -> State.DIED;
                    };
            return new Activity(state, Keeper.NONE, known.evidence(), "");
        }
        return answer instanceof Answer.Unknown<Query.ServiceState> unknown
                ? unknown(unknown.reason())
                : notApplicable();
    }
}
