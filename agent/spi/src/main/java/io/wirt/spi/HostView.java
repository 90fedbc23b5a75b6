package io.wirt.spi;

import java.util.List;
import java.util.Optional;

/**
 * All that may be learnt about a host; nothing in it can change one.
 *
 * <p>Every method throws {@link HostException} where the host refuses an answer (a file that is there and cannot be
 * read), and {@link NotYetObservable} where the answer depends on a step of the plan that has not run.
 */
public interface HostView {

    /** What stands at {@code path}; links on the way are followed, one in the last place is not. */
    Node node(HostPath path);

    /** The regular file at {@code path}, links followed; empty if nothing is there. */
    Optional<FileContent> read(HostPath path);

    /** The names in the directory at {@code path}, sorted; empty if there is no such directory. */
    List<String> list(HostPath path);

    /** Where {@code path} really lies, all links followed, whether or not the last name exists. */
    HostPath resolve(HostPath path);

    <A> Answer<A> ask(Query<A> query);

    /** Whether anything stands at {@code path}, links followed. */
    default boolean has(HostPath path) {
        return !(node(resolve(path)) instanceof Node.Missing);
    }

    /** Whether {@code path} is a directory, links followed. */
    default boolean hasDirectory(HostPath path) {
        return node(resolve(path)) instanceof Node.Directory;
    }

    /**
     * True on the running machine itself. False for a file system tree under {@code --root}: there no command runs, and
     * a file under {@code /proc}, {@code /sys} or {@code /var/log} that is absent means "not applicable", not "off".
     */
    boolean live();
}
