package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.PathState;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What stands in the way of an action, seen without trying it: what is run for each throws the {@link HostException} in whose
 * words performing the action would fail.
 */
final class Obstacles implements Action.Visitor<Runnable> {
    private final HostFiles files;

    Obstacles(HostFiles files) {
        this.files = files;
    }

    @Override
    public Runnable writeFile(Action.WriteFile action) {
        return () -> {
            Ground ground = inPlace(action);
            if (ground.state().isFile()) {
                new AtomicFile(files, ground.path()).refuseOtherNames();
                new AttributeCopy(Commands.ofSystem()).require();
            }
        };
    }

    @Override
    public Runnable overwriteFile(Action.OverwriteFile action) {
        return () -> inPlace(action);
    }

    @Override
    public Runnable removeFile(Action.RemoveFile action) {
        return () -> inPlace(action);
    }

    @Override
    public Runnable makeDirectory(Action.MakeDirectory action) {
        return () -> inPlace(action);
    }

    @Override
    public Runnable link(Action.Link action) {
        return () -> inPlace(action);
    }

    @Override
    public Runnable renameLink(Action.RenameLink action) {
        return () -> inPlace(action);
    }

    /** Whether the kernel takes a value, nobody can tell before. */
    @Override
    public Runnable setKernelValue(Action.SetKernelValue action) {
        return () -> {};
    }

    @Override
    public Runnable run(Action.Run action) {
        return () -> Commands.ofSystem().require(action.argv().get(0));
    }

    private Ground inPlace(Action action) {
        TrustedWay.check(files, action);
        Ground ground = Ground.of(action, files);
        writable(ground.path(), ground.state());
        return ground;
    }

    /** Even root is refused on a file system that is read-only, and at what is immutable. */
    private void writable(HostPath target, PathState state) {
        Path directory = files.onDisk(target.parent());
        try {
            check(directory);
            if (state.isFile()) {
                check(files.onDisk(target));
            }
        } catch (IOException e) {
            throw Refusal.unwritable(e, target + " cannot be written", directory, 0);
        }
    }

    private static void check(Path path) throws IOException {
        try {
            path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE);
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Somebody else may have the right, and an earlier action may make the directory.
            return;
        }
    }
}
