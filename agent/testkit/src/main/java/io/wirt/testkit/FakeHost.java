package io.wirt.testkit;

import io.wirt.engine.host.Ground;
import io.wirt.engine.host.GroundMovedException;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.host.HostFacts;
import io.wirt.engine.host.LinkResolver;
import io.wirt.spi.Action;
import io.wirt.spi.Answer;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.PathState;
import io.wirt.spi.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A host in memory: files, links, services and the commands it knows. It behaves as the real one where that matters to
 * a plan (links, identities, compare-and-swap) and can be told to die at any action.
 */
public final class FakeHost implements Host {
    private final TreeMap<HostPath, PathState> entries = new TreeMap<>();
    private final Map<String, Query.ServiceState> services = new LinkedHashMap<>();
    private final Map<String, Query.UnitState> units = new LinkedHashMap<>();
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final List<String> performed = new ArrayList<>();
    private final Ground.Files files = new FilesInMemory();
    private final boolean live;
    private Answer<Query.KernelMessages> bootLog = new Answer.NotApplicable<>("this host has no kernel log");
    private String bootId = "boot-1";
    private int nextInode = 1;
    private int actionsLeft = Integer.MAX_VALUE;
    private boolean dieAfterActing;
    private int looksLeft = Integer.MAX_VALUE;
    private Optional<HostPath> moved = Optional.empty();

    private FakeHost(boolean live) {
        this.live = live;
        put(HostPath.ROOT, PathState.directory(0755));
    }

    /** A command of the host: changes it as the real one would, and gives its exit status. */
    @FunctionalInterface
    public interface Command {
        int run(List<String> argv, FakeHost host);
    }

    /** The power went off. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("the host died, as the test wanted");
        }
    }

    /** A running machine. */
    public static FakeHost machine() {
        return new FakeHost(true);
    }

    /** A file system tree, as under {@code --root}. */
    public static FakeHost tree() {
        return new FakeHost(false);
    }

    public FakeHost file(String path, String latin1) {
        return file(path, latin1, 0644);
    }

    public FakeHost file(String path, String latin1, int mode) {
        HostPath at = HostPath.of(path);
        parents(at);
        put(at, PathState.file(Bytes.latin1(latin1), mode));
        return this;
    }

    public FakeHost link(String path, String target) {
        HostPath at = HostPath.of(path);
        parents(at);
        put(at, PathState.link(target));
        return this;
    }

    public FakeHost directory(String path) {
        HostPath at = HostPath.of(path);
        parents(at);
        put(at, PathState.directory(0755));
        return this;
    }

    public FakeHost without(String path) {
        entries.remove(LinkResolver.resolve(HostPath.of(path), false, files).path());
        return this;
    }

    public FakeHost service(String name, Query.ServiceState state) {
        services.put(name, state);
        return this;
    }

    /** What systemd knows of a unit, named in full. */
    public FakeHost unit(String name, Query.UnitState state) {
        units.put(name, state);
        return this;
    }

    public FakeHost command(String program, Command command) {
        commands.put(program, command);
        return this;
    }

    public FakeHost bootLog(String... lines) {
        bootLog = new Answer.Known<>(
                new Query.KernelMessages(List.of(lines), "/var/log/dmesg", true), Evidence.of("/var/log/dmesg"));
        return this;
    }

    public FakeHost bootLog(Answer<Query.KernelMessages> answer) {
        bootLog = answer;
        return this;
    }

    /** The machine boots: a new boot id, whatever runs or does not. */
    public FakeHost reboot() {
        bootId = bootId + "+";
        return this;
    }

    /** From now on the host dies at the {@code n}-th action, counted from 1: before it, or right after it. */
    public FakeHost diesAt(int n, boolean afterActing) {
        actionsLeft = n;
        dieAfterActing = afterActing;
        return this;
    }

    public FakeHost diesNoMore() {
        actionsLeft = Integer.MAX_VALUE;
        return this;
    }

    /**
     * At the {@code n}-th action, counted from 1, somebody has changed what stands in its place, right before the engine looks
     * at it for the last time.
     */
    public FakeHost movesAt(int n) {
        looksLeft = n;
        return this;
    }

    /** What somebody has changed; empty if nothing, as a command has no place. */
    public Optional<HostPath> moved() {
        return moved;
    }

    /** Changes what stands at a path, whatever it is, as somebody else would. */
    public void move(HostPath exact) {
        PathState state = entries.getOrDefault(exact, PathState.ABSENT);
        put(
                exact,
                state.node() instanceof Node.SymbolicLink
                        ? PathState.link("somewhere-else")
                        : PathState.file(
                                Bytes.latin1(state.content().map(Bytes::latin1).orElse("") + "#\n"), 0644));
        moved = Optional.of(exact);
    }

    /** The actions performed so far, in words; commands as {@code run service ksm start}. */
    public List<String> performed() {
        return List.copyOf(performed);
    }

    /** Everything on this host as one text per path: content, link target or type, and mode. */
    public Map<String, String> snapshot() {
        Map<String, String> snapshot = new TreeMap<>();
        entries.forEach((path, entry) -> snapshot.put(
                path.value(),
                entry.node() + " " + entry.content().map(Bytes::latin1).orElse("")));
        services.forEach((name, state) -> snapshot.put("service " + name, state.name()));
        units.forEach((name, state) -> snapshot.put("unit " + name, state.toString()));
        return snapshot;
    }

    /** Whether everything that it tells stands in its files. */
    boolean tellsByFilesAlone() {
        return !live && bootLog instanceof Answer.NotApplicable;
    }

    /** What stands at each path of its own. */
    Map<HostPath, PathState> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /** The content of a file, links followed. */
    public String content(String path) {
        return read(HostPath.of(path))
                .map(FileContent::text)
                .orElseThrow(() -> new AssertionError("there is no file " + path));
    }

    /** An independent copy with the same commands. */
    public FakeHost copy() {
        FakeHost copy = new FakeHost(live);
        copy.entries.putAll(entries);
        copy.services.putAll(services);
        copy.units.putAll(units);
        copy.commands.putAll(commands);
        copy.bootLog = bootLog;
        copy.bootId = bootId;
        copy.nextInode = nextInode;
        return copy;
    }

    @Override
    public HostFacts facts() {
        return new HostFacts(
                "fake-machine-id",
                "fake",
                "a host in memory",
                "2.6.32-71.29.1.el6.x86_64",
                live ? Optional.of(bootId) : Optional.empty());
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public Node node(HostPath path) {
        return files.node(LinkResolver.resolve(path, false, files).path());
    }

    @Override
    public boolean lines(HostPath path, Consumer<String> sink) {
        Optional<FileContent> file = read(path);
        file.ifPresent(content -> content.text().lines().forEach(sink));
        return file.isPresent();
    }

    @Override
    public Optional<FileContent> read(HostPath path) {
        HostPath real = resolve(path);
        if (files.node(real) instanceof Node.Missing || files.node(real) instanceof Node.RegularFile) {
            return files.content(real);
        }
        throw new HostException(HostCode.UNREADABLE, real + " is no regular file", "");
    }

    @Override
    public List<String> list(HostPath path) {
        HostPath directory = resolve(path);
        TreeSet<String> names = new TreeSet<>();
        for (HostPath entry : entries.keySet()) {
            if (entry.parent().equals(directory) && !entry.equals(HostPath.ROOT)) {
                names.add(entry.name());
            }
        }
        return List.copyOf(names);
    }

    @Override
    public HostPath resolve(HostPath path) {
        return LinkResolver.resolve(path, true, files).path();
    }

    @Override
    public <A> Answer<A> ask(Query<A> query) {
        return query.putTo(new Query.Respondent() {
            @Override
            public Answer<Query.ServiceState> serviceStatus(Query.ServiceStatus question) {
                if (!live) {
                    return new Answer.NotApplicable<>("nothing runs in a file system tree");
                }
                Query.ServiceState state = services.get(question.service());
                return state == null
                        ? new Answer.Unknown<>("'service " + question.service() + " status' said nothing of use")
                        : new Answer.Known<>(state, Evidence.of("service " + question.service() + " status"));
            }

            @Override
            public Answer<Query.UnitState> unitStatus(Query.UnitStatus question) {
                if (!live) {
                    return new Answer.NotApplicable<>("nothing runs in a file system tree");
                }
                Query.UnitState state = units.get(question.unit());
                return state == null
                        ? new Answer.Unknown<>("'systemctl show " + question.unit() + "' said nothing of use")
                        : new Answer.Known<>(state, Evidence.of("systemctl show " + question.unit()));
            }

            @Override
            public Answer<Query.KernelMessages> bootLog(Query.BootLog question) {
                return bootLog;
            }
        });
    }

    @Override
    public Ground ground(Action action) {
        Ground ground = Ground.of(action, files);
        looksLeft--;
        if (looksLeft == 0 && action.place().isPresent()) {
            move(ground.path());
            return Ground.of(action, files);
        }
        return ground;
    }

    @Override
    public Optional<HostException> obstacle(Action action) {
        return action.command()
                .map(run -> run.argv().get(0))
                .filter(program -> !commands.containsKey(program))
                .map(program ->
                        new HostException(HostCode.NO_COMMAND, "this host has no command " + program, "install it"));
    }

    @Override
    public void perform(Action action, Ground ground) {
        if (!Ground.of(action, files).equals(ground)) {
            throw new GroundMovedException(ground.path(), "has moved");
        }
        actionsLeft--;
        if (actionsLeft == 0 && !dieAfterActing) {
            throw new Died();
        }
        act(action, ground);
        if (actionsLeft == 0) {
            throw new Died();
        }
    }

    private void act(Action action, Ground ground) {
        if (action.command().isPresent()) {
            run(action.command().get());
            return;
        }
        performed.add(action.getClass().getSimpleName() + " " + ground.path());
        boolean ofKernel = action.place().map(Action.Place::ofKernel).orElse(false);
        for (Action.Leaving leaving : action.leaves(ground.state())) {
            HostPath path = LinkResolver.resolve(leaving.path(), leaving.followed(), files)
                    .path();
            PathState left = Ground.stateAt(path, files).becoming(leaving.state());
            put(path, ofKernel ? printedByTheKernel(left) : left);
        }
    }

    /** The kernel prints a value anew when it is read: numbers are parted by tabs, whatever was written. */
    private static PathState printedByTheKernel(PathState written) {
        return new PathState(
                written.node(),
                written.content()
                        .map(content -> Bytes.latin1(content.latin1().strip().replace(' ', '\t') + "\n")));
    }

    private void run(Action.Run run) {
        String words = String.join(" ", run.argv());
        performed.add("run " + words);
        if (!live) {
            throw new IllegalStateException("no command runs in a file system tree: " + words);
        }
        Optional<HostException> missing = obstacle(run);
        if (missing.isPresent()) {
            throw missing.get();
        }
        Command command = Objects.requireNonNull(commands.get(run.argv().get(0)));
        int exit = command.run(run.argv(), this);
        if (exit != 0) {
            throw new HostException(HostCode.COMMAND_FAILED, "'" + words + "' ended with exit status " + exit, "");
        }
    }

    /** The files by their own paths. */
    private final class FilesInMemory implements Ground.Files {
        @Override
        public Node node(HostPath exact) {
            return entries.getOrDefault(exact, PathState.ABSENT).node();
        }

        @Override
        public Optional<FileContent> content(HostPath exact) {
            PathState state = entries.getOrDefault(exact, PathState.ABSENT);
            if (!(state.node() instanceof Node.RegularFile file)) {
                return Optional.empty();
            }
            if (file.attributes().mode() == 0) {
                throw new HostException(
                        HostCode.UNREADABLE, exact + " cannot be read: permission denied", "run as root");
            }
            return state.content().map(content -> new FileContent(exact, content, file.attributes()));
        }
    }

    /** What is put somewhere anew gets a number of its own. */
    private void put(HostPath path, PathState state) {
        if (state.isAbsent()) {
            entries.remove(path);
        } else if (state.node() instanceof Node.RegularFile file) {
            Node numbered = new Node.RegularFile(attributes(file.attributes().mode()));
            entries.put(path, new PathState(numbered, state.content()));
        } else if (state.node() instanceof Node.Directory directory) {
            Node numbered = new Node.Directory(attributes(directory.attributes().mode()));
            entries.put(path, PathState.of(numbered));
        } else {
            entries.put(path, state);
        }
    }

    private void parents(HostPath path) {
        HostPath parent = path.parent();
        if (!entries.containsKey(parent)) {
            directory(parent.value());
        }
    }

    private Node.Attributes attributes(int mode) {
        return new Node.Attributes(mode, 0, 0, "1:" + nextInode++);
    }
}
