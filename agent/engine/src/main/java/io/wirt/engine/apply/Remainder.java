package io.wirt.engine.apply;

import io.wirt.engine.host.Host;
import io.wirt.engine.plan.Foresight;
import io.wirt.engine.plan.Verdict;
import io.wirt.engine.playbook.Resource;
import io.wirt.spi.HostException;
import io.wirt.spi.Signals;
import java.util.Optional;

/** What keeps a resource from being in order after its changes. */
sealed interface Remainder {

    /** In one sentence. */
    String what();

    /** Something is left to be done. */
    record Left(String what) implements Remainder {}

    /** The host could not be looked at. */
    record Unseen(HostException refusal) implements Remainder {
        @Override
        public String what() {
            return refusal.summary();
        }
    }

    /** Looks at the host; empty if the resource is in order. */
    static Optional<Remainder> of(Resource resource, Host host) {
        Verdict verdict = Verdict.of(resource, new Foresight(host), Signals.NONE);
        if (verdict instanceof Verdict.Unreadable unreadable) {
            return Optional.of(new Unseen(unreadable.refusal()));
        }
        return verdict instanceof Verdict.Judged judged
                ? judged.leftToDo().map(Left::new)
                : Optional.of(new Left(verdict.toString()));
    }
}
