package io.wirt.spi;

/**
 * A regular file as it was read.
 *
 * @param path where the file really lies, all links followed
 */
public record FileContent(HostPath path, Bytes bytes, Node.Attributes attributes) {
    /** The bytes as the formats want them, see {@link Bytes#latin1()}. */
    public String text() {
        return bytes.latin1();
    }
}
