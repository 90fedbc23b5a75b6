package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.PathState;
import java.util.List;
import java.util.Optional;

/**
 * What an action finds in its place: compared before the action, so that nobody else's edit is ever overwritten.
 *
 * @param links the symbolic links that were followed, each as {@code path -> target}
 * @param path where the action really acts
 */
public record Ground(List<String> links, HostPath path, PathState state) {
    /** The ground of a command: it stands on the whole host, which nobody can compare. */
    public static final Ground NONE = new Ground(List.of(), HostPath.ROOT, PathState.ABSENT);

    public Ground {
        links = List.copyOf(links);
    }

    /** The files of a host, as a ground is looked at through them. */
    public interface Files extends LinkResolver.Lookup {

        /** The regular file at a path that is taken as it is; empty if nothing is there. */
        Optional<FileContent> content(HostPath exact);
    }

    /** What {@code action} finds among {@code files}. */
    public static Ground of(Action action, Files files) {
        Optional<Action.Place> place = action.place();
        return place.isPresent() ? at(place.get(), files) : NONE;
    }

    private static Ground at(Action.Place place, Files files) {
        LinkResolver.Resolved resolved = LinkResolver.resolve(place.path(), place.followed(), files);
        PathState state = stateAt(resolved.path(), files);
        return new Ground(resolved.links(), resolved.path(), place.ofKernel() ? unnumbered(state) : state);
    }

    /** What stands at a path that is taken as it is. */
    public static PathState stateAt(HostPath exact, Files files) {
        Node node = files.node(exact);
        if (!(node instanceof Node.RegularFile)) {
            return PathState.of(node);
        }
        Optional<FileContent> file = files.content(exact);
        return file.isPresent() ? PathState.of(file.get()) : PathState.ABSENT;
    }

    /**
     * Without the number of the file. The kernel numbers the files of procfs and sysfs anew whenever it forgets one, so those
     * of a kernel's value mean nothing.
     */
    private static PathState unnumbered(PathState state) {
        return state.becoming(state);
    }

    /** Whether {@code now} is what was foreseen here, as far as that could be known. */
    public boolean isStill(Ground now) {
        return path.equals(now.path) && links.equals(now.links) && state.isStill(now.state);
    }

    /** How {@code now} differs from this, to be read after the path. */
    String difference(Ground now) {
        return path.equals(now.path) && links.equals(now.links)
                ? state.difference(now.state)
                : "is reached in another way: " + way() + " before, " + now.way() + " now";
    }

    private String way() {
        return links.isEmpty() ? "as " + path : "by " + String.join(", ", links);
    }
}
