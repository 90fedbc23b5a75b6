package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.util.Optional;

/** What actions stand on, and in words how one ground differs from another. */
final class Grounds {
    private Grounds() {}

    static Ground of(HostFiles files, Action action) {
        if (action instanceof Action.WriteFile write) {
            return at(files, write.path(), true);
        }
        if (action instanceof Action.OverwriteFile overwrite) {
            return at(files, overwrite.path(), true);
        }
        if (action instanceof Action.SetKernelValue set) {
            return at(files, set.path(), true).withoutIdentity();
        }
        if (action instanceof Action.Link link) {
            return at(files, link.path(), false);
        }
        if (action instanceof Action.RenameLink rename) {
            return at(files, rename.from(), false);
        }
        if (action instanceof Action.RemoveFile remove) {
            return at(files, remove.path(), false);
        }
        if (action instanceof Action.MakeDirectory make) {
            return at(files, make.path(), false);
        }
        return Ground.NONE;
    }

    /** How {@code now} differs from {@code before}, to be read after the path. */
    static String difference(Ground before, Ground now) {
        if (!before.path().equals(now.path()) || !before.links().equals(now.links())) {
            return "is reached in another way: " + way(before) + " before, " + way(now) + " now";
        }
        if (now.node() instanceof Node.Missing) {
            return "is gone";
        }
        if (before.node() instanceof Node.Missing) {
            return "was not there, and now is " + what(now.node());
        }
        if (now.node() instanceof Node.SymbolicLink link && before.node() instanceof Node.SymbolicLink) {
            return "is a link that now points to " + link.target();
        }
        if (now.node() instanceof Node.RegularFile file && before.node() instanceof Node.RegularFile old) {
            return ofFiles(old.attributes(), file.attributes(), before.digest().equals(now.digest()));
        }
        return "was " + what(before.node()) + ", and now is " + what(now.node());
    }

    private static Ground at(HostFiles files, HostPath path, boolean followLast) {
        LinkResolver.Resolved resolved = files.resolve(path, followLast);
        Node node = files.node(resolved.path());
        if (!(node instanceof Node.RegularFile)) {
            return new Ground(resolved.links(), resolved.path(), node, "");
        }
        Optional<FileContent> file = files.readExact(resolved.path());
        return file.isPresent()
                ? new Ground(
                        resolved.links(),
                        resolved.path(),
                        new Node.RegularFile(file.get().attributes()),
                        file.get().bytes().sha256())
                : new Ground(resolved.links(), resolved.path(), new Node.Missing(), "");
    }

    private static String ofFiles(Node.Attributes before, Node.Attributes now, boolean sameContent) {
        if (!before.identity().equals(now.identity())) {
            return sameContent ? "was replaced by another file" : "was replaced by another file, with other content";
        }
        return sameContent ? "has another owner or mode" : "has other content";
    }

    private static String way(Ground ground) {
        return ground.links().isEmpty() ? "as " + ground.path() : "by " + String.join(", ", ground.links());
    }

    private static String what(Node node) {
        if (node instanceof Node.RegularFile) {
            return "a file";
        }
        if (node instanceof Node.Directory) {
            return "a directory";
        }
        return node instanceof Node.SymbolicLink link ? "a link to " + link.target() : "a device, socket or pipe";
    }
}
