package io.wirt.engine.plan;

import io.wirt.engine.host.Host;
import io.wirt.engine.host.LinkResolver;
import io.wirt.spi.Action;
import io.wirt.spi.Answer;
import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A host as the actions foreseen so far will have left it: a layer of memory over the real one.
 *
 * <p>What was read or asked once is not read or asked again, so a plan speaks of one moment of each file, and the state that an action
 * is compared with is exactly the one its kind has seen.
 */
public final class Foresight implements HostView {
    private final Host host;
    private final Map<HostPath, Sight> foreseen = new HashMap<>();
    private final Map<HostPath, Optional<FileContent>> seen = new HashMap<>();
    private final Map<HostPath, String> cloudedPaths = new HashMap<>();
    private final Map<Query<?>, String> cloudedQueries = new HashMap<>();
    private final Answers answers = new Answers();

    public Foresight(Host host) {
        this.host = host;
    }

    @Override
    public Node node(HostPath path) {
        return exactNode(resolve(path, false));
    }

    @Override
    public Optional<FileContent> read(HostPath path) {
        HostPath real = resolve(path, true);
        Sight sight = foreseen.get(real);
        if (sight == null) {
            return seen.computeIfAbsent(real, host::read);
        }
        return sight.node() instanceof Node.RegularFile file
                ? sight.content().map(content -> new FileContent(real, content, file.attributes()))
                : Optional.empty();
    }

    @Override
    public List<String> list(HostPath path) {
        HostPath directory = resolve(path, true);
        List<String> present = host.list(directory);
        if (foreseen.isEmpty()) {
            return present;
        }
        TreeSet<String> names = new TreeSet<>(present);
        for (Sight sight : foreseen.values()) {
            if (sight.path().parent().equals(directory)) {
                if (sight.node() instanceof Node.Missing) {
                    names.remove(sight.path().name());
                } else {
                    names.add(sight.path().name());
                }
            }
        }
        return List.copyOf(names);
    }

    @Override
    public HostPath resolve(HostPath path) {
        return resolve(path, true);
    }

    @Override
    public <A> Answer<A> ask(Query<A> query) {
        String reason = cloudedQueries.get(query);
        if (reason != null) {
            throw new NotYetObservable(reason);
        }
        return query.putTo(answers);
    }

    @Override
    public boolean live() {
        return host.live();
    }

    /** Why the host as it is would refuse {@code action}, see {@link Host#obstacle}. */
    Optional<HostException> obstacle(Action action) {
        return host.obstacle(action);
    }

    /** What {@code action} finds in its place; empty for a command. */
    public Optional<Sight> before(Action action) {
        if (action instanceof Action.WriteFile write) {
            return Optional.of(sight(resolve(write.path(), true)));
        }
        if (action instanceof Action.OverwriteFile overwrite) {
            return Optional.of(sight(resolve(overwrite.path(), true)));
        }
        if (action instanceof Action.SetKernelValue set) {
            return Optional.of(sight(resolve(set.path(), true)));
        }
        if (action instanceof Action.RemoveFile remove) {
            return Optional.of(sight(resolve(remove.path(), false)));
        }
        if (action instanceof Action.MakeDirectory make) {
            return Optional.of(sight(resolve(make.path(), false)));
        }
        if (action instanceof Action.Link link) {
            return Optional.of(sight(resolve(link.path(), false)));
        }
        return action instanceof Action.RenameLink rename
                ? Optional.of(sight(resolve(rename.from(), false)))
                : Optional.empty();
    }

    /** Lets later observations see the host as {@code action} will have left it. */
    public void foresee(Action action) {
        if (action instanceof Action.WriteFile write) {
            foreseeContent(write.path(), write.content(), write.modeIfNew());
        } else if (action instanceof Action.OverwriteFile overwrite) {
            foreseeContent(overwrite.path(), overwrite.content(), 0644);
        } else if (action instanceof Action.SetKernelValue set) {
            foreseeContent(set.path(), Bytes.utf8(set.value() + "\n"), 0644);
        } else if (action instanceof Action.RemoveFile remove) {
            put(resolve(remove.path(), false), new Node.Missing());
        } else if (action instanceof Action.MakeDirectory make) {
            put(resolve(make.path(), false), new Node.Directory(new Node.Attributes(make.mode(), 0, 0, "")));
        } else if (action instanceof Action.Link link) {
            put(resolve(link.path(), false), new Node.SymbolicLink(link.target()));
        } else if (action instanceof Action.RenameLink rename) {
            foreseeRename(rename);
        } else if (action instanceof Action.Run run) {
            foreseeRun(run);
        }
    }

    private void foreseeRename(Action.RenameLink rename) {
        HostPath from = resolve(rename.from(), false);
        Node link = exactNode(from);
        put(from, new Node.Missing());
        put(resolve(rename.to(), false), link);
    }

    private void foreseeRun(Action.Run run) {
        for (Action.Expectation expectation : run.expects()) {
            if (expectation instanceof Action.Expectation.Content content) {
                foreseeContent(content.path(), content.content(), 0644);
            } else if (expectation instanceof Action.Expectation.Remade remade) {
                foreseeContent(remade.path(), remade.content(), 0644);
            } else if (expectation instanceof Action.Expectation.LinkTo link) {
                put(resolve(link.path(), false), new Node.SymbolicLink(link.target()));
            } else {
                put(resolve(expectation.path(), false), new Node.Missing());
            }
        }
        String reason = "'" + String.join(" ", run.argv()) + "' runs first and may change it";
        for (HostPath path : run.clouds().paths()) {
            cloudedPaths.put(path, reason);
        }
        for (Query<?> query : run.clouds().queries()) {
            cloudedQueries.put(query, reason);
        }
    }

    private void foreseeContent(HostPath path, Bytes content, int modeIfNew) {
        HostPath real = resolve(path, true);
        Node present = exactNode(real);
        Node.Attributes attributes = present instanceof Node.RegularFile file
                ? new Node.Attributes(
                        file.attributes().mode(),
                        file.attributes().owner(),
                        file.attributes().group(),
                        "")
                : new Node.Attributes(modeIfNew, 0, 0, "");
        foreseen.put(real, new Sight(real, new Node.RegularFile(attributes), Optional.of(content)));
    }

    private void put(HostPath path, Node node) {
        foreseen.put(path, new Sight(path, node, Optional.empty()));
    }

    private Sight sight(HostPath real) {
        Sight sight = foreseen.get(real);
        if (sight != null) {
            return sight;
        }
        Node node = host.node(real);
        if (!(node instanceof Node.RegularFile)) {
            return new Sight(real, node, Optional.empty());
        }
        Optional<FileContent> content = read(real);
        return content.isEmpty()
                ? new Sight(real, node, Optional.empty())
                : new Sight(real, new Node.RegularFile(content.get().attributes()), content.map(FileContent::bytes));
    }

    private Node exactNode(HostPath path) {
        Sight sight = foreseen.get(path);
        return sight == null ? host.node(path) : sight.node();
    }

    private HostPath resolve(HostPath path, boolean followLast) {
        HostPath real = foreseen.isEmpty() && followLast
                ? host.resolve(path)
                : LinkResolver.resolve(path, followLast, this::exactNode).path();
        if (!cloudedPaths.isEmpty()) {
            refuseClouded(real);
        }
        return real;
    }

    private void refuseClouded(HostPath path) {
        for (HostPath at = path; ; at = at.parent()) {
            String reason = cloudedPaths.get(at);
            if (reason != null) {
                throw new NotYetObservable(reason);
            }
            if (at.equals(HostPath.ROOT)) {
                return;
            }
        }
    }

    /** Asks the host once: an answer may cost a process. */
    private final class Answers implements Query.Respondent {
        private final Map<String, Answer<Query.ServiceState>> statuses = new HashMap<>();
        private final Map<String, Answer<Query.UnitState>> units = new HashMap<>();

        @Override
        public Answer<Query.ServiceState> serviceStatus(Query.ServiceStatus query) {
            return statuses.computeIfAbsent(query.service(), service -> host.ask(query));
        }

        @Override
        public Answer<Query.UnitState> unitStatus(Query.UnitStatus query) {
            return units.computeIfAbsent(query.unit(), unit -> host.ask(query));
        }

        @Override
        public Answer<Query.KernelMessages> bootLog(Query.BootLog query) {
            return host.ask(query);
        }
    }
}
