package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.spi.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel arguments that a playbook wants, and those it does not want.
 *
 * @param present each in force afterwards, by the rules of {@link KernelArguments#with}
 * @param absent without a value: no argument of this key; with one: no argument equal to it
 * @param entries which entries of the boot loader are meant
 */
record DesiredArguments(List<KernelArgument> present, List<KernelArgument> absent, Entries entries) {

    /** Which entries of a boot loader a desired state is about. */
    enum Entries {
        /** Every one that boots Linux, but not those that are kept for rescue. */
        ALL,
        /** The one that boots if nobody chooses another. */
        DEFAULT,
        /** Every one that boots Linux. */
        WITH_RESCUE
    }

    DesiredArguments {
        present = List.copyOf(present);
        absent = List.copyOf(absent);
    }

    boolean defaultOnly() {
        return entries == Entries.DEFAULT;
    }

    /** What an entry's arguments become: removals first. Applied twice it is the same as once. */
    KernelArguments appliedTo(KernelArguments before) {
        KernelArguments after = before;
        for (KernelArgument unwanted : unwantedIn(before)) {
            after = after.without(unwanted);
        }
        for (KernelArgument wanted : present) {
            after = after.with(wanted);
        }
        return after;
    }

    /**
     * The arguments of a command line that are to go. What is wanted stays, though its key be unwanted otherwise, and
     * where a value is only replaced its predecessor keeps its place until then.
     */
    List<KernelArgument> unwantedIn(KernelArguments arguments) {
        List<KernelArgument> unwanted = new ArrayList<>();
        for (KernelArgument argument : arguments.arguments()) {
            if (isUnwanted(argument) && !isKeptOrReplaced(argument) && !unwanted.contains(argument)) {
                unwanted.add(argument);
            }
        }
        return unwanted;
    }

    /**
     * What is left of arguments that follow those of the desired state on some entries: nothing there may contradict it, or say it
     * once more.
     */
    KernelArguments leftBehind(KernelArguments before) {
        KernelArguments after = before;
        for (KernelArgument unwanted : unwantedIn(before)) {
            after = after.without(unwanted);
        }
        for (KernelArgument wanted : present) {
            boolean stays = Occurrences.of(wanted.key()) == Occurrences.UNCERTAIN
                    && before.last(wanted.key()).filter(wanted::equals).isPresent()
                    && overrulesIn(after, wanted);
            if (Occurrences.of(wanted.key()) == Occurrences.ONE) {
                after = after.without(KernelArgument.of(wanted.key()));
            } else if (wanted.value().isPresent() && !stays) {
                after = after.without(wanted);
            }
        }
        return after;
    }

    /**
     * What of these arguments, which follow those of the desired state, would be in force in place of a wanted one if of their key
     * only the last counted.
     */
    Optional<KernelArgument> overruledBy(KernelArguments following) {
        for (KernelArgument wanted : present) {
            if (Occurrences.of(wanted.key()) == Occurrences.UNCERTAIN) {
                Optional<KernelArgument> last = following.last(wanted.key()).filter(given -> !given.equals(wanted));
                if (last.isPresent()) {
                    return last;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether others of its key stand there, behind which it has to stand as well. */
    private static boolean overrulesIn(KernelArguments arguments, KernelArgument wanted) {
        for (KernelArgument argument : arguments.arguments()) {
            if (argument.key().equals(wanted.key()) && !argument.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    boolean wantsKey(String key) {
        for (KernelArgument wanted : present) {
            if (wanted.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** The desired state as one short line. */
    String describe() {
        List<String> words = new ArrayList<>();
        for (KernelArgument wanted : present) {
            words.add(shown(wanted.text()));
        }
        for (KernelArgument unwanted : absent) {
            words.add("no " + shown(unwanted.text()));
        }
        return String.join(", ", words);
    }

    /** Text of a format for a reader: the formats hold one character for each byte. */
    static String shown(String text) {
        return Bytes.readable(text);
    }

    private boolean isUnwanted(KernelArgument argument) {
        for (KernelArgument unwanted : absent) {
            boolean meant = unwanted.value().isEmpty()
                    ? argument.key().equals(unwanted.key())
                    : argument.text().equals(unwanted.text());
            if (meant) {
                return true;
            }
        }
        return false;
    }

    private boolean isKeptOrReplaced(KernelArgument argument) {
        return present.contains(argument)
                || (wantsKey(argument.key()) && Occurrences.of(argument.key()) == Occurrences.ONE);
    }
}
