package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a file has beside its content, carried onto a copy: owner, mode, access control list, and every extended attribute,
 * SELinux's label among them. Java sees none but those of users, and says nothing where it fails to carry the others; so
 * this machine's {@code cp} does it, which says so (ADR 22).
 */
final class AttributeCopy {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PROGRAM = "cp";

    /** {@code --preserve=all} and {@code -a} end with 0 where a label is lost, and {@code all} takes the old time along. */
    private static final String KEPT = "--preserve=mode,ownership,xattr";

    private final Commands commands;

    AttributeCopy(Commands commands) {
        this.commands = commands;
    }

    /** @throws HostException if attributes cannot be carried on this machine */
    void require() {
        try {
            Path program = commands.require(PROGRAM).toRealPath();
            if (String.valueOf(program.getFileName()).startsWith("busybox")) {
                throw new HostException(
                        HostCode.ATTRIBUTES_LOST,
                        "no file can be replaced here: the " + PROGRAM + " of busybox cannot carry labels and access"
                                + " control lists",
                        "install GNU coreutils");
            }
        } catch (IOException e) {
            // Whether it can do it, it will say itself.
            return;
        }
    }

    /**
     * Gives {@code copy} what {@code original} has, its content as well.
     *
     * @param target the original as the host names it
     * @param copy a file that is there
     * @throws HostException {@code host.attributes-lost} if something of it was not carried
     * @throws IOException if the copy could not be written
     */
    void carry(HostPath target, Path original, Path copy) throws IOException {
        Commands.Outcome outcome = commands.run(
                List.of(PROGRAM, KEPT, "--", original.toString(), copy.toString()),
                Bytes.EMPTY,
                LIMIT,
                Commands.MOST_OUTPUT);
        if (outcome.exit() == 0 && !outcome.timedOut()) {
            return;
        }
        String failure = "";
        boolean unsupported = false;
        for (String line : Lines.of(outcome.output())) {
            if (line.endsWith(": Operation not supported")) {
                unsupported = true;
            } else if (failure.isEmpty()) {
                failure = line.strip();
            }
        }
        // A file system that has no attributes has none to lose.
        if (unsupported && failure.isEmpty() && !outcome.timedOut()) {
            return;
        }
        String reason = failure.substring(failure.lastIndexOf(": ") + 1).strip();
        if (reason.equals("No space left on device")
                || reason.equals("Disk quota exceeded")
                || reason.equals("Read-only file system")) {
            throw new IOException(reason);
        }
        throw new HostException(
                HostCode.ATTRIBUTES_LOST,
                target + " was not replaced, for its owner, mode, access control list or label would be lost: "
                        + PROGRAM + (failure.isEmpty() ? outcome.failure() : said(failure, target, original, copy)),
                "see by hand what keeps " + PROGRAM + " " + KEPT
                        + " from copying it; it takes the cp of GNU coreutils");
    }

    /** A line of the program without its own path, and with the names that the reader knows. */
    private static String said(String line, HostPath target, Path original, Path copy) {
        return line.substring(Math.max(0, line.indexOf(": ")))
                .replace(copy.toString(), "the copy")
                .replace(original.toString(), target.toString());
    }
}
