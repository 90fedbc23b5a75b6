package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArguments;

/**
 * One entry of a boot loader that boots Linux.
 *
 * @param index its number among all entries, from 0
 * @param line the line of the configuration that holds the arguments, from 1
 * @param image the file of the Linux kernel, as written
 * @param underXen whether a hypervisor starts this Linux
 */
record BootEntry(int index, int line, String image, boolean underXen, KernelArguments arguments) {

    /** The release of the kernel by its file's name; empty if that does not tell. */
    String release() {
        String name = image.substring(image.lastIndexOf('/') + 1);
        return name.startsWith("vmlinuz-") ? name.substring("vmlinuz-".length()) : "";
    }
}
