package io.wirt.engine.host;

import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.util.List;

/**
 * What an action finds in its place: compared before the action, so that nobody else's edit is ever overwritten.
 *
 * @param links the symbolic links that were followed, each as {@code path -> target}
 * @param path where the action really acts
 * @param node what stands there, with the identity of a file
 * @param digest SHA-256 of a regular file's content; empty for anything else
 */
public record Ground(List<String> links, HostPath path, Node node, String digest) {
    /** The ground of a command: it stands on the whole host, which nobody can compare. */
    public static final Ground NONE = new Ground(List.of(), HostPath.ROOT, new Node.Missing(), "");

    public Ground {
        links = List.copyOf(links);
    }

    /**
     * This ground without the number of its file. The kernel numbers the files of procfs and sysfs anew whenever it
     * forgets one, so those of a kernel's value mean nothing.
     */
    public Ground withoutIdentity() {
        if (!(node instanceof Node.RegularFile file)) {
            return this;
        }
        Node.Attributes full = file.attributes();
        Node.Attributes plain = new Node.Attributes(full.mode(), full.owner(), full.group(), "");
        return new Ground(links, path, new Node.RegularFile(plain), digest);
    }
}
