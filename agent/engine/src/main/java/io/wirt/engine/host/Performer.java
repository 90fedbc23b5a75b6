package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;

/** The hand that changes a host: one action at a time, and only on the ground that it was planned for. */
final class Performer {
    private static final int LINES_SHOWN = 5;

    private final HostFiles files;
    private final boolean live;

    Performer(HostFiles files, boolean live) {
        this.files = files;
        this.live = live;
    }

    void perform(Action action, Ground ground) {
        compare(action, ground);
        if (action instanceof Action.Run run) {
            run(run);
        } else if (action instanceof Action.SetKernelValue set) {
            set(set, ground);
        } else {
            changeFiles(action, ground);
        }
    }

    private void compare(Action action, Ground ground) {
        Ground now = Grounds.of(files, action);
        if (!now.equals(ground)) {
            throw new GroundMovedException(ground.path(), Grounds.difference(ground, now));
        }
    }

    private void changeFiles(Action action, Ground ground) {
        AtomicFile.Recheck recheck = () -> compare(action, ground);
        HostPath path = ground.path();
        if (action instanceof Action.WriteFile write) {
            write(write, ground, recheck);
        } else if (action instanceof Action.OverwriteFile overwrite) {
            TrustedWay.check(files, overwrite.path(), true);
            requireFile(ground);
            new PlacedFile(files, path).overwrite(overwrite.content(), recheck);
        } else if (action instanceof Action.Link link) {
            TrustedWay.check(files, link.path(), false);
            new Entries(files).link(path, ground.node(), link.target(), recheck);
        } else if (action instanceof Action.RenameLink rename) {
            TrustedWay.check(files, rename.from(), false);
            HostPath to = files.resolve(rename.to(), false).path();
            new Entries(files).rename(path, ground.node(), to);
        } else if (action instanceof Action.RemoveFile remove) {
            TrustedWay.check(files, remove.path(), false);
            new Entries(files).remove(path, ground.node());
        } else if (action instanceof Action.MakeDirectory make) {
            TrustedWay.check(files, make.path(), false);
            new Entries(files).makeDirectory(path, ground.node(), make.mode(), recheck);
        }
    }

    private void write(Action.WriteFile write, Ground ground, AtomicFile.Recheck recheck) {
        boolean there = ground.node() instanceof Node.RegularFile;
        if (there && ground.digest().equals(write.content().sha256())) {
            return;
        }
        if (!there && !(ground.node() instanceof Node.Missing)) {
            throw new HostException(
                    "host.not-a-file", ground.path() + " is there and is no regular file", "move it away");
        }
        TrustedWay.check(files, write.path(), true);
        AtomicFile file = new AtomicFile(files, ground.path());
        if (there) {
            file.replace(write.content(), recheck);
        } else {
            file.create(write.content(), write.modeIfNew(), recheck);
        }
    }

    private static void requireFile(Ground ground) {
        if (!(ground.node() instanceof Node.RegularFile)) {
            throw new HostException(
                    "host.not-a-file", ground.path() + " is no regular file", "see what stands in its place");
        }
    }

    private void set(Action.SetKernelValue set, Ground ground) {
        if (!(ground.node() instanceof Node.RegularFile)) {
            throw new HostException(
                    "host.no-kernel-value",
                    "the kernel has no " + set.path(),
                    "see whether this kernel is built with what it belongs to, and whether the module is loaded");
        }
        new KernelValue(files, ground.path()).set(set.value(), live);
    }

    private void run(Action.Run run) {
        String command = String.join(" ", run.argv());
        if (!live) {
            throw new IllegalStateException("bug of the engine: it planned '" + command + "' for a file system tree");
        }
        Commands.Outcome outcome = Commands.ofSystem().run(run.argv(), run.stdin(), run.limit(), Commands.MOST_OUTPUT);
        if (outcome.timedOut() || outcome.exit() != 0) {
            throw new HostException(
                    outcome.timedOut() ? "host.command-timed-out" : "host.command-failed",
                    command + outcome.failure() + Lines.tail(outcome.output(), LINES_SHOWN),
                    "run it by hand to see why");
        }
    }
}
