package io.wirt.spi;

import java.util.Set;

/**
 * A kind of resource that a playbook can declare: how its desired state is written, how the host's state is read, and what
 * differs. A kind never changes a host; it says what would have to be done, and the engine does it.
 *
 * @param <D> the desired state, a record private to the kind
 * @param <S> the observed state, a record private to the kind
 */
public interface Kind<D, S> {

    /** The word in the playbook, in lower case with hyphens. */
    String name();

    /** The one declaration of what a playbook may say of this kind. */
    Schema<D> schema();

    /**
     * Reads from the host what {@link #diff} needs.
     *
     * @throws NotYetObservable if the answer depends on a step that has not run
     * @throws HostException if the host refuses an answer that is needed
     */
    S observe(D desired, HostView host);

    /** Compares. Pure: equal arguments give an equal result, and no host is in reach. */
    Diff diff(D desired, S current, Signals signals);

    /**
     * The ids of the service resources whose restart brings a change of this resource into force. Where the playbook
     * has such a resource, it is ordered after this one and listens to it.
     */
    default Set<String> restarts(D desired) {
        return Set.of();
    }
}
