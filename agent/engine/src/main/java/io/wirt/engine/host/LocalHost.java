package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.Answer;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A host whose files this process can reach: the running machine, or the file system tree of one that does not run.
 *
 * <p>What writes or starts a process lies in classes of its own, which a run that changes nothing never loads.
 */
public final class LocalHost implements Host {
    private final HostFiles files;
    private final boolean live;
    private @Nullable HostFacts facts;
    private Query.@Nullable Respondent respondent;

    private LocalHost(Path root, boolean live) {
        this.files = new HostFiles(root);
        this.live = live;
    }

    /** The machine that this process runs on. */
    public static LocalHost running() {
        return new LocalHost(Path.of("/"), true);
    }

    /** The host whose root directory is {@code root}: no command is run for it, and no link leads out of it. */
    public static LocalHost tree(Path root) {
        return new LocalHost(root, false);
    }

    @Override
    public Node node(HostPath path) {
        return files.node(files.resolve(path, false).path());
    }

    @Override
    public Optional<FileContent> read(HostPath path) {
        return files.read(path);
    }

    @Override
    public boolean lines(HostPath path, Consumer<String> sink) {
        return files.lines(path, sink);
    }

    @Override
    public List<String> list(HostPath path) {
        return files.list(path);
    }

    @Override
    public HostPath resolve(HostPath path) {
        return files.resolve(path, true).path();
    }

    /** {@inheritDoc} The kernel log is read once, and once more after a command or a value has been given to the kernel. */
    @Override
    public <A> Answer<A> ask(Query<A> query) {
        Query.Respondent known = respondent;
        if (known == null) {
            known = live ? new LiveRespondent(files, Commands.ofSystem()) : new TreeRespondent(files);
            respondent = known;
        }
        return query.putTo(known);
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public HostFacts facts() {
        HostFacts known = facts;
        if (known == null) {
            known = new HostFactsReader(files, live).read();
            facts = known;
        }
        return known;
    }

    @Override
    public Ground ground(Action action) {
        return Ground.of(action, files);
    }

    @Override
    public Optional<HostException> obstacle(Action action) {
        try {
            action.accept(new Obstacles(files)).run();
            return Optional.empty();
        } catch (HostException e) {
            return Optional.of(e);
        }
    }

    @Override
    public void perform(Action action, Ground ground) {
        if (action.place().map(Action.Place::ofKernel).orElse(true)) {
            respondent = null; // What the kernel or a service says may be different now.
        }
        try {
            Performer.perform(action, ground, files, live);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception undeclared) {
            // The JDK lets what close(2) says through as a checked exception of its own that it does not declare.
            throw new HostException(
                    HostCode.IO,
                    ground.path() + " cannot be changed: " + undeclared.getMessage(),
                    "see the kernel log for errors of the disk or file system");
        }
    }
}
