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
import java.util.Optional;

/**
 * A file whose place on the disk somebody remembers, such as GRUB's environment block: it keeps its blocks and its length,
 * and other bytes are written over those that it has (docs/domain 2, trap 17). Small enough to fit one page, it is old or new
 * after a crash.
 */
final class PlacedFile {
    private final HostFiles files;
    private final HostPath target;

    /** @param target already resolved */
    PlacedFile(HostFiles files, HostPath target) {
        this.files = files;
        this.target = target;
    }

    /** @throws HostException if the content is not exactly as long as what is there */
    void overwrite(Bytes content, AtomicFile.Recheck recheck) {
        Path file = files.onDisk(target);
        recheck.run();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() != content.size()) {
                throw new HostException(
                        HostCode.MOVED,
                        target + " has " + channel.size() + " bytes and not " + content.size()
                                + ": nothing was written",
                        "look at a new plan");
            }
            Durable.writeAll(channel, content);
            channel.force(true);
        } catch (IOException e) {
            throw Refusal.unwritable(e, target + " cannot be written", files.onDisk(target.parent()), 0);
        }
        Optional<FileContent> now = files.content(target);
        if (now.isEmpty() || !now.get().bytes().equals(content)) {
            throw new HostException(
                    HostCode.READ_BACK,
                    target + " was written, and does not read as what was written",
                    "see whether another program writes it, and the kernel log for errors of the disk");
        }
    }
}
