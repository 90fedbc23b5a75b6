package io.wirt.spi;

/** What stands at one path of a host, a symbolic link not followed. */
public sealed interface Node {

    /** Nothing stands there. */
    record Missing() implements Node {}

    /** A regular file. */
    record RegularFile(Attributes attributes) implements Node {}

    record Directory(Attributes attributes) implements Node {}

    /** A symbolic link with its target exactly as the link holds it. */
    record SymbolicLink(String target) implements Node {}

    /** A device, socket or pipe. */
    record Special() implements Node {}

    /**
     * Owner and mode of a file.
     *
     * @param mode the twelve permission bits, as in {@code 0600}
     * @param identity device and inode in the host's own notation, or empty if the file exists in foresight only
     */
    record Attributes(int mode, int owner, int group, String identity) {}
}
