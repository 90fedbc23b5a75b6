package io.wirt.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing the engine can do to a host. The set is closed: what is not in it, no kind can ask for. An action knows where it
 * acts and what it leaves there; code that has to tell one from another is a {@link Visitor}.
 */
public sealed interface Action {

    /** What it does, in one word for documents and journals. */
    String verb();

    /** Where it acts; empty for a command, which acts on the whole host. */
    Optional<Place> place();

    /**
     * What it is known to leave.
     *
     * @param found what stands at its place before it
     */
    List<Leaving> leaves(PathState found);

    <R> R accept(Visitor<R> visitor);

    /** Lines of the old or new content that no document may show, without line end. */
    default Set<String> sensitiveLines() {
        return Set.of();
    }

    /** This action, if it is a command. */
    default Optional<Run> command() {
        return Optional.empty();
    }

    /** One method for each action there is. */
    interface Visitor<R> {
        R writeFile(WriteFile action);

        R overwriteFile(OverwriteFile action);

        R removeFile(RemoveFile action);

        R makeDirectory(MakeDirectory action);

        R link(Link action);

        R renameLink(RenameLink action);

        R setKernelValue(SetKernelValue action);

        R run(Run action);
    }

    /**
     * Where an action acts.
     *
     * @param followed whether a link in the last place is followed; one on the way always is
     * @param ofKernel whether it is a file of the kernel's, whose number means nothing and whose directories nobody else can
     *     change
     */
    record Place(HostPath path, boolean followed, boolean ofKernel) {
        static Optional<Place> file(HostPath path) {
            return Optional.of(new Place(path, true, false));
        }

        static Optional<Place> entry(HostPath path) {
            return Optional.of(new Place(path, false, false));
        }
    }

    /**
     * What is left at one path. Where it is the content of a file, links are followed; anything else stands at the path
     * itself.
     *
     * @param promised whether it is left exactly so; else it is only what will count in it
     */
    record Leaving(HostPath path, PathState state, boolean promised) {
        public static Leaving file(HostPath path, Bytes content) {
            return new Leaving(path, PathState.file(content, 0644), true);
        }

        /**
         * A file that a command makes anew by rules of its own: later resources are shown what will count in it, but its
         * bytes are not promised.
         */
        public static Leaving remade(HostPath path, Bytes content) {
            return new Leaving(path, PathState.file(content, 0644), false);
        }

        public static Leaving link(HostPath path, String target) {
            return new Leaving(path, PathState.link(target), true);
        }

        public static Leaving nothing(HostPath path) {
            return new Leaving(path, PathState.ABSENT, true);
        }

        /** Whether a link in the last place is followed. */
        public boolean followed() {
            return state.isFile();
        }
    }

    /**
     * Gives the file at {@code path} (links followed, and kept) this content. Owner, mode, ACL and labels of an
     * existing file stay.
     *
     * @param modeIfNew permission bits of a file that does not exist yet; it belongs to root
     * @param sensitiveLines lines of the old or new content that no document may show, without line end
     */
    record WriteFile(HostPath path, Bytes content, int modeIfNew, Set<String> sensitiveLines) implements Action {
        public WriteFile {
            sensitiveLines = Set.copyOf(sensitiveLines);
        }

        public WriteFile(HostPath path, Bytes content) {
            this(path, content, 0644, Set.of());
        }

        @Override
        public String verb() {
            return "write-file";
        }

        @Override
        public Optional<Place> place() {
            return Place.file(path);
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(new Leaving(path, PathState.file(content, modeIfNew), true));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.writeFile(this);
        }
    }

    /**
     * Writes other bytes, exactly as many, over the file at {@code path} (links followed, and kept): for a file whose
     * place on the disk a boot loader knows, so that no other file may take its name (docs/domain 2, trap 17).
     */
    record OverwriteFile(HostPath path, Bytes content) implements Action {
        @Override
        public String verb() {
            return "overwrite-file";
        }

        @Override
        public Optional<Place> place() {
            return Place.file(path);
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(Leaving.file(path, content));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.overwriteFile(this);
        }
    }

    /** Removes the file or link at {@code path}; a link in the last place is removed, not followed. */
    record RemoveFile(HostPath path) implements Action {
        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public Optional<Place> place() {
            return Place.entry(path);
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(Leaving.nothing(path));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removeFile(this);
        }
    }

    /** Makes one directory, which belongs to root. */
    record MakeDirectory(HostPath path, int mode) implements Action {
        @Override
        public String verb() {
            return "make-directory";
        }

        @Override
        public Optional<Place> place() {
            return Place.entry(path);
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(new Leaving(path, PathState.directory(mode), true));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.makeDirectory(this);
        }
    }

    /** Makes the symbolic link {@code path}, or gives an existing link this target. Never replaces a file. */
    record Link(HostPath path, String target) implements Action {
        @Override
        public String verb() {
            return "link";
        }

        @Override
        public Optional<Place> place() {
            return Place.entry(path);
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(Leaving.link(path, target));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.link(this);
        }
    }

    /** Gives a link another name in the same directory, in one step. */
    record RenameLink(HostPath from, HostPath to) implements Action {
        @Override
        public String verb() {
            return "rename";
        }

        @Override
        public Optional<Place> place() {
            return Place.entry(from);
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(Leaving.nothing(from), new Leaving(to, found, true));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameLink(this);
        }
    }

    /**
     * Writes a value into a file of the kernel (sysfs, procfs): one write, read back. The kernel prints a value in its own
     * way, with a line end and tabs between numbers; reading back does not mind, and a kind's comparison must not either.
     *
     * @param value as the playbook has it, without line end; it is written as UTF-8
     */
    record SetKernelValue(HostPath path, String value) implements Action {
        @Override
        public String verb() {
            return "set-kernel-value";
        }

        @Override
        public Optional<Place> place() {
            return Optional.of(new Place(path, true, true));
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return List.of(Leaving.file(path, Bytes.utf8(value + "\n")));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setKernelValue(this);
        }
    }

    /**
     * Runs a command: an argument list, never a shell.
     *
     * @param argv the program's bare name, looked up in the system's own directories, and its arguments
     * @param stdin what it reads
     * @param limit after which it is ended and counts as failed
     * @param expects the files and links that it is known to leave
     * @param clouds what is not known once it has run
     */
    record Run(List<String> argv, Bytes stdin, Duration limit, List<Leaving> expects, Clouds clouds) implements Action {
        public Run {
            argv = List.copyOf(argv);
            expects = List.copyOf(expects);
        }

        /** As a person would type it. */
        public String words() {
            return String.join(" ", argv);
        }

        @Override
        public String verb() {
            return "run";
        }

        @Override
        public Optional<Place> place() {
            return Optional.empty();
        }

        @Override
        public List<Leaving> leaves(PathState found) {
            return expects;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.run(this);
        }

        @Override
        public Optional<Run> command() {
            return Optional.of(this);
        }
    }

    /** Paths and questions whose answer is unknown once a command has run; only what is clouded defers later steps. */
    record Clouds(Set<HostPath> paths, Set<Query<?>> queries) {
        public static final Clouds NONE = new Clouds(Set.of(), Set.of());

        public Clouds {
            paths = Set.copyOf(paths);
            queries = Set.copyOf(queries);
        }
    }
}
