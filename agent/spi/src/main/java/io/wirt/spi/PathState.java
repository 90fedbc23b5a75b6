package io.wirt.spi;

import java.util.Optional;

/**
 * What stands at one path of a host, a symbolic link not followed: observed, foreseen, expected and compared in this one
 * form.
 *
 * @param content of a regular file; empty for anything else
 */
public record PathState(Node node, Optional<Bytes> content) {
    public static final PathState ABSENT = of(new Node.Missing());

    /** A regular file of root's with this content. */
    public static PathState file(Bytes content, int mode) {
        return new PathState(new Node.RegularFile(new Node.Attributes(mode, 0, 0, "")), Optional.of(content));
    }

    public static PathState link(String target) {
        return of(new Node.SymbolicLink(target));
    }

    /** A directory of root's. */
    public static PathState directory(int mode) {
        return of(new Node.Directory(new Node.Attributes(mode, 0, 0, "")));
    }

    /** Anything that is no regular file. */
    public static PathState of(Node node) {
        return new PathState(node, Optional.empty());
    }

    /** A regular file that was read. */
    public static PathState of(FileContent file) {
        return new PathState(new Node.RegularFile(file.attributes()), Optional.of(file.bytes()));
    }

    public boolean isAbsent() {
        return node instanceof Node.Missing;
    }

    public boolean isFile() {
        return node instanceof Node.RegularFile;
    }

    /**
     * What stands here once {@code left} has been left here: a file that is there keeps its owner and mode, and gets a number
     * that is not yet known.
     */
    public PathState becoming(PathState left) {
        if (left.isFile() && node instanceof Node.RegularFile file) {
            Node.Attributes kept = file.attributes();
            Node.Attributes unnumbered = new Node.Attributes(kept.mode(), kept.owner(), kept.group(), "");
            return new PathState(new Node.RegularFile(unnumbered), left.content);
        }
        return left;
    }

    /** The state in one word: {@code absent}, {@code sha256:...}, {@code -> target}, {@code directory} or {@code special}. */
    public String word() {
        if (content.isPresent()) {
            return "sha256:" + content.get().sha256();
        }
        if (node instanceof Node.SymbolicLink link) {
            return "-> " + link.target();
        }
        return isAbsent() ? "absent" : node instanceof Node.Directory ? "directory" : "special";
    }

    /**
     * Whether {@code now} is still this. The numbers of two files are compared only where both are known, and of two
     * directories nothing is.
     */
    public boolean isStill(PathState now) {
        if (!content.equals(now.content)) {
            return false;
        }
        if (node instanceof Node.RegularFile before && now.node instanceof Node.RegularFile after) {
            boolean numbered = !before.attributes().identity().isEmpty()
                    && !after.attributes().identity().isEmpty();
            return !numbered || before.equals(after);
        }
        return node instanceof Node.Directory ? now.node instanceof Node.Directory : node.equals(now.node);
    }

    /** How {@code now} differs from this, to be read after the path; as {@code is gone}. */
    public String difference(PathState now) {
        if (now.isAbsent()) {
            return "is gone";
        }
        if (isAbsent()) {
            return "was not there, and now is " + now.described();
        }
        if (now.node instanceof Node.SymbolicLink link && node instanceof Node.SymbolicLink) {
            return "is a link that now points to " + link.target();
        }
        if (now.node instanceof Node.RegularFile after && node instanceof Node.RegularFile before) {
            boolean sameContent = content.equals(now.content);
            if (!before.attributes().identity().equals(after.attributes().identity())) {
                return "was replaced by another file" + (sameContent ? "" : ", with other content");
            }
            return sameContent ? "has another owner or mode" : "has other content";
        }
        return "was " + described() + ", and now is " + now.described();
    }

    private String described() {
        if (isFile()) {
            return "a file";
        }
        if (node instanceof Node.Directory) {
            return "a directory";
        }
        return node instanceof Node.SymbolicLink link ? "a link to " + link.target() : "a device, socket or pipe";
    }
}
