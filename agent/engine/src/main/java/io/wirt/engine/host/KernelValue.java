package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A value behind a file of sysfs or procfs: set with one write, as the kernel takes each write for a whole value, and
 * read back, as it may take one value for another.
 */
final class KernelValue {
    private final HostFiles files;
    private final HostPath path;

    /**
     * Names a value.
     *
     * @param path already resolved
     */
    KernelValue(HostFiles files, HostPath path) {
        this.files = files;
        this.path = path;
    }

    /**
     * Sets the value.
     *
     * @param live false in a tree, where an ordinary file stands for the kernel's, and keeps what is not cut off
     */
    void set(String value, boolean live) {
        Path file = files.onDisk(path);
        try (FileChannel channel = FileChannel.open(file, options(live))) {
            Durable.writeAll(channel, Bytes.utf8(value + "\n"));
            if (!live) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw refused(value, e);
        }
        Optional<FileContent> now = files.content(path);
        String found = now.isPresent() ? now.get().text().strip() : "nothing";
        if (!reads(found, value.strip())) {
            throw new HostException(
                    HostCode.VALUE_REFUSED,
                    path + " took the value " + value + " and now reads " + found,
                    "see which values this kernel accepts there");
        }
    }

    private static Set<OpenOption> options(boolean live) {
        Set<OpenOption> options = new HashSet<>();
        options.add(StandardOpenOption.WRITE);
        options.add(LinkOption.NOFOLLOW_LINKS);
        if (!live) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        return options;
    }

    private HostException refused(String value, IOException refused) {
        String what = path + " does not take the value " + value;
        if (Refusal.isDenied(refused) || !Files.isWritable(files.onDisk(path))) {
            return Refusal.unwritable(refused, what, files.onDisk(path.parent()), 0);
        }
        return new HostException(
                HostCode.VALUE_REFUSED,
                what + ": " + Refusal.reason(refused),
                "see which values this kernel accepts there, and in which state");
    }

    /**
     * Some files list all choices and mark the chosen one, as in {@code [always] madvise never}; others hold several numbers,
     * which the kernel parts by tabs, as {@code ip_local_port_range}.
     */
    static boolean reads(String text, String value) {
        int open = text.indexOf('[');
        int close = text.indexOf(']', open + 1);
        boolean marked = open >= 0 && close > open;
        return words(text).equals(words(value))
                || (marked && text.substring(open + 1, close).equals(value));
    }

    private static List<Object> words(String text) {
        return Collections.list(new StringTokenizer(text));
    }
}
