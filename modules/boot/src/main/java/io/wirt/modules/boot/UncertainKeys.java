package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said of wanted arguments of which it is not known whether each of their key counts, or only the last. */
record UncertainKeys(DesiredArguments desired, Evidence place) {

    /** A reader who meant to replace a value has to learn that it stays. */
    List<Finding> besides(List<KernelArguments> changed) {
        List<Finding> besides = new ArrayList<>();
        for (KernelArgument wanted : desired.present()) {
            if (Occurrences.of(wanted.key()) == Occurrences.UNCERTAIN) {
                firstBeside(wanted, changed).ifPresent(other -> besides.add(beside(wanted, other)));
            }
        }
        return besides;
    }

    private static Optional<KernelArgument> firstBeside(KernelArgument wanted, List<KernelArguments> lines) {
        for (KernelArguments line : lines) {
            for (KernelArgument argument : line.arguments()) {
                if (argument.key().equals(wanted.key()) && !argument.equals(wanted)) {
                    return Optional.of(argument);
                }
            }
        }
        return Optional.empty();
    }

    private Finding beside(KernelArgument wanted, KernelArgument beside) {
        String other = DesiredArguments.shown(beside.text());
        return new Finding(
                KernelArgsCode.ADDED_BESIDE,
                Finding.Level.NOTE,
                DesiredArguments.shown(wanted.text()) + " is put behind " + other
                        + ", which stays: it may be that each of this key counts, or only the last",
                place,
                "if " + other + " is to go, put it under 'absent'");
    }

    /**
     * Why a wanted argument might be of no effect: another one would stand behind it.
     *
     * @param following what stands behind the arguments of the desired state
     * @param source its name
     */
    Optional<Finding> overruled(KernelArguments following, String source) {
        return desired.overruledBy(following).map(overruling -> {
            String other = DesiredArguments.shown(overruling.text());
            return Finding.error(
                    KernelArgsCode.CANNOT_STAND_LAST,
                    other + " of " + source + " would stand behind the wanted argument, and it may be that of "
                            + DesiredArguments.shown(overruling.key()) + " only the last counts",
                    place,
                    "put " + other + " under 'absent', or take it out of " + source + " yourself");
        });
    }
}
