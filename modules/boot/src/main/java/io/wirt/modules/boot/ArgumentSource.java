package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArguments;

/**
 * Arguments from which a host makes the boot entries of kernels that are still to be installed, and makes those of the
 * present ones anew.
 *
 * @param index its number among the sources of a configuration, from 0
 * @param name as it is written there
 * @param line where it stands, from 1
 * @param ofEveryEntry whether what stands here reaches every entry; else it is added on some
 */
record ArgumentSource(int index, String name, int line, boolean ofEveryEntry, KernelArguments arguments) {}
