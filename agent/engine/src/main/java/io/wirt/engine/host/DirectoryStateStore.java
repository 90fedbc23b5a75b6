package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store in a directory of this machine, open to its owner alone. */
public final class DirectoryStateStore implements StateStore {
    private static final String LOCK = "lock";

    private final Path directory;
    private @Nullable HeldLock held;

    /**
     * Names the directory.
     *
     * @param directory need not exist
     */
    public DirectoryStateStore(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public Optional<Bytes> read(String name) {
        Path file = fileOf(name);
        try {
            return Optional.of(Bytes.of(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public List<String> list(String name) {
        Path listed = name.isEmpty() ? directory : fileOf(name);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(listed)) {
            for (Path entry : entries) {
                String found = String.valueOf(entry.getFileName());
                if (!Durable.isTemporary(found)) {
                    names.add(found);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw unreadable(listed, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(listed, e);
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public void replace(String name, Bytes content) {
        Path file = fileOf(name);
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
            makeDirectories(parentOf(file));
            boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
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
        Path file = directory.resolve(LOCK);
        try {
            makeDirectories(directory);
            Locking locking = HeldLock.take(file, holder, onlyOwner("rw-------"));
            held = locking instanceof HeldLock taken ? taken : null;
            return locking;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public Optional<String> holder() {
        HeldLock own = held;
        return own != null && own.isOpen() ? Optional.empty() : HeldLock.holderOf(directory.resolve(LOCK));
    }

    private static void write(Path file, Set<? extends OpenOption> options, Bytes content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options, onlyOwner("rw-------"))) {
            Durable.writeAll(channel, content);
            channel.force(true);
        }
    }

    /** Each made directory is durable in its parent before anything is put into it. */
    private static void makeDirectories(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = parentOf(wanted);
        makeDirectories(parent);
        try {
            Files.createDirectory(wanted, onlyOwner("rwx------"));
            Durable.force(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
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
