package io.wirt.modules.boot;

import io.wirt.formats.grub.BlsEntry;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.spi.HostPath;

/**
 * One file of boot loader entries.
 *
 * @param before as it is
 * @param entry as it should be
 */
record BlsFile(HostPath path, BlsEntry before, BlsEntry entry) {
    static final String ENDING = ".conf";

    /** The variable in which EL 8 keeps the arguments that its entries share. */
    static final String SHARED = "$kernelopts";

    /** How the boot loader calls it, as a saved default. */
    String id() {
        String name = path.name();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** The kernel for rescue keeps what the machine once was installed with. */
    boolean isForRescue() {
        return id().contains("-0-rescue");
    }

    /** Not where it starts a test of the memory, which is loaded as a kernel is. */
    boolean bootsLinux() {
        return !entry.value("linux").orElse("").contains("memtest");
    }

    /** Whether the arguments are in the boot loader's environment and only named here. */
    boolean shares() {
        for (String word : entry.options().split("[ \t]+", -1)) {
            if (word.equals(SHARED)) {
                return true;
            }
        }
        return false;
    }

    /** What the kernel is given, the shared arguments in their place; other variables stay as they are written. */
    KernelArguments arguments(String shared) {
        return KernelArguments.parse(shares() ? entry.options().replace(SHARED, shared) : entry.options());
    }

    /**
     * This file so that the kernel is given the wanted arguments.
     *
     * @param shared the shared arguments as they should be
     */
    BlsFile with(KernelArguments wanted, String shared) {
        if (!shares()) {
            return new BlsFile(path, before, entry.with(wanted.text()));
        }
        KernelArguments own = KernelArguments.parse(entry.options());
        for (KernelArgument argument : own.arguments()) {
            if (!argument.text().startsWith("$") && !wanted.contains(argument)) {
                own = own.without(argument);
            }
        }
        for (KernelArgument argument : wanted.arguments()) {
            KernelArguments given = KernelArguments.parse(own.text().replace(SHARED, shared));
            if (!isGiven(argument, given, wanted)) {
                own = own.with(argument);
            }
        }
        return new BlsFile(path, before, entry.with(own.text()));
    }

    /** Where it may be that only the last of a key counts, the one that is wanted last is given only if it stands there. */
    private static boolean isGiven(KernelArgument argument, KernelArguments given, KernelArguments wanted) {
        String key = argument.key();
        boolean wantedLast = Occurrences.of(key) == Occurrences.UNCERTAIN
                && wanted.last(key).filter(argument::equals).isPresent();
        return wantedLast ? given.last(key).filter(argument::equals).isPresent() : given.contains(argument);
    }

    boolean isChanged() {
        return !entry.equals(before);
    }
}
