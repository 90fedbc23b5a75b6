package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a host in our hands: a lock of the operating system on a file that says who has it, so that the death of
 * its holder frees it. The file stays, as removing it would let two runs lock two files of one name.
 */
final class HeldLock implements StateStore.Locking.Held {
    private static final int MOST_HOLDER_BYTES = 4096;
    private static final int MOST_LOOKERS = 50;
    private static final int LOOK_MILLIS = 5;

    private final FileChannel channel;
    private final String holder;

    private HeldLock(FileChannel channel, String holder) {
        this.channel = channel;
        this.holder = holder;
    }

    static StateStore.Locking take(Path file, String holder, FileAttribute<?> permissions) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                permissions);
        boolean ours = false;
        try {
            ours = tryLock(channel) != null;
            // Who holds it says so in it; who only looks whether it is held does not, and is gone at once.
            for (int i = 0; !ours && i < MOST_LOOKERS && holderIn(channel).isEmpty(); i++) {
                pause();
                ours = tryLock(channel) != null;
            }
            if (!ours) {
                return new StateStore.Locking.Taken(holderIn(channel));
            }
            channel.truncate(0);
            Durable.writeAll(channel, Bytes.utf8(holder));
            return new HeldLock(channel, holder);
        } finally {
            if (!ours) {
                channel.close();
            }
        }
    }

    /** Who holds the lock on {@code file}; empty if nobody does, or it may not be read. */
    static Optional<String> holderOf(Path file) {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null ? Optional.of(holderIn(channel)) : Optional.empty();
        } catch (IOException | OverlappingFileLockException unseen) {
            return Optional.empty();
        }
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    String holder() {
        return holder;
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The lock is free anyway: it goes with the file's closing.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String holderIn(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MOST_HOLDER_BYTES);
        while (text.hasRemaining() && channel.read(text, text.position()) >= 0) {}
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }
}
