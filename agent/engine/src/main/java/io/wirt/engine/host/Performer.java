package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.util.Optional;

/** The hand that changes a host: one action at a time, and only on the ground that it was planned for. */
final class Performer implements Action.Visitor<Runnable> {
    private static final int LINES_SHOWN = 5;

    private final HostFiles files;
    private final boolean live;
    private final Ground ground;

    Performer(HostFiles files, boolean live, Ground ground) {
        this.files = files;
        this.live = live;
        this.ground = ground;
    }

    /**
     * Performs {@code action}.
     *
     * @param live whether the host is the running machine
     */
    static void perform(Action action, Ground ground, HostFiles files, boolean live) {
        Performer performer = new Performer(files, live, ground);
        performer.compare(action);
        TrustedWay.check(files, action);
        action.accept(performer).run();
    }

    private void compare(Action action) {
        Ground now = Ground.of(action, files);
        if (!now.equals(ground)) {
            throw new GroundMovedException(ground.path(), ground.difference(now));
        }
    }

    @Override
    public Runnable writeFile(Action.WriteFile write) {
        AtomicFile file = new AtomicFile(files, ground.path());
        if (ground.state().isAbsent()) {
            return () -> file.create(write.content(), write.modeIfNew(), () -> compare(write));
        }
        requireFile("is there and is no regular file", "move it away");
        return ground.state().content().equals(Optional.of(write.content()))
                ? () -> {}
                : () -> file.replace(write.content(), () -> compare(write));
    }

    @Override
    public Runnable overwriteFile(Action.OverwriteFile overwrite) {
        requireFile("is no regular file", "see what stands in its place");
        return () -> new PlacedFile(files, ground.path()).overwrite(overwrite.content(), () -> compare(overwrite));
    }

    private void requireFile(String breach, String remedy) {
        if (!ground.state().isFile()) {
            throw new HostException(HostCode.NOT_A_FILE, ground.path() + " " + breach, remedy);
        }
    }

    @Override
    public Runnable removeFile(Action.RemoveFile remove) {
        return () -> new Entries(files).remove(ground.path(), present());
    }

    @Override
    public Runnable makeDirectory(Action.MakeDirectory make) {
        return () -> new Entries(files).makeDirectory(ground.path(), present(), make.mode(), () -> compare(make));
    }

    @Override
    public Runnable link(Action.Link link) {
        return () -> new Entries(files).link(ground.path(), present(), link.target(), () -> compare(link));
    }

    @Override
    public Runnable renameLink(Action.RenameLink rename) {
        HostPath to = files.resolve(rename.to(), false).path();
        return () -> new Entries(files).rename(ground.path(), present(), to);
    }

    private Node present() {
        return ground.state().node();
    }

    @Override
    public Runnable setKernelValue(Action.SetKernelValue set) {
        if (!ground.state().isFile()) {
            throw new HostException(
                    HostCode.NO_KERNEL_VALUE,
                    "the kernel has no " + set.path(),
                    "see whether this kernel is built with what it belongs to, and whether the module is loaded");
        }
        return () -> new KernelValue(files, ground.path()).set(set.value(), live);
    }

    @Override
    public Runnable run(Action.Run run) {
        if (!live) {
            throw new IllegalStateException(
                    "bug of the engine: it planned '" + run.words() + "' for a file system tree");
        }
        return () -> {
            Commands.Outcome outcome =
                    Commands.ofSystem().run(run.argv(), run.stdin(), run.limit(), Commands.MOST_OUTPUT);
            if (outcome.timedOut() || outcome.exit() != 0) {
                throw new HostException(
                        outcome.timedOut() ? HostCode.COMMAND_TIMED_OUT : HostCode.COMMAND_FAILED,
                        run.words() + outcome.failure() + Lines.tail(outcome.output(), LINES_SHOWN),
                        "run it by hand to see why");
            }
        };
    }
}
