package io.wirt.engine.playbook;

import io.wirt.spi.Span;
import java.util.List;

/**
 * One declared resource or check.
 *
 * @param id {@code kind}, or {@code kind/name}; unique in its playbook
 * @param requires ids of resources that must have succeeded first
 * @param listensTo ids of resources whose change owes this one a notification
 * @param warnIfUnknown for a check: an unknown outcome is a warning and does not block
 */
public record Resource(
        String id, Bound<?, ?> bound, List<String> requires, List<String> listensTo, boolean warnIfUnknown, Span span) {
    public Resource {
        requires = List.copyOf(requires);
        listensTo = List.copyOf(listensTo);
    }

    public String kind() {
        return bound.kind().name();
    }
}
