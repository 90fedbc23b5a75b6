package io.wirt.engine.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The directory of a store, looked at before anything in it is opened: what stands in it decides what is restarted and what
 * counts as applied, so nobody else may change it. It holds regular files and directories, and no link in it is followed.
 */
final class StateDirectory {
    /** By one of these a directory is known as a store. */
    private static final Set<String> OWN = Set.of("lock", "running", "last-run", "after-boot", "owed", "runs");

    private static final int NOT_FOR_OTHERS = 0077;

    private final StatePlace place;
    private final Path path;
    private final int user = TrustedWay.currentUser();
    private boolean trusted;

    StateDirectory(StatePlace place) {
        this.place = place;
        this.path = place.resolve();
    }

    Path path() {
        return path;
    }

    /** Looks at everything anew: much may have happened while somebody thought about a plan. */
    void requireUnchanged() {
        trusted = false;
        place.requireTrust();
        if (!place.resolve().equals(path)) {
            throw StateRefusals.unusable(path, "is no longer reached by its name: somebody has exchanged a link");
        }
    }

    /** Nothing is put into a directory that holds other things, and none of ours, such as {@code /etc}. */
    void requireOwn() throws IOException {
        String other = "";
        boolean own = !hasDirectory(path);
        if (!own) {
            for (String name : Listing.of(path)) {
                own |= OWN.contains(name);
                boolean ofTheFileSystem = name.startsWith(".") || name.equals("lost+found");
                other = other.isEmpty() && !ofTheFileSystem ? name : other;
            }
        }
        if (!own && !other.isEmpty()) {
            throw StateRefusals.unusable(path, "is a directory of something else: it holds " + other);
        }
    }

    /** A directory of ours that somebody opened for reading is closed again; for the holder of the lock. */
    void close() throws IOException {
        UnixAttributes found = UnixAttributes.of(path);
        boolean open = (found.mode() & NOT_FOR_OTHERS) != 0 && found.owner() == user;
        if (open && !Files.getFileStore(path).type().equals("vfat")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Whether a file of the store is there, as one of ours. */
    boolean hasFile(Path file) {
        return hasDirectory(parentOf(file)) && isThere(file, HostFiles.REGULAR, "is no regular file");
    }

    boolean hasDirectory(Path directory) {
        return directory.equals(path)
                ? isThereAndTrusted()
                : hasDirectory(parentOf(directory)) && isThere(directory, HostFiles.DIRECTORY, "is no directory");
    }

    /**
     * Makes a directory of the store. Each that is made is durable in its parent before anything is put into it. Those above
     * the store are the host's, and for everybody.
     */
    void make(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = parentOf(wanted);
        make(parent);
        try {
            Files.createDirectory(wanted, permissions(wanted.startsWith(path) ? "rwx------" : "rwxr-xr-x"));
            Durable.force(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
    }

    /**
     * What is opened without this look may never end, such as a pipe, or be somebody else's, such as what is behind a
     * link.
     */
    private boolean isThere(Path part, int type, String breach) {
        UnixAttributes found;
        try {
            found = UnixAttributes.of(part, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw StateRefusals.unreadable(part, e);
        }
        if ((found.mode() & HostFiles.TYPE) != type) {
            throw StateRefusals.unusable(part, breach);
        }
        requireTrust(part, found);
        return true;
    }

    private boolean isThereAndTrusted() {
        if (trusted) {
            return true;
        }
        UnixAttributes found;
        try {
            found = UnixAttributes.of(path);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            if (liesBelowAFile()) {
                return false;
            }
            throw StateRefusals.unreadable(path, e);
        }
        if (!Files.isDirectory(path)) {
            throw StateRefusals.unusable(path, "is no directory");
        }
        requireTrust(path, found);
        place.requireTrust();
        trusted = true;
        return true;
    }

    private void requireTrust(Path part, UnixAttributes found) {
        if (TrustedWay.othersMayChange(found, user)) {
            throw StateRefusals.untrusted(part, found, user);
        }
    }

    /** Nothing can stand there; writing will say so. */
    private boolean liesBelowAFile() {
        Path above = parentOf(path);
        while (!Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !above.equals(parentOf(above))) {
            above = parentOf(above);
        }
        return !Files.isDirectory(above);
    }

    static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
