package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;
import java.util.function.Consumer;

/** A host that can be read and, by the executor alone, changed. */
public interface Host extends HostView {

    HostFacts facts();

    /**
     * Hands on the lines of the regular file at {@code path}, links followed, as {@link LineStream} reads them.
     *
     * @return false if nothing is there
     */
    boolean lines(HostPath path, Consumer<String> sink);

    /** What {@code action} would meet if it were performed now; what {@link #perform} then compares with. */
    Ground ground(Action action);

    /**
     * Why {@code action} would be refused if it were performed now, as far as that can be told without trying; empty
     * where nothing is known to be in its way. That the current user lacks a right is nothing that is told.
     */
    Optional<HostException> obstacle(Action action);

    /**
     * Performs one action: durable when this returns.
     *
     * @throws GroundMovedException if the host no longer is as {@code ground} says; nothing was changed
     * @throws HostException if the host refused; a file then is either as it was or as it should be
     */
    void perform(Action action, Ground ground);
}
