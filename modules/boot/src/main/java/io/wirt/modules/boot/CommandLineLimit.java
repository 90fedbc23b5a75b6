package io.wirt.modules.boot;

import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import java.util.Optional;

/** What a kernel of x86 takes of its arguments, where the boot loader hands on all of them (docs/domain 1.4). */
final class CommandLineLimit {
    private static final int CHARACTERS = 2047;

    private CommandLineLimit() {}

    /** Empty if nothing of the entry's arguments is cut off. */
    static Optional<Finding> check(BootEntry entry, Evidence place) {
        int length = entry.arguments().text().length();
        return length <= CHARACTERS
                ? Optional.empty()
                : Optional.of(Finding.error(
                        KernelArgsCode.LINE_TOO_LONG,
                        "the kernel's arguments would have " + length + " characters, and the kernel cuts off what is"
                                + " beyond " + CHARACTERS,
                        place,
                        "remove arguments that are not needed"));
    }
}
