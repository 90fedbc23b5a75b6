package io.wirt.engine.plan;

import io.wirt.engine.host.Ground;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.LinkResolver;
import io.wirt.spi.Action;
import io.wirt.spi.Answer;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.PathState;
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
    private final Map<HostPath, PathState> foreseen = new HashMap<>();
    private final Map<HostPath, Optional<FileContent>> seen = new HashMap<>();
    private final Map<HostPath, String> cloudedPaths = new HashMap<>();
    private final Map<Query<?>, String> cloudedQueries = new HashMap<>();
    private final ForeseenFiles foreseenFiles = new ForeseenFiles();
    private final Answers answers = new Answers();

    public Foresight(Host host) {
        this.host = host;
    }

    @Override
    public Node node(HostPath path) {
        return foreseenFiles.node(resolve(path, false));
    }

    @Override
    public Optional<FileContent> read(HostPath path) {
        return foreseenFiles.content(resolve(path, true));
    }

    @Override
    public List<String> list(HostPath path) {
        HostPath directory = resolve(path, true);
        List<String> present = host.list(directory);
        if (foreseen.isEmpty()) {
            return present;
        }
        TreeSet<String> names = new TreeSet<>(present);
        for (Map.Entry<HostPath, PathState> entry : foreseen.entrySet()) {
            HostPath known = entry.getKey();
            if (known.parent().equals(directory)) {
                if (entry.getValue().isAbsent()) {
                    names.remove(known.name());
                } else {
                    names.add(known.name());
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

    /** Whether nothing is foreseen: the host is seen as it is. */
    boolean isThePresent() {
        return foreseen.isEmpty() && cloudedPaths.isEmpty() && cloudedQueries.isEmpty();
    }

    /** Why the host as it is would refuse {@code action}, see {@link Host#obstacle}. */
    Optional<HostException> obstacle(Action action) {
        return host.obstacle(action);
    }

    /** What {@code action} will find in its place. */
    public Ground ground(Action action) {
        Ground ground = Ground.of(action, foreseenFiles);
        if (action.place().isPresent()) {
            refuseClouded(ground.path());
        }
        return ground;
    }

    /** Lets later observations see the host as {@code action} will have left it. */
    public void foresee(Action action) {
        PathState found = ground(action).state();
        for (Action.Leaving leaving : action.leaves(found)) {
            HostPath real = resolve(leaving.path(), leaving.followed());
            foreseen.put(real, Ground.stateAt(real, foreseenFiles).becoming(leaving.state()));
        }
        action.command().ifPresent(this::cloud);
    }

    private void cloud(Action.Run run) {
        String reason = "'" + run.words() + "' runs first and may change it";
        for (HostPath path : run.clouds().paths()) {
            cloudedPaths.put(path, reason);
        }
        for (Query<?> query : run.clouds().queries()) {
            cloudedQueries.put(query, reason);
        }
    }

    /** The files of the host with what is foreseen in their places, each by its own path. */
    private final class ForeseenFiles implements Ground.Files {
        @Override
        public Node node(HostPath exact) {
            PathState state = foreseen.get(exact);
            return state == null ? host.node(exact) : state.node();
        }

        @Override
        public Optional<FileContent> content(HostPath exact) {
            PathState state = foreseen.get(exact);
            if (state == null) {
                return seen.computeIfAbsent(exact, host::read);
            }
            return state.node() instanceof Node.RegularFile file
                    ? state.content().map(content -> new FileContent(exact, content, file.attributes()))
                    : Optional.empty();
        }
    }

    private HostPath resolve(HostPath path, boolean followLast) {
        HostPath real = foreseen.isEmpty() && followLast
                ? host.resolve(path)
                : LinkResolver.resolve(path, followLast, foreseenFiles).path();
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
