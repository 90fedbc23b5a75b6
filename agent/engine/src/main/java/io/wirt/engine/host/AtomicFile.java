package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of a host whose content is replaced in one step: a reader, and anyone who finds it after a crash, sees
 * all of the old content or all of the new, with the same owner, mode, ACL and labels (docs/domain 9).
 */
final class AtomicFile {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final HostPath target;
    private final Path file;
    private final Path directory;
    private final HostFiles files;

    /** Looks once more whether the host is as planned, at the last moment, and throws if it is not. */
    interface Recheck {
        void run();
    }

    /**
     * Names a file.
     *
     * @param target already resolved
     */
    AtomicFile(HostFiles files, HostPath target) {
        this.files = files;
        this.target = target;
        this.file = files.onDisk(target);
        this.directory = files.onDisk(target.parent());
    }

    /** Replaces the content of a file that is there. */
    void replace(Bytes content, Recheck recheck) {
        refuseOtherNames();
        install(content, null, recheck);
    }

    /** Makes a file that is not there, with exactly this mode. */
    void create(Bytes content, int mode, Recheck recheck) {
        install(content, mode, recheck);
    }

    private void install(Bytes content, @Nullable Integer modeIfNew, Recheck recheck) {
        Path temporary = Durable.temporaryIn(directory);
        boolean done = false;
        try {
            if (modeIfNew == null) {
                copyWith(content, temporary);
            } else {
                make(content, modeIfNew, temporary);
            }
            recheck.run();
            Durable.rename(temporary, file, directory);
            done = true;
        } catch (IOException e) {
            throw Refusal.unwritable(e, target + " cannot be written", directory, content.size());
        } finally {
            if (!done) {
                Durable.discard(temporary);
            }
        }
        readBack(content);
    }

    /** A copy of the target, so that it has everything that the target has, with other content. */
    private void copyWith(Bytes content, Path temporary) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, NEW, onlyOwner())) {
            new AttributeCopy(Commands.ofSystem()).carry(target, file, temporary);
            channel.truncate(0);
            Durable.writeAll(channel, content);
            channel.force(true);
        }
        String lost = Ownership.of(file).difference(Ownership.of(temporary));
        if (lost != null) {
            throw new HostException(
                    HostCode.ATTRIBUTES_LOST,
                    target + " was not replaced: its copy has " + lost,
                    "run as root, on a file system that keeps owners, modes and extended attributes");
        }
    }

    private static void make(Bytes content, int mode, Path temporary) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, NEW, onlyOwner())) {
            Durable.writeAll(channel, content);
            Ownership.settle(temporary, mode);
            channel.force(true);
        }
    }

    private static FileAttribute<?> onlyOwner() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }

    /** Replacing a file that has several names would leave the old content under the others. */
    void refuseOtherNames() {
        try {
            int names = UnixAttributes.of(file, LinkOption.NOFOLLOW_LINKS).names();
            if (names > 1) {
                throw new HostException(
                        HostCode.HARD_LINKED,
                        target + " is one of " + names + " names of the same file, which replacing it would part",
                        "find the others with find -samefile, and make them symbolic links");
            }
        } catch (IOException e) {
            throw Refusal.unreadable(target, e);
        }
    }

    private void readBack(Bytes content) {
        Optional<FileContent> now = files.content(target);
        if (now.isEmpty() || !now.get().bytes().equals(content)) {
            throw new HostException(
                    HostCode.READ_BACK,
                    target + " was written, and does not read as what was written",
                    "see whether another program writes it, and the kernel log for errors of the disk");
        }
    }
}
