package io.wirt.engine.plan;

import io.wirt.spi.HostView;
import java.util.List;

/** The notifications that earlier runs still owe. */
@FunctionalInterface
public interface Debts {
    Debts NONE = (service, host) -> List.of();

    /** The ids of the resources whose change {@code service} has not been told of; void debts left out. */
    List<String> owedTo(String service, HostView host);
}
