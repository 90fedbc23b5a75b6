package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one host for reading, and the one place where a path of the host becomes a path of this machine. A path
 * is resolved within the host first and joined to its root afterwards, so that no link can lead out of a tree.
 */
final class HostFiles implements Ground.Files {
    /** Larger than any file that configures a host; what is larger is somebody's mistake or attack. */
    static final int MOST_BYTES = 64 << 20;

    static final int TYPE = 0170000;
    static final int REGULAR = 0100000;
    static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    private final Path root;

    HostFiles(Path root) {
        this.root = root.toAbsolutePath();
    }

    LinkResolver.Resolved resolve(HostPath path, boolean followLast) {
        return LinkResolver.resolve(path, followLast, this);
    }

    /** Where an already resolved path lies on this machine. */
    Path onDisk(HostPath exact) {
        try {
            return isRoot(exact) ? root : root.resolve(exact.value().substring(1));
        } catch (InvalidPathException e) {
            throw new HostException(
                    HostCode.BAD_PATH,
                    exact + " is no name that this machine's locale can express",
                    "run with a UTF-8 locale, such as LC_ALL=C.UTF-8");
        }
    }

    /** {@inheritDoc} What stands there and may not be looked at is an error, never missing. */
    @Override
    public Node node(HostPath exact) {
        Path path = onDisk(exact);
        try {
            return isRoot(exact)
                    ? nodeOf(path, UnixAttributes.of(path))
                    : nodeOf(path, UnixAttributes.of(path, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return new Node.Missing();
        } catch (IOException e) {
            if (liesBelowAFile(exact, e)) {
                return new Node.Missing();
            }
            throw Refusal.unreadable(exact, e);
        }
    }

    Optional<FileContent> read(HostPath path) {
        return content(resolve(path, true).path());
    }

    @Override
    public Optional<FileContent> content(HostPath exact) {
        Optional<Node.RegularFile> file = regularFile(exact);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(onDisk(exact), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(
                    new FileContent(exact, allOf(stream, exact), file.get().attributes()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Refusal.unreadable(exact, e);
        }
    }

    /** Empty if nothing is there; a refusal if it is something else. */
    private Optional<Node.RegularFile> regularFile(HostPath exact) {
        Node node = node(exact);
        if (node instanceof Node.Missing) {
            return Optional.empty();
        }
        if (!(node instanceof Node.RegularFile file)) {
            throw new HostException(
                    HostCode.UNREADABLE, exact + " is no regular file", "put a regular file there, or remove it");
        }
        return Optional.of(file);
    }

    boolean lines(HostPath path, Consumer<String> sink) {
        HostPath exact = resolve(path, true).path();
        if (regularFile(exact).isEmpty()) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(onDisk(exact), LinkOption.NOFOLLOW_LINKS)) {
            LineStream.read(stream, sink);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw Refusal.unreadable(exact, e);
        }
    }

    List<String> list(HostPath path) {
        HostPath exact = resolve(path, true).path();
        if (!(node(exact) instanceof Node.Directory)) {
            return List.of();
        }
        try {
            return Listing.of(onDisk(exact));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw Refusal.unreadable(exact, e);
        }
    }

    /** When the file at a resolved path was last written, in seconds since 1970. */
    long modified(HostPath exact) {
        try {
            return Files.getLastModifiedTime(onDisk(exact), LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .getEpochSecond();
        } catch (IOException e) {
            throw Refusal.unreadable(exact, e);
        }
    }

    private static Node nodeOf(Path path, UnixAttributes found) throws IOException {
        return switch (found.mode() & TYPE) {
            case REGULAR -> new Node.RegularFile(attributesOf(found));
            case DIRECTORY -> new Node.Directory(attributesOf(found));
            case LINK -> new Node.SymbolicLink(Files.readSymbolicLink(path).toString());
            default -> new Node.Special();
        };
    }

    private static Node.Attributes attributesOf(UnixAttributes found) {
        return new Node.Attributes(
                found.mode() & 07777, found.owner(), found.group(), found.device() + ":" + found.inode());
    }

    private static boolean isRoot(HostPath path) {
        // Not equals: a record's own one costs tens of milliseconds the first time.
        return path.value().length() == 1;
    }

    /** The system says so with an error of its own, whose text depends on the locale: so it is looked up. */
    private boolean liesBelowAFile(HostPath exact, IOException refused) {
        return refused instanceof FileSystemException
                && !Refusal.isDenied(refused)
                && !isRoot(exact)
                && !(node(exact.parent()) instanceof Node.Directory);
    }

    /** Files of procfs say that they are empty, so the size is known only at the end. */
    private static Bytes allOf(InputStream stream, HostPath path) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new HostException(
                    HostCode.TOO_LARGE,
                    path + " is larger than " + (MOST_BYTES >> 20) + " MiB",
                    "see whether this really is the file you mean");
        }
        return Bytes.of(bytes);
    }
}
