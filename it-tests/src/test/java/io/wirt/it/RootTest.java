package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirt.it.lab.Lab;
import io.wirt.it.lab.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under {@code --root} the tree is all there is: this machine is not looked at, and no command runs but this machine's {@code
 * cp}, once for each file that is replaced, which carries its attributes.
 */
class RootTest {
    private static final Pattern OPENED = Pattern.compile("open(?:at)?\\([^\"]*\"([^\"]+)\".* = [0-9]+");
    private static final Pattern STARTED = Pattern.compile("execve\\(\"([^\"]+)\".* = 0");

    /** What Java asks for by itself: seeds for the names of temporary files, and whether there is IPv6. */
    private static final Set<String> THE_RUNTIMES = Set.of("/dev/random", "/dev/urandom", "/proc/net/if_inet6");

    private static final String COPY = "/usr/bin/cp";

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void straceIsHere() {
        Optional<String> missing = Packages.provide(Map.of("strace", "strace"));
        if (missing.isPresent()) {
            throw Lab.lacks("what a plan under --root reads", missing.get(), "install strace");
        }
        assumeTrue(Program.command("strace", "-f", "true") == 0, "nothing may be traced here");
    }

    @Test
    void aPlanAndAnApplyReadNothingOfThisMachineAndStartNothingButCopies() throws IOException {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Set<String> runtime = filesOf(traced("--version"));

        for (List<Object> call : List.<List<Object>>of(
                List.of("plan", Program.HOW_TO, "--root", host.path()),
                List.of("apply", Program.HOW_TO, "--root", host.path(), "--yes"),
                List.of("status", "--root", host.path()))) {
            List<String> trace = traced(call.toArray());

            List<String> started = new ArrayList<>(programs(traced("--version")));
            if (call.contains("apply")) {
                // The playbook replaces two files.
                started.addAll(List.of(COPY, COPY));
            }
            assertThat(programs(trace)).as("started by %s", call).isEqualTo(started);
            Set<String> files = filesOf(withoutCopies(trace));
            files.removeAll(runtime);
            files.removeIf(this::isOursToRead);
            assertThat(files).as("opened by %s", call).isEmpty();
        }
    }

    /** The tree, the playbook, the program, and the Java runtime with what it reads of its own process. */
    private boolean isOursToRead(String file) {
        Path path = Path.of(file).toAbsolutePath().normalize();
        return path.startsWith(directory)
                || path.equals(Program.HOW_TO.toAbsolutePath().normalize())
                || path.startsWith(wirt.distribution())
                || path.startsWith(Path.of(System.getProperty("java.home")))
                || THE_RUNTIMES.contains(file)
                || file.startsWith("/proc/self/")
                || file.matches("/proc/[0-9]+/.*");
    }

    private List<String> traced(Object... arguments) throws IOException {
        Path trace = Files.createTempFile("wirt-trace", "");
        try {
            wirt.behind("strace", "-f", "-qq", "-e", "trace=execve,open,openat", "-o", trace.toString())
                    .run(arguments)
                    .exits(0);
            return Files.readAllLines(trace, java.nio.charset.StandardCharsets.ISO_8859_1);
        } finally {
            Files.delete(trace);
        }
    }

    /** Without what the processes did that became a copy. */
    private static List<String> withoutCopies(List<String> trace) {
        Set<String> copies = new TreeSet<>();
        for (String line : trace) {
            if (line.contains("execve(\"" + COPY + "\"")) {
                copies.add(line.substring(0, line.indexOf(' ') + 1));
            }
        }
        return trace.stream()
                .filter(line -> copies.stream().noneMatch(line::startsWith))
                .toList();
    }

    private static Set<String> filesOf(List<String> trace) {
        return new TreeSet<>(matches(OPENED, trace));
    }

    private static List<String> programs(List<String> trace) {
        List<String> programs = matches(STARTED, trace);
        programs.removeIf(program -> program.endsWith("/jspawnhelper")); // by which Java starts any other
        return programs;
    }

    private static List<String> matches(Pattern pattern, List<String> trace) {
        List<String> found = new ArrayList<>();
        for (String line : trace) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }
}
