package io.wirt.spi;

import java.util.List;

/**
 * A question about a host that no file answers. The set is closed, and the engine builds the commands that answer it,
 * so that a kind can never start a process of its own choosing.
 *
 * @param <A> the type of the answer
 */
public sealed interface Query<A> {

    /** Puts this question to the one who can answer it. */
    Answer<A> putTo(Respondent respondent);

    /** Is this SysV service running, by the exit status of its init script's {@code status} (LSB codes)? */
    record ServiceStatus(String service) implements Query<ServiceState> {
        @Override
        public Answer<ServiceState> putTo(Respondent respondent) {
            return respondent.serviceStatus(this);
        }
    }

    /** What does systemd know of this unit? */
    record UnitStatus(String unit) implements Query<UnitState> {
        @Override
        public Answer<UnitState> putTo(Respondent respondent) {
            return respondent.unitStatus(this);
        }
    }

    /** What did the kernel say since this boot began? */
    record BootLog() implements Query<KernelMessages> {
        @Override
        public Answer<KernelMessages> putTo(Respondent respondent) {
            return respondent.bootLog(this);
        }
    }

    /** Answers every kind of question. */
    interface Respondent {
        Answer<ServiceState> serviceStatus(ServiceStatus query);

        Answer<UnitState> unitStatus(UnitStatus query);

        Answer<KernelMessages> bootLog(BootLog query);
    }

    /** Running state of a SysV service; a status that init scripts may not give is an unknown answer, not a state. */
    enum ServiceState {
        RUNNING,
        STOPPED,
        /** Stopped, and its pid or lock file says that it did not stop by itself. */
        DIED
    }

    /**
     * A unit in systemd's own words, which no language changes.
     *
     * @param load its LoadState, as {@code loaded} or {@code not-found}
     * @param active its ActiveState, as {@code failed}
     * @param sub its SubState, which depends on the type of unit
     * @param conditionFailed whether it is inactive and systemd would not start it, for a condition does not hold
     */
    record UnitState(String load, String active, String sub, boolean conditionFailed) {}

    /**
     * Kernel messages in order.
     *
     * @param source the file or command they come from
     * @param complete whether they reach back to the start of the boot; if not, absence of a message proves nothing
     */
    record KernelMessages(List<String> lines, String source, boolean complete) {
        public KernelMessages {
            lines = List.copyOf(lines);
        }
    }
}
