package io.wirt.engine.host;

import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The words for what the operating system refused.
 *
 * <p>Java keeps most error numbers to itself and gives their text, which follows the locale; so the state of the file
 * system is asked as well.
 */
final class Refusal {
    private Refusal() {}

    static HostException unreadable(HostPath path, IOException refused) {
        return new HostException(
                HostCode.UNREADABLE,
                path + " cannot be read: " + reason(refused),
                "run as root, or as a user who may read it");
    }

    /**
     * Says why something could not be written.
     *
     * @param what was tried, as "X cannot be written"
     * @param place a directory of this machine on the file system concerned
     * @param size how many bytes were to be written
     */
    static HostException unwritable(IOException refused, String what, Path place, long size) {
        String message = what + ": " + reason(refused);
        if (isDenied(refused)) {
            return new HostException(
                    HostCode.DENIED, message, "run as root; see also whether lsattr shows it as immutable");
        }
        if (refused instanceof NoSuchFileException) {
            return new HostException(HostCode.NO_DIRECTORY, message, "make the directory first");
        }
        if (says(refused, "busy")) {
            return new HostException(
                    HostCode.BUSY, message, "something is mounted there: change the file where it comes from");
        }
        if (says(refused, "No space left") || says(refused, "quota exceeded") || isFull(place, size)) {
            return new HostException(HostCode.NO_SPACE, message, "make room on its file system: df, and df -i");
        }
        if (says(refused, "Read-only file system") || isReadOnly(place)) {
            return new HostException(HostCode.READ_ONLY, message, "mount its file system writable");
        }
        return new HostException(HostCode.IO, message, "see the kernel log for errors of the disk or file system");
    }

    static boolean isDenied(IOException refused) {
        return refused instanceof AccessDeniedException || says(refused, "Operation not permitted");
    }

    /** The system's reason without the path, which the reader knows under another name below a {@code --root}. */
    static String reason(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (refused instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        String reason = refused instanceof FileSystemException failure ? failure.getReason() : refused.getMessage();
        return reason == null ? refused.getClass().getSimpleName() : reason;
    }

    private static boolean says(IOException refused, String words) {
        return reason(refused).contains(words);
    }

    private static boolean isFull(Path place, long size) {
        try {
            return Files.getFileStore(place).getUsableSpace() < size;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isReadOnly(Path place) {
        try {
            return Files.getFileStore(place).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }
}
