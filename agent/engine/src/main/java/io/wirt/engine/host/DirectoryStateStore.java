package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store in a directory of this machine, open to its owner alone. What stands in it is believed, so anyone else who may
 * write there makes it unusable; it holds regular files and directories, and no link in it is followed.
 */
public final class DirectoryStateStore implements StateStore {
    private static final String LOCK = "lock";

    private static final String FOR_THE_OWNER = "rw-------";

    private final StateDirectory directory;
    private @Nullable HeldLock held;

    private DirectoryStateStore(StatePlace place) {
        this.directory = new StateDirectory(place);
    }

    /**
     * The store in a directory that the caller names.
     *
     * @param directory need not exist
     * @throws HostException if a link on the way could have been put there by others
     */
    public static DirectoryStateStore at(Path directory) {
        return new DirectoryStateStore(new StatePlace.OfCaller(directory));
    }

    /** The store of the host whose root directory is {@code root}, where no link leads out of the host. */
    public static DirectoryStateStore ofHost(Path root) {
        return new DirectoryStateStore(new StatePlace.OfHost(new HostFiles(root)));
    }

    @Override
    public Optional<Bytes> read(String name) {
        Path file = fileOf(name);
        if (!directory.hasFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = stream.readNBytes(HostFiles.MOST_BYTES + 1);
            if (content.length > HostFiles.MOST_BYTES) {
                throw StateRefusals.unusable(file, "is larger than " + (HostFiles.MOST_BYTES >> 20) + " MiB");
            }
            return Optional.of(Bytes.of(content));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StateRefusals.unreadable(file, e);
        }
    }

    @Override
    public List<String> list(String name) {
        Path listed = name.isEmpty() ? directory.path() : fileOf(name);
        if (!directory.hasDirectory(listed)) {
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
            throw StateRefusals.unreadable(listed, e);
        }
        return names;
    }

    @Override
    public void replace(String name, Bytes content) {
        Path file = fileOf(name);
        directory.hasFile(file);
        Path parent = StateDirectory.parentOf(file);
        Path temporary = Durable.temporaryIn(parent);
        boolean done = false;
        try {
            directory.make(parent);
            write(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), content);
            Durable.rename(temporary, file, parent);
            done = true;
        } catch (IOException e) {
            throw StateRefusals.unwritable(file, e);
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
            boolean isNew = !directory.hasFile(file);
            directory.make(StateDirectory.parentOf(file));
            write(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                    content);
            if (isNew) {
                Durable.force(StateDirectory.parentOf(file));
            }
        } catch (IOException e) {
            throw StateRefusals.unwritable(file, e);
        }
    }

    @Override
    public void remove(String name) {
        Path file = fileOf(name);
        if (!directory.hasFile(file)) {
            return;
        }
        try {
            if (Files.deleteIfExists(file)) {
                Durable.force(StateDirectory.parentOf(file));
            }
        } catch (IOException e) {
            throw StateRefusals.unwritable(file, e);
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
        directory.requireUnchanged();
        Path file = directory.path().resolve(LOCK);
        directory.hasFile(file);
        try {
            directory.requireOwn();
            directory.make(directory.path());
            Locking locking = HeldLock.take(file, holder, StateDirectory.permissions(FOR_THE_OWNER));
            if (locking instanceof HeldLock taken) {
                held = taken;
                directory.close();
            }
            return locking;
        } catch (IOException e) {
            throw StateRefusals.unwritable(file, e);
        }
    }

    @Override
    public Optional<String> holder() {
        HeldLock own = held;
        if (own != null && own.isOpen()) {
            return Optional.empty();
        }
        Path file = directory.path().resolve(LOCK);
        return directory.hasFile(file) ? HeldLock.holderOf(file) : Optional.empty();
    }

    private static void write(Path file, Set<? extends OpenOption> options, Bytes content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options, StateDirectory.permissions(FOR_THE_OWNER))) {
            Durable.writeAll(channel, content);
            channel.force(true);
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
        return directory.path().resolve(name);
    }
}
