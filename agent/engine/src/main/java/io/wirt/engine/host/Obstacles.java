package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What stands in the way of an action, seen without trying it. */
final class Obstacles {
    private final HostFiles files;

    Obstacles(HostFiles files) {
        this.files = files;
    }

    /** @throws HostException with what {@code action} would meet, in the words in which performing it would fail */
    void look(Action action) {
        if (action instanceof Action.Run run) {
            Commands.ofSystem().require(run.argv().get(0));
        } else if (action instanceof Action.WriteFile write) {
            TrustedWay.check(files, write.path(), true);
            HostPath target = files.resolve(write.path(), true).path();
            writable(target);
            if (files.node(target) instanceof Node.RegularFile) {
                new AtomicFile(files, target).refuseOtherNames();
                new AttributeCopy(Commands.ofSystem()).require();
            }
        } else if (!(action instanceof Action.SetKernelValue)) {
            writable(Grounds.of(files, action).path());
        }
    }

    /** Even root is refused on a file system that is read-only, and at what is immutable. */
    private void writable(HostPath target) {
        Path directory = files.onDisk(target.parent());
        try {
            check(directory);
            if (files.node(target) instanceof Node.RegularFile) {
                check(files.onDisk(target));
            }
        } catch (IOException e) {
            throw Refusal.unwritable(e, target + " cannot be written", directory, 0);
        }
    }

    private static void check(Path path) throws IOException {
        try {
            path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE);
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Somebody else may have the right, and an earlier action may make the directory.
            return;
        }
    }
}
