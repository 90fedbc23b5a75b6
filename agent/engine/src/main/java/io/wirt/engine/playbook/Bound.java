package io.wirt.engine.playbook;

import io.wirt.spi.Diff;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Signals;
import java.util.Set;

/**
 * A kind and one wish that was read by its schema: together they can judge a host, whatever their types are.
 *
 * @param <D> the kind's desired state
 * @param <S> the kind's present state
 */
public record Bound<D, S>(Kind<D, S> kind, D desired) {

    /** Observes and compares. */
    public Diff judge(HostView host, Signals signals) {
        return kind.diff(desired, kind.observe(desired, host), signals);
    }

    public Set<String> restarts() {
        return kind.restarts(desired);
    }
}
