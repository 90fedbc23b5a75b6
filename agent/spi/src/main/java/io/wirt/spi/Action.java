package io.wirt.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One thing the engine can do to a host. The set is closed: what is not in it, no kind can ask for. */
public sealed interface Action {

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
    }

    /**
     * Writes other bytes, exactly as many, over the file at {@code path} (links followed, and kept): for a file whose
     * place on the disk a boot loader knows, so that no other file may take its name (DOMAIN 2, trap 17).
     */
    record OverwriteFile(HostPath path, Bytes content) implements Action {}

    /** Removes the file or link at {@code path}; a link in the last place is removed, not followed. */
    record RemoveFile(HostPath path) implements Action {}

    /** Makes one directory, which belongs to root. */
    record MakeDirectory(HostPath path, int mode) implements Action {}

    /** Makes the symbolic link {@code path}, or gives an existing link this target. Never replaces a file. */
    record Link(HostPath path, String target) implements Action {}

    /** Gives a link another name in the same directory, in one step. */
    record RenameLink(HostPath from, HostPath to) implements Action {}

    /** Writes a value into a file of the kernel (sysfs, procfs): one write, read back. */
    record SetKernelValue(HostPath path, String value) implements Action {}

    /**
     * Runs a command: an argument list, never a shell.
     *
     * @param argv the program's bare name, looked up in the system's own directories, and its arguments
     * @param stdin what it reads
     * @param limit after which it is ended and counts as failed
     * @param expects the files and links that it is known to leave
     * @param clouds what nobody knows once it has run
     */
    record Run(List<String> argv, Bytes stdin, Duration limit, List<Expectation> expects, Clouds clouds)
            implements Action {
        public Run {
            argv = List.copyOf(argv);
            expects = List.copyOf(expects);
        }
    }

    /** The state of one path that a command is known to leave. */
    sealed interface Expectation {
        HostPath path();

        record Content(HostPath path, Bytes content) implements Expectation {}

        /**
         * A file that the command makes anew by rules of its own: later resources are shown what will count in it, but
         * its bytes are not promised.
         */
        record Remade(HostPath path, Bytes content) implements Expectation {}

        record LinkTo(HostPath path, String target) implements Expectation {}

        record Gone(HostPath path) implements Expectation {}
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
