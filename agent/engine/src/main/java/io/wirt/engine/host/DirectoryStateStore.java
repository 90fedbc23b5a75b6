package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store in a directory of this machine, open to its owner alone. What stands in it is believed, so whoever else may
 * write there makes it unusable; it holds regular files and directories, and no link in it is followed.
 */
public final class DirectoryStateStore implements StateStore {
    private static final String LOCK = "lock";

    private static final HostPath PLACE = HostPath.of("/var/lib/wirt");
    private static final int NOT_FOR_OTHERS = 0077;
    private static final String UNTRUSTED = "state.untrusted";

    /** By one of these a directory is known as a store. */
    private static final Set<String> OWN = Set.of(LOCK, "running", "last-run", "after-boot", "owed", "runs");

    private final Path directory;
    private final Place place;
    private @Nullable HeldLock held;
    private boolean trusted;

    private DirectoryStateStore(Place place) {
        this.place = place;
        this.directory = place.resolve();
    }

    /**
     * The store in a directory that the caller names.
     *
     * @param directory need not exist
     * @throws HostException if a link on the way could have been put there by others
     */
    public static DirectoryStateStore at(Path directory) {
        return new DirectoryStateStore(new OfCaller(directory));
    }

    /** The store of the host whose root directory is {@code root}, where no link leads out of the host. */
    public static DirectoryStateStore ofHost(Path root) {
        return new DirectoryStateStore(new OfHost(new HostFiles(root)));
    }

    /** Where a store lies. */
    private sealed interface Place {
        /** Looks it up, links followed. */
        Path resolve();

        /** @throws HostException if somebody else could exchange a directory on the way */
        void requireTrust();
    }

    private record OfCaller(Path named) implements Place {
        @Override
        public Path resolve() {
            try {
                return CallerPath.behindLinks(named);
            } catch (IOException e) {
                throw unreadable(named, e);
            }
        }

        /** The caller has chosen the way. */
        @Override
        public void requireTrust() {}
    }

    private record OfHost(HostFiles files) implements Place {
        @Override
        public Path resolve() {
            return files.onDisk(files.resolve(PLACE, true).path());
        }

        @Override
        public void requireTrust() {
            try {
                TrustedWay.walk(PLACE, true, files);
            } catch (HostException e) {
                throw new HostException(UNTRUSTED, "Wirt's own state is not believed: " + e.summary(), e.remedy());
            }
        }
    }

    @Override
    public Optional<Bytes> read(String name) {
        Path file = fileOf(name);
        if (!hasFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = stream.readNBytes(HostFiles.MOST_BYTES + 1);
            if (content.length > HostFiles.MOST_BYTES) {
                throw unusable(file, "is larger than " + (HostFiles.MOST_BYTES >> 20) + " MiB");
            }
            return Optional.of(Bytes.of(content));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public List<String> list(String name) {
        Path listed = name.isEmpty() ? directory : fileOf(name);
        if (!hasDirectory(listed)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try {
            for (String found : Listing.of(listed)) {
                if (!Durable.isTemporary(found)) {
                    names.add(found);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(listed, e);
        }
        return names;
    }

    @Override
    public void replace(String name, Bytes content) {
        Path file = fileOf(name);
        hasFile(file);
        Path parent = parentOf(file);
        Path temporary = Durable.temporaryIn(parent);
        boolean done = false;
        try {
            makeDirectories(parent);
            write(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), content);
            Durable.rename(temporary, file, parent);
            done = true;
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            if (!done) {
                Durable.discard(temporary);
            }
        }
    }

    @Override
    public void append(String name, Bytes content) {
        Path file = fileOf(name);
        try {
            boolean isNew = !hasFile(file);
            makeDirectories(parentOf(file));
            write(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                    content);
            if (isNew) {
                Durable.force(parentOf(file));
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void remove(String name) {
        Path file = fileOf(name);
        if (!hasFile(file)) {
            return;
        }
        try {
            if (Files.deleteIfExists(file)) {
                Durable.force(parentOf(file));
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * {@inheritDoc} A lock belongs to the process, and closing the file anywhere in it gives the lock up; so one process
     * takes it through one store, and a store that holds it does not open the file again.
     */
    @Override
    public Locking lock(String holder) {
        HeldLock own = held;
        if (own != null && own.isOpen()) {
            return new Locking.Taken(own.holder());
        }
        // Much may have happened while somebody thought about a plan.
        trusted = false;
        place.requireTrust();
        if (!place.resolve().equals(directory)) {
            throw unusable(directory, "is no longer reached by its name: somebody has exchanged a link");
        }
        Path file = directory.resolve(LOCK);
        hasFile(file);
        requireOwn();
        try {
            makeDirectories(directory);
            Locking locking = HeldLock.take(file, holder, onlyOwner("rw-------"));
            if (locking instanceof HeldLock taken) {
                held = taken;
                close();
            }
            return locking;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public Optional<String> holder() {
        HeldLock own = held;
        if (own != null && own.isOpen()) {
            return Optional.empty();
        }
        Path file = directory.resolve(LOCK);
        return hasFile(file) ? HeldLock.holderOf(file) : Optional.empty();
    }

    private static void write(Path file, Set<? extends OpenOption> options, Bytes content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options, onlyOwner("rw-------"))) {
            Durable.writeAll(channel, content);
            channel.force(true);
        }
    }

    /**
     * Each made directory is durable in its parent before anything is put into it. Those above the store are the host's,
     * and for everybody.
     */
    private void makeDirectories(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = parentOf(wanted);
        makeDirectories(parent);
        try {
            Files.createDirectory(wanted, onlyOwner(wanted.startsWith(directory) ? "rwx------" : "rwxr-xr-x"));
            Durable.force(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
    }

    /** Nothing is put into a directory that holds other things, and none of ours, such as {@code /etc}. */
    private void requireOwn() {
        if (!hasDirectory(directory)) {
            return;
        }
        List<String> names = list("");
        boolean ours = false;
        for (String name : names) {
            ours |= OWN.contains(name);
        }
        if (!ours && !names.isEmpty() && !Files.exists(directory.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
            throw unusable(directory, "is a directory of something else: it holds " + names.get(0));
        }
    }

    /** A directory of ours that somebody opened for reading is closed again, by whoever has the lock. */
    private void close() throws IOException {
        UnixAttributes found = UnixAttributes.of(directory);
        boolean open = (found.mode() & NOT_FOR_OTHERS) != 0 && found.owner() == TrustedWay.currentUser();
        if (open && !Files.getFileStore(directory).type().equals("vfat")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private boolean hasFile(Path file) {
        return hasDirectory(parentOf(file)) && isThere(file, HostFiles.REGULAR, "is no regular file");
    }

    private boolean hasDirectory(Path path) {
        return path.equals(directory)
                ? isThereAndTrusted()
                : hasDirectory(parentOf(path)) && isThere(path, HostFiles.DIRECTORY, "is no directory");
    }

    /**
     * Whether a part of the store is there. What is opened without this look may never end, such as a pipe, or be
     * somebody else's, such as what is behind a link.
     */
    private static boolean isThere(Path path, int type, String breach) {
        UnixAttributes found;
        try {
            found = UnixAttributes.of(path, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        if ((found.mode() & HostFiles.TYPE) != type) {
            throw unusable(path, breach);
        }
        requireTrust(path, found);
        return true;
    }

    private static void requireTrust(Path path, UnixAttributes found) {
        int user = TrustedWay.currentUser();
        boolean ours = found.owner() == 0 || found.owner() == user;
        if (!ours || TrustedWay.othersMayWrite(found.mode(), found.group(), user)) {
            throw untrusted(path, found);
        }
    }

    private boolean isThereAndTrusted() {
        if (trusted) {
            return true;
        }
        UnixAttributes found;
        try {
            found = UnixAttributes.of(directory);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            if (liesBelowAFile(directory)) {
                return false;
            }
            throw unreadable(directory, e);
        }
        if (!Files.isDirectory(directory)) {
            throw unusable(directory, "is no directory");
        }
        requireTrust(directory, found);
        place.requireTrust();
        trusted = true;
        return true;
    }

    /** Nothing can stand there; writing will say so. */
    private static boolean liesBelowAFile(Path path) {
        Path above = parentOf(path);
        while (!Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !above.equals(parentOf(above))) {
            above = parentOf(above);
        }
        return !Files.isDirectory(above);
    }

    private Path fileOf(String name) {
        boolean sound = !name.isEmpty() && !name.equals(LOCK) && name.indexOf('\0') < 0;
        for (String part : Lines.of(name.replace('/', '\n') + "\n")) {
            sound &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        if (!sound || name.endsWith("/")) {
            throw new IllegalArgumentException("'" + name + "' is no name in the store");
        }
        return directory.resolve(name);
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static FileAttribute<?> onlyOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static HostException unusable(Path file, String breach) {
        return new HostException(
                "state.unreadable",
                "Wirt's own state " + file + " " + breach,
                "see who put it there, and remove it; or name another directory with --state-dir");
    }

    private static HostException untrusted(Path path, UnixAttributes found) {
        String quoted = "'" + path.toString().replace("'", "'\\\\''") + "'";
        return new HostException(
                UNTRUSTED,
                "Wirt's own state " + path + " (owner " + found.owner() + ", group " + found.group() + ", mode "
                        + Integer.toOctalString(found.mode() & 07777)
                        + ") can be changed by others than root and the user, so it is not believed",
                "name a directory of your own with --state-dir; or see that nobody has put anything there, then: chown "
                        + TrustedWay.currentUser() + " " + quoted + "; chmod go-rwx " + quoted);
    }

    private static HostException unreadable(Path file, IOException refused) {
        return new HostException(
                "state.unreadable",
                "Wirt's own state " + file + " cannot be read: " + Refusal.reason(refused),
                "run as root, or name another directory with --state-dir");
    }

    private static HostException unwritable(Path file, IOException refused) {
        return new HostException(
                "state.unwritable",
                "Wirt's own state " + file + " cannot be written: " + Refusal.reason(refused),
                "run as root, or name another directory with --state-dir");
    }
}
