package io.wirt.cli.command;

import io.wirt.engine.host.CallerPath;
import io.wirt.engine.host.LineStream;
import io.wirt.spi.Bytes;
import io.wirt.spi.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads and writes the files that a caller names. */
final class CallerFile {
    private CallerFile() {}

    /** Replaces {@code file} in one step; only its owner may read it. */
    static void write(Path file, Bytes content) {
        Path place = placeOf(file);
        Path temporary = place.resolveSibling("." + place.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        boolean done = false;
        try {
            writeNew(temporary, content);
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no directory " + place.getParent(), "make it, or choose another");
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": " + Session.reason(e), "choose another file");
        } finally {
            if (!done) {
                remove(temporary);
            }
        }
    }

    /** What is there may be written anew if it begins as all of its sort do; anything else, as a log, is somebody's. */
    static void demandReplaceable(Path file, String sort, String begin) {
        try (InputStream stream = Files.newInputStream(placeOf(file))) {
            String there = new String(stream.readNBytes(begin.length()), StandardCharsets.ISO_8859_1);
            if (!there.isEmpty() && !there.equals(begin)) {
                throw new UsageException(file + " is there, and is no " + sort, "choose another file, or remove it");
            }
        } catch (IOException e) {
            // Not there, or told when it is written.
            return;
        }
    }

    /**
     * Hands on the lines of a file, as {@link LineStream} reads them; one in .gz is unpacked.
     *
     * @param name as the caller wrote it; {@code -} is standard input
     */
    static void lines(String name, Path file, Console console, Consumer<String> sink) {
        try (InputStream stream = stream(name, file, console)) {
            LineStream.read(stream, sink);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + name, "check the name; paths are relative to where you are");
        } catch (IOException e) {
            throw new UsageException(
                    "cannot read " + name + ": " + Session.reason(e), "it must be a file that you may read");
        }
    }

    private static InputStream stream(String name, Path file, Console console) throws IOException {
        if (name.equals("-")) {
            return console.in();
        }
        InputStream stream = Files.newInputStream(file);
        return name.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }

    /** Where {@code file} lies, behind links. What stands there and is no file, such as a pipe, is not replaced by one. */
    private static Path placeOf(Path file) {
        Path place;
        try {
            place = CallerPath.behindLinks(file);
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": " + Session.reason(e), "choose another file");
        }
        boolean there = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(file + " is no regular file, and would be replaced by one", "choose another file");
        }
        return place;
    }

    /** Whether the two are one file, whatever links lead there. */
    static boolean isSame(Path one, Path other) {
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || Files.isSameFile(one, other);
        } catch (IOException oneIsMissing) {
            return false;
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
            // The failure that led here is the one to be reported.
            return;
        }
    }
}
