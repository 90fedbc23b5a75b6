package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** The steps of writing so that a crash leaves the old or the new: all bytes, then the file, the name, the directory. */
final class Durable {
    private static final String BEGIN = ".wirt-";
    private static final String END = ".tmp";

    private Durable() {}

    /**
     * A name that no directory of the system reads: no {@code *.conf}, no {@code *.cfg}, hidden. What a killed run left
     * under such a name goes first: one run at a time holds the lock, so it is nobody's.
     */
    static Path temporaryIn(Path directory) {
        try {
            for (String name : Listing.of(directory)) {
                if (isTemporary(name)) {
                    discard(directory.resolve(name));
                }
            }
        } catch (IOException e) {
            // Where the directory cannot be read, writing into it will say so in better words.
        }
        return directory.resolve(
                BEGIN + Long.toHexString(ThreadLocalRandom.current().nextLong()) + END);
    }

    static boolean isTemporary(String name) {
        return name.startsWith(BEGIN) && name.endsWith(END);
    }

    static void writeAll(FileChannel channel, Bytes content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content.toArray());
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Gives what is at {@code temporary} its final name, in place of whatever had it. */
    static void rename(Path temporary, Path name, Path directory) throws IOException {
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
        force(directory);
    }

    /** Makes the names in a directory durable. */
    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes what was begun; the failure that led here is the one to be reported. */
    static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // A file that nothing reads stays behind.
        }
    }
}
