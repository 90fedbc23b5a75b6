package io.wirt.modules.boot;

import io.wirt.formats.KernelArgument;
import io.wirt.formats.KernelArguments;
import io.wirt.spi.Delta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The differences that a wish makes to some entries: one for each argument, however many entries it concerns. */
final class ArgumentDeltas {
    private final ArgumentWish wish;
    private final List<BootEntry> entries;

    ArgumentDeltas(ArgumentWish wish, List<BootEntry> entries) {
        this.wish = wish;
        this.entries = entries;
    }

    List<Delta> all() {
        List<Delta> deltas = new ArrayList<>();
        Set<KernelArgument> removed = new LinkedHashSet<>();
        for (BootEntry entry : entries) {
            removed.addAll(wish.unwantedIn(entry.arguments()));
        }
        for (KernelArgument unwanted : removed) {
            // Documents take an empty text for absence: an empty value would turn this removal into an addition.
            deltas.add(Delta.removed("", ArgumentWish.shown(unwanted.text())));
        }
        for (KernelArgument wanted : wish.present()) {
            of(wanted).ifPresent(deltas::add);
        }
        return deltas;
    }

    private Optional<Delta> of(KernelArgument wanted) {
        boolean missing = false;
        Set<String> replaced = new LinkedHashSet<>();
        for (BootEntry entry : entries) {
            if (!entry.arguments().with(wanted).equals(entry.arguments())) {
                missing = true;
                replaced.add(predecessors(entry.arguments(), wanted));
            }
        }
        replaced.remove("");
        if (!missing) {
            return Optional.empty();
        }
        return Optional.of(
                replaced.isEmpty()
                        ? Delta.added(ArgumentWish.shown(wanted.text()), "")
                        : Delta.changed(
                                ArgumentWish.shown(wanted.key()), String.join("; ", replaced), valueOf(wanted)));
    }

    /** The values that give way to a wanted one, in their order; empty if there are none or they may stay beside it. */
    private static String predecessors(KernelArguments arguments, KernelArgument wanted) {
        List<String> values = new ArrayList<>();
        if (!KernelArguments.isListValued(wanted.key())) {
            for (KernelArgument present : arguments.arguments()) {
                if (present.key().equals(wanted.key())) {
                    values.add(valueOf(present));
                }
            }
        }
        return String.join(", ", values);
    }

    private static String valueOf(KernelArgument argument) {
        return ArgumentWish.shown(argument.value().orElse(argument.text()));
    }
}
