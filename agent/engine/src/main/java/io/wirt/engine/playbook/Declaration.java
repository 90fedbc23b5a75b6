package io.wirt.engine.playbook;

import io.wirt.spi.Span;
import java.util.List;
import java.util.Optional;

/**
 * One item of a section, as far as it could be read; what is wrong with it has been reported.
 *
 * @param kind empty if it is not known
 * @param name the value of its setting {@code name}; empty if it has none
 * @param certain whether {@code kind} and {@code name} are what they will be when all mistakes are mended
 * @param bound empty if its settings have a mistake
 * @param restartOn empty if the item is silent about it
 * @param span the place of the item's kind
 */
record Declaration(
        String kind,
        String name,
        boolean certain,
        Optional<Bound<?, ?>> bound,
        List<Reference> requires,
        Optional<List<Reference>> restartOn,
        boolean warnIfUnknown,
        Span span) {

    static Declaration unreadable(Span span) {
        return new Declaration("", "", false, Optional.empty(), List.of(), Optional.empty(), false, span);
    }

    String id() {
        return name.isEmpty() ? kind : kind + "/" + name;
    }

    /** Whether one that is not certain may turn out to have the id {@code id} once its mistakes are mended. */
    boolean couldBe(String id) {
        boolean sameKind = kind.isEmpty() || id.equals(kind) || id.startsWith(kind + "/");
        return sameKind && (name.isEmpty() || id.endsWith("/" + name));
    }
}
