package io.wirt.modules.ksm;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.Optional;

/** Files that are looked at only to give advice: one that is not a file, or that may not be read, says nothing. */
final class Beside {
    private Beside() {}

    /** Empty also for a directory, and for a link to {@code /dev/null}, by which files of systemd are switched off. */
    static Optional<FileContent> read(HostPath path, HostView host) {
        HostPath target = host.resolve(path);
        if (!(host.node(target) instanceof Node.RegularFile)) {
            return Optional.empty();
        }
        try {
            return host.read(target);
        } catch (HostException unreadable) {
            return Optional.empty();
        }
    }
}
