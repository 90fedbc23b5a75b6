package io.wirt.engine.host;

import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk from the root of a host to where a path really lies, name by name, so that no link can lead out of the
 * host: an absolute target begins at the host's root again, and {@code ..} stops there.
 *
 * <p>It sees a host only through a {@link Lookup}, and so serves a real one, one in foresight and one in memory alike.
 */
public final class LinkResolver {
    /** As many as Linux itself follows before it calls the chain a loop. */
    private static final int MOST_LINKS = 40;

    private final Lookup lookup;
    private final List<String> links = new ArrayList<>();
    /** The names still to be walked, the next one last. */
    private final List<String> ahead = new ArrayList<>();

    private HostPath here = HostPath.ROOT;

    private LinkResolver(HostPath path, Lookup lookup) {
        this.lookup = lookup;
        putAhead(path.value());
    }

    /** What stands at a path that is taken as it is: no link in it is followed, and where nothing stands is missing. */
    @FunctionalInterface
    public interface Lookup {
        Node node(HostPath exact);
    }

    /**
     * Where a path really lies.
     *
     * @param links the symbolic links followed on the way, in order, each as {@code path -> target}
     */
    public record Resolved(HostPath path, List<String> links) {
        public Resolved {
            links = List.copyOf(links);
        }
    }

    /**
     * Resolves {@code path}. Below a name that is missing, or is no directory, the remaining names are looked up all the
     * same, so that the result never holds a link that was not followed, whatever {@code ..} it came through.
     *
     * @param followLast whether a link in the last place is followed too
     * @throws HostException {@code host.link-loop} after more than 40 links
     */
    public static Resolved resolve(HostPath path, boolean followLast, Lookup lookup) {
        return new LinkResolver(path, lookup).walk(path, followLast);
    }

    private Resolved walk(HostPath path, boolean followLast) {
        while (!ahead.isEmpty()) {
            String name = ahead.remove(ahead.size() - 1);
            if (name.equals("..")) {
                here = here.parent();
                continue;
            }
            HostPath next = here.resolve(name);
            boolean kept = ahead.isEmpty() && !followLast;
            if (!kept && lookup.node(next) instanceof Node.SymbolicLink link) {
                follow(path, next, link.target());
            } else {
                here = next;
            }
        }
        return new Resolved(here, links);
    }

    private void follow(HostPath path, HostPath link, String target) {
        if (links.size() == MOST_LINKS) {
            throw new HostException(
                    HostCode.LINK_LOOP,
                    path + " leads through more than " + MOST_LINKS + " symbolic links, the last of them " + link
                            + " -> " + target,
                    "make one of the links point to a file or directory");
        }
        links.add(link + " -> " + target);
        if (target.startsWith("/")) {
            here = HostPath.ROOT;
        }
        putAhead(target);
    }

    /** The names are kept as they stand: {@code ..} means the parent of what a link before it leads to. */
    private void putAhead(String target) {
        int end = target.length();
        while (end > 0) {
            int slash = target.lastIndexOf('/', end - 1);
            String name = target.substring(slash + 1, end);
            if (!name.isEmpty() && !name.equals(".")) {
                ahead.add(name);
            }
            end = slash;
        }
    }
}
