package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.spi.Delta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The differences that a desired state makes to some command lines: one for each argument, however many lines it concerns. */
final class ArgumentDeltas {
    private final DesiredArguments desired;
    private final List<KernelArguments> lines = new ArrayList<>();
    private final List<ArgumentSource> followers = new ArrayList<>();

    /**
     * The differences of what is to be changed.
     *
     * @param entries the indexes of its entries
     * @param sources the indexes of its sources
     */
    ArgumentDeltas(DesiredArguments desired, BootConfiguration before, Set<Integer> entries, Set<Integer> sources) {
        this.desired = desired;
        for (int index : entries) {
            lines.add(before.entry(index).arguments());
        }
        for (ArgumentSource source : before.sources()) {
            if (sources.contains(source.index())) {
                if (source.ofEveryEntry()) {
                    lines.add(source.arguments());
                } else {
                    followers.add(source);
                }
            }
        }
    }

    List<Delta> all() {
        List<Delta> deltas = new ArrayList<>();
        Set<KernelArgument> removed = new LinkedHashSet<>();
        for (KernelArguments line : lines) {
            removed.addAll(desired.unwantedIn(line));
        }
        for (KernelArgument unwanted : removed) {
            deltas.add(Delta.removed(name(unwanted), value(unwanted)).assigned());
        }
        for (KernelArgument wanted : desired.present()) {
            of(wanted).ifPresent(deltas::add);
        }
        for (ArgumentSource follower : followers) {
            KernelArguments left = desired.leftBehind(follower.arguments());
            for (KernelArgument argument : follower.arguments().arguments()) {
                if (!left.contains(argument)) {
                    deltas.add(Delta.removed(follower.name(), DesiredArguments.shown(argument.text())));
                }
            }
        }
        return deltas;
    }

    private Optional<Delta> of(KernelArgument wanted) {
        boolean missing = false;
        Set<String> replaced = new LinkedHashSet<>();
        for (KernelArguments line : lines) {
            if (!line.with(wanted).equals(line)) {
                missing = true;
                replaced.add(predecessors(line, wanted));
            }
        }
        replaced.remove("");
        if (!missing) {
            return Optional.empty();
        }
        return Optional.of(
                replaced.isEmpty()
                        ? Delta.added(name(wanted), value(wanted)).assigned()
                        : Delta.changed(
                                DesiredArguments.shown(wanted.key()), String.join("; ", replaced), valueOf(wanted)));
    }

    /** The values that give way to a wanted one, in their order; empty if there are none or they may stay beside it. */
    private static String predecessors(KernelArguments arguments, KernelArgument wanted) {
        List<String> values = new ArrayList<>();
        if (Occurrences.of(wanted.key()) == Occurrences.ONE) {
            for (KernelArgument present : arguments.arguments()) {
                if (present.key().equals(wanted.key())) {
                    values.add(valueOf(present));
                }
            }
        }
        return String.join(", ", values);
    }

    /** What stands in front of the equals sign; of an argument that is quoted as a whole, all of it. */
    private static String name(KernelArgument argument) {
        return DesiredArguments.shown(isSplit(argument) ? argument.key() : argument.text());
    }

    /** What stands behind it, with its quotes; empty if there is none. */
    private static String value(KernelArgument argument) {
        return isSplit(argument)
                ? DesiredArguments.shown(
                        argument.text().substring(argument.key().length() + 1))
                : "";
    }

    private static boolean isSplit(KernelArgument argument) {
        return argument.text().startsWith(argument.key() + "=");
    }

    private static String valueOf(KernelArgument argument) {
        return DesiredArguments.shown(argument.value().orElse(argument.text()));
    }
}
