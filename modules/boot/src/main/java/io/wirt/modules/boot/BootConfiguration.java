package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArguments;
import io.wirt.spi.Action;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a boot loader will do at the next boot, as far as Linux is concerned: one immutable value with the algebra that
 * all boot loaders share. An implementation is a record, so that equal configurations are equal.
 */
interface BootConfiguration {

    /** Where it was found, for readers; it may be a link. */
    HostPath path();

    /** Why the desired state cannot be granted here; empty if it can. */
    Optional<Finding> refusal(DesiredArguments desired);

    /** The entries that boot Linux, in the boot loader's order. What else it can boot is never touched. */
    List<BootEntry> entries();

    /** Which entry boots if nobody chooses one. */
    DefaultEntry defaultEntry();

    /** From what the entries of kernels to come are made; none where such an entry copies the default one. */
    List<ArgumentSource> sources();

    /** This configuration with other arguments for some entries and some sources, by their indexes. */
    BootConfiguration with(Map<Integer, KernelArguments> entries, Map<Integer, KernelArguments> sources);

    /** What is to be said about the length of command lines of these entries; an error if one would be cut off. */
    List<Finding> lengthFindings(List<BootEntry> entries);

    /** What makes a host's configuration this one. */
    List<Action> actions();

    /** The entry of an index that one of {@link #entries} has. */
    BootEntry entry(int index);

    /**
     * The entry that boots if nobody chooses one.
     *
     * @param index its index; empty if it is unknown or boots no Linux
     * @param doubt why a desired state about "the default entry" cannot be trusted to mean one entry, as a clause; empty if it can
     */
    record DefaultEntry(Optional<Integer> index, String doubt) {}
}
