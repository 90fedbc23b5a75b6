package io.wirt.modules.boot;

import io.wirt.formats.KernelArguments;
import io.wirt.spi.Action;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.List;
import java.util.Optional;

/**
 * What a boot loader will do at the next boot, as far as Linux is concerned: one immutable value with the algebra that
 * all boot loaders share. An implementation is a record, so that equal configurations are equal.
 */
interface BootConfiguration {

    /** Where it was found, for readers; it may be a link. */
    HostPath path();

    /** Why none of it can be edited; empty if it can. */
    Optional<Finding> refusal();

    /** The entries that boot Linux, in the boot loader's order. What else it can boot is never touched. */
    List<BootEntry> entries();

    /** Which entry boots if nobody chooses one. */
    DefaultEntry defaultEntry();

    /** This configuration with other arguments for one entry. */
    BootConfiguration with(BootEntry entry, KernelArguments arguments);

    /** What is to be said about the length of command lines of these entries; an error if one would be cut off. */
    List<Finding> lengthFindings(List<BootEntry> entries);

    /** What makes a host's configuration this one. */
    List<Action> actions();

    /** The entry of the same index. */
    default BootEntry entry(int index) {
        for (BootEntry entry : entries()) {
            if (entry.index() == index) {
                return entry;
            }
        }
        throw new IllegalArgumentException("entry " + index + " boots no Linux");
    }

    /**
     * The entry that boots if nobody chooses one.
     *
     * @param index its index; empty if it is unknown or boots no Linux
     * @param doubt why a wish about "the default entry" cannot be trusted to mean one entry, as a clause; empty if it can
     */
    record DefaultEntry(Optional<Integer> index, String doubt) {}
}
