package io.wirt.engine.host;

import io.wirt.spi.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a file that a caller named really lies on this machine, so that it can be replaced there. Links are followed, but
 * none that somebody else could have planted to have one of the caller's files replaced.
 */
public final class CallerPath {
    private static final int MOST_LINKS = 40;
    private static final Path PROCESSES = Path.of("/proc");

    private final Path named;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path here = Path.of("/");
    private int links;

    private CallerPath(Path named) {
        this.named = named;
        putAhead(named.toAbsolutePath());
    }

    /**
     * Where {@code named} lies; the file itself need not exist.
     *
     * <p>A link of procfs is not followed: what it says is only where an open file of a process was, as with {@code
     * /dev/stdout}, and to replace that one would change nothing in this.
     *
     * @throws HostException {@code host.planted-link} if a link on the way is in a directory that others may write, {@code
     *     host.link-loop}
     * @throws IOException if the way cannot be looked at
     */
    public static Path behindLinks(Path named) throws IOException {
        return new CallerPath(named).walk();
    }

    private Path walk() throws IOException {
        while (!ahead.isEmpty()) {
            Path name = ahead.removeFirst();
            if (name.toString().equals(".")) {
                continue;
            }
            if (name.toString().equals("..")) {
                Path above = here.getParent();
                here = above == null ? here : above;
                continue;
            }
            Path next = here.resolve(name);
            if (!next.startsWith(PROCESSES) && Files.isSymbolicLink(next)) {
                follow(next);
            } else {
                here = next;
            }
        }
        return here;
    }

    private void follow(Path link) throws IOException {
        refuseWhereOthersMayWrite(link);
        if (++links > MOST_LINKS) {
            throw new HostException(
                    HostCode.LINK_LOOP, named + " leads through more than " + MOST_LINKS + " symbolic links", "");
        }
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute()) {
            here = Path.of("/");
        }
        putAhead(target);
    }

    private void refuseWhereOthersMayWrite(Path link) throws IOException {
        UnixAttributes directory = UnixAttributes.of(here, LinkOption.NOFOLLOW_LINKS);
        if (TrustedWay.othersMayChange(directory, TrustedWay.currentUser())) {
            throw new HostException(
                    HostCode.PLANTED_LINK,
                    link + " is a link to " + Files.readSymbolicLink(link) + " in a directory that others may write: "
                            + "they could have put it there",
                    "choose another file, or name the one that the link leads to");
        }
    }

    private void putAhead(Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.addFirst(path.getName(i));
        }
    }
}
