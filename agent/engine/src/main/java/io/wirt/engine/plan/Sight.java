package io.wirt.engine.plan;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.util.Optional;

/**
 * What one action finds, or leaves, in its place.
 *
 * @param path where the action really acts, links followed where it follows them
 * @param content of a regular file
 */
public record Sight(HostPath path, Node node, Optional<Bytes> content) {
    /** The state in one word for documents: {@code absent}, {@code sha256:...}, {@code -> target} or {@code directory}. */
    public String state() {
        if (content.isPresent()) {
            return "sha256:" + content.get().sha256();
        }
        if (node instanceof Node.SymbolicLink link) {
            return "-> " + link.target();
        }
        return node instanceof Node.Missing ? "absent" : node instanceof Node.Directory ? "directory" : "special";
    }
}
