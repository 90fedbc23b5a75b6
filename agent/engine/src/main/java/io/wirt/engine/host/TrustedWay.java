package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directories that are passed on the way to a file, from the host's root on and through links, each of which must
 * be one that nobody but root and the current user can change: else somebody could put another file in our way.
 *
 * <p>Such a directory belongs to root or to the user; others may not write to it, unless it is the user's own and has
 * the sticky bit, as root's {@code /tmp}. Its group may write if that is root's or has the user's own number. Above the
 * root of a tree nothing is judged.
 */
final class TrustedWay implements LinkResolver.Lookup {
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    private final HostFiles files;
    private final int user;

    private TrustedWay(HostFiles files, int user) {
        this.files = files;
        this.user = user;
    }

    /**
     * Walks to where {@code action} acts; to a file of the kernel's and to the host of a command there is nothing to walk.
     *
     * @throws HostException {@code host.untrusted-directory} at the first directory that others can change
     */
    static void check(HostFiles files, Action action) {
        Optional<Action.Place> place = action.place();
        if (place.isPresent() && !place.get().ofKernel()) {
            walk(place.get().path(), place.get().followed(), files);
        }
    }

    /** @throws HostException {@code host.untrusted-directory} at the first directory that others can change */
    static void walk(HostPath path, boolean followLast, HostFiles files) {
        TrustedWay way = new TrustedWay(files, currentUser());
        way.node(HostPath.ROOT);
        LinkResolver.resolve(path, followLast, way);
    }

    @Override
    public Node node(HostPath exact) {
        Node node = files.node(exact);
        if (node instanceof Node.Directory directory && !isTrusted(directory.attributes(), user)) {
            Node.Attributes found = directory.attributes();
            throw new HostException(
                    HostCode.UNTRUSTED_DIRECTORY,
                    "the directory " + exact + " (owner " + found.owner() + ", group " + found.group() + ", mode "
                            + Integer.toOctalString(found.mode()) + ") can be changed by others than root and the user",
                    "chown root " + exact + "; chmod go-w " + exact);
        }
        return node;
    }

    static boolean isTrusted(Node.Attributes directory, int user) {
        boolean own = directory.owner() == user;
        boolean sticky = (directory.mode() & STICKY) != 0;
        boolean othersWrite = othersMayWrite(directory.mode(), directory.group(), user);
        return (own || directory.owner() == 0) && (!othersWrite || (own && sticky));
    }

    /** Whether somebody beside root and {@code user} may change it, a sticky bit or not. */
    static boolean othersMayChange(UnixAttributes found, int user) {
        boolean ours = found.owner() == 0 || found.owner() == user;
        return !ours || othersMayWrite(found.mode(), found.group(), user);
    }

    /** Whether somebody beside root and {@code user} may make names in a directory of this mode and group. */
    private static boolean othersMayWrite(int mode, int group, int user) {
        boolean groupWrites = (mode & GROUP_WRITES) != 0 && group != 0 && group != user;
        return groupWrites || (mode & OTHERS_WRITE) != 0;
    }

    /** Where there is no procfs to ask, only root's directories are trusted. */
    static int currentUser() {
        try {
            return UnixAttributes.of(Path.of("/proc/self")).owner();
        } catch (IOException e) {
            return 0;
        }
    }
}
