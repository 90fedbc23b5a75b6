package io.wirt.cli.command;

import io.wirt.spi.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes the files that a caller asked for by name. */
final class CallerFile {
    private CallerFile() {}

    /** Replaces {@code file} in one step; only its owner may read it. */
    static void write(Path file, Bytes content) {
        Path absolute = behindLinks(file);
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
            throw new UsageException(file + " is no regular file, and would be replaced by one", "choose another file");
        }
        Path temporary = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid());
        try {
            writeNew(temporary, content);
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no directory " + absolute.getParent(), "make it, or choose another");
        } catch (IOException e) {
            remove(temporary);
            throw new UsageException("cannot write " + file + ": " + Session.reason(e), "choose another file");
        }
    }

    private static Path behindLinks(Path file) {
        try {
            return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": " + Session.reason(e), "choose another file");
        }
    }

    private static void writeNew(Path file, Bytes content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer buffer = ByteBuffer.wrap(content.toArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UsageException("cannot remove " + file + ": " + Session.reason(left), "remove it yourself");
        }
    }
}
