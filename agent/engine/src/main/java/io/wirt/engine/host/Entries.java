package io.wirt.engine.host;

import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The names in the directories of a host: made, replaced, renamed and removed in one step each, and durably. */
final class Entries {
    private final HostFiles files;

    Entries(HostFiles files) {
        this.files = files;
    }

    /** Makes a link, or gives a link another target; whatever else stands there stays. */
    void link(HostPath path, Node before, String target, AtomicFile.Recheck recheck) {
        if (before instanceof Node.SymbolicLink link && link.target().equals(target)) {
            return;
        }
        refuseAllButLinks(path, before);
        Path directory = files.onDisk(path.parent());
        try {
            if (before instanceof Node.Missing) {
                // Fails where a file has come there meanwhile, as a rename would not.
                Files.createSymbolicLink(files.onDisk(path), Path.of(target));
                Durable.force(directory);
            } else {
                replaceLink(path, target, directory, recheck);
            }
        } catch (IOException e) {
            throw Refusal.unwritable(e, path + " cannot be made a link", directory, 0);
        }
    }

    private void replaceLink(HostPath path, String target, Path directory, AtomicFile.Recheck recheck)
            throws IOException {
        Path temporary = Durable.temporaryIn(directory);
        boolean done = false;
        try {
            Files.createSymbolicLink(temporary, Path.of(target));
            recheck.run();
            Durable.rename(temporary, files.onDisk(path), directory);
            done = true;
        } finally {
            if (!done) {
                Durable.discard(temporary);
            }
        }
    }

    /** Gives a link another name beside the old one, in place of a link that may have it. */
    void rename(HostPath from, Node before, HostPath to) {
        if (!from.parent().equals(to.parent())) {
            throw new IllegalArgumentException(to + " is not in the directory of " + from);
        }
        if (before instanceof Node.Missing) {
            throw new HostException(HostCode.NOT_A_LINK, from + " is not there to be renamed", "");
        }
        refuseAllButLinks(from, before);
        refuseAllButLinks(to, files.node(to));
        Path directory = files.onDisk(from.parent());
        try {
            Durable.rename(files.onDisk(from), files.onDisk(to), directory);
        } catch (IOException e) {
            throw Refusal.unwritable(e, from + " cannot be renamed to " + to, directory, 0);
        }
    }

    void remove(HostPath path, Node before) {
        if (before instanceof Node.Missing) {
            return;
        }
        if (!(before instanceof Node.RegularFile || before instanceof Node.SymbolicLink)) {
            throw new HostException(
                    HostCode.NOT_A_FILE,
                    path + " is neither a file nor a link, and was not removed",
                    "remove it yourself");
        }
        Path directory = files.onDisk(path.parent());
        try {
            Files.delete(files.onDisk(path));
            Durable.force(directory);
        } catch (IOException e) {
            throw Refusal.unwritable(e, path + " cannot be removed", directory, 0);
        }
    }

    /** Makes a directory, which appears with its owner and mode. */
    void makeDirectory(HostPath path, Node before, int mode, AtomicFile.Recheck recheck) {
        if (before instanceof Node.Directory) {
            return;
        }
        if (!(before instanceof Node.Missing)) {
            throw new HostException(HostCode.NOT_A_DIRECTORY, path + " is there and is no directory", "move it away");
        }
        Path directory = files.onDisk(path.parent());
        Path temporary = Durable.temporaryIn(directory);
        boolean done = false;
        try {
            Files.createDirectory(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Ownership.settle(temporary, mode);
            recheck.run();
            Durable.rename(temporary, files.onDisk(path), directory);
            done = true;
        } catch (IOException e) {
            throw Refusal.unwritable(e, path + " cannot be made", directory, 0);
        } finally {
            if (!done) {
                Durable.discard(temporary);
            }
        }
    }

    private static void refuseAllButLinks(HostPath path, Node node) {
        if (!(node instanceof Node.Missing || node instanceof Node.SymbolicLink)) {
            throw new HostException(
                    HostCode.NOT_A_LINK,
                    path + " is there and is no symbolic link",
                    "move it away if a link belongs there");
        }
    }
}
