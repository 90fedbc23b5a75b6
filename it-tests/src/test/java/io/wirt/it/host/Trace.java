package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command and its children did to files, in the order in which the calls ended: the log of {@code strace -f -y}. */
record Trace(List<Call> calls) {
    private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (.+)");
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+\\(.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DESCRIPTOR = Pattern.compile("\\d+<([^>]*)>");

    private static final Set<String> CHANGING = Set.of(
            "creat",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "symlink",
            "symlinkat",
            "unlink",
            "unlinkat",
            "mkdir",
            "mkdirat",
            "rmdir",
            "mknod",
            "mknodat",
            "chmod",
            "fchmod",
            "fchmodat",
            "chown",
            "fchown",
            "lchown",
            "fchownat",
            "truncate",
            "ftruncate",
            "utime",
            "utimes",
            "utimensat",
            "setxattr",
            "lsetxattr",
            "fsetxattr",
            "mount",
            "umount2");

    /**
     * One call of the kernel.
     *
     * @param arguments as strace prints them; of a descriptor, its path as well
     */
    record Call(String name, String arguments, String result) {
        boolean succeeded() {
            return !result.startsWith("-1 ");
        }

        /** Whether the call is meant to alter something; opening to write is, writing then adds nothing to it. */
        boolean changes() {
            return CHANGING.contains(name)
                    || (name.startsWith("open")
                            && Pattern.compile("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
                                    .matcher(arguments)
                                    .find());
        }

        /** The paths that are named by the caller, in their order. */
        List<String> paths() {
            List<String> paths = new ArrayList<>();
            Matcher matcher = QUOTED.matcher(arguments);
            while (matcher.find()) {
                paths.add(matcher.group(1));
            }
            return paths;
        }

        /** The path behind the descriptor that the call is about; empty if it is about none. */
        String file() {
            Matcher matcher = DESCRIPTOR.matcher(arguments);
            return matcher.lookingAt() ? matcher.group(1) : "";
        }

        boolean isRename() {
            return name.startsWith("rename");
        }

        boolean isSync() {
            return name.equals("fsync") || name.equals("fdatasync");
        }

        /** Whether bytes went into a file, by whatever call. */
        boolean fills(String path) {
            return switch (name) {
                case "write", "pwrite64", "writev", "ftruncate", "sendfile" -> file().equals(path);
                case "copy_file_range" -> arguments.contains("<" + path + ">");
                default -> false;
            };
        }
    }

    static Trace parse(String log) {
        List<Call> calls = new ArrayList<>();
        Map<String, String> begun = new HashMap<>();
        log.lines().forEach(line -> {
            Matcher unfinished = BEGUN.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            if (unfinished.matches()) {
                begun.put(unfinished.group(1), unfinished.group(2));
            } else if (resumed.matches()) {
                String beginning = begun.remove(resumed.group(1));
                addTo(calls, resumed.group(1) + " " + beginning + resumed.group(2));
            } else {
                addTo(calls, line);
            }
        });
        assertThat(calls).as("a trace has calls").isNotEmpty();
        return new Trace(List.copyOf(calls));
    }

    /** Lines about signals and ends of processes are passed over. */
    private static void addTo(List<Call> calls, String line) {
        Matcher whole = WHOLE.matcher(line);
        if (whole.matches()) {
            calls.add(new Call(whole.group(2), whole.group(3), whole.group(4)));
        }
    }

    /** The calls that altered something on the host, or tried to; a device, and what a process says of itself, is none. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (Call call : calls) {
            if (call.changes() && !call.paths().stream().allMatch(path -> path.matches("/(dev|proc/self)/.*"))) {
                changes.add(call.name() + "(" + call.arguments() + ") = " + call.result());
            }
        }
        return changes;
    }

    /** The files below some directories that were given their name by a rename. */
    Set<String> renamedTo(String... directories) {
        Set<String> names = new TreeSet<>();
        for (Call call : calls) {
            if (call.isRename() && call.succeeded() && isBelow(call.paths().get(1), directories)) {
                names.add(call.paths().get(1));
            }
        }
        return names;
    }

    /** The files below some directories that were opened to be written. */
    Set<String> openedToWrite(String... directories) {
        Set<String> names = new TreeSet<>();
        for (Call call : calls) {
            if (call.name().startsWith("open")
                    && call.changes()
                    && isBelow(call.paths().get(0), directories)) {
                names.add(call.paths().get(0));
            }
        }
        return names;
    }

    /**
     * Every rename of a file below some directories for which a crash could leave neither the old nor the new: what was
     * renamed had bytes that were not yet forced to disk, or its directory was not forced before the next rename.
     */
    List<String> unsafeRenames(String... directories) {
        List<String> unsafe = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (call.isRename() && call.succeeded() && isBelow(call.paths().get(1), directories)) {
                String name = call.paths().get(1);
                if (!isForced(call.paths().get(0), i)) {
                    unsafe.add("bytes of " + name);
                }
                if (!directoryIsForced(name.substring(0, name.lastIndexOf('/')), i)) {
                    unsafe.add("directory of " + name);
                }
            }
        }
        return unsafe;
    }

    private boolean isForced(String file, int rename) {
        for (int i = rename - 1; i >= 0; i--) {
            Call call = calls.get(i);
            if (call.isSync() && call.succeeded() && call.file().equals(file)) {
                return true;
            }
            if (call.fills(file)) {
                return false;
            }
        }
        return false;
    }

    private boolean directoryIsForced(String directory, int rename) {
        for (Call call : calls.subList(rename + 1, calls.size())) {
            if (call.isSync() && call.succeeded() && call.file().equals(directory)) {
                return true;
            }
            if (call.isRename()) {
                return false;
            }
        }
        return false;
    }

    private static boolean isBelow(String path, String... directories) {
        for (String directory : directories) {
            if (path.startsWith(directory + "/")) {
                return true;
            }
        }
        return false;
    }
}
