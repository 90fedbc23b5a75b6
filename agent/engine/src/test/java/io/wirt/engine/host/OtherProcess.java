package io.wirt.engine.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process that runs one class of these tests, for what this process cannot be or do itself. */
final class OtherProcess {
    private OtherProcess() {}

    static boolean weAreRoot() throws IOException {
        return UnixAttributes.of(Path.of("/proc/self")).owner() == 0;
    }

    /** Root's process without root's power to read and write everything; of another user, the process as it is. */
    static List<String> withoutPrivileges() throws IOException {
        if (!weAreRoot()) {
            return List.of();
        }
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "root cannot give up its power without setpriv");
        return List.of("/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all");
    }

    /** A process in a world of its own, where this shell command has been run first: what it mounts vanishes with it. */
    static List<String> after(String command) throws IOException {
        assumeTrue(weAreRoot(), "only root can mount");
        List<String> wrapper = List.of("unshare", "-m", "sh", "-ec", command + "; exec \"$@\"", "sh");
        assumeTrue(wait(start(wrapper, List.of("true"))).exit == 0, "this machine does not let us mount");
        return wrapper;
    }

    static Process start(List<String> wrapper, Class<?> main, String... arguments) throws IOException {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        java.addAll(List.of(arguments));
        return start(wrapper, java);
    }

    /** What the process printed. */
    static String run(List<String> wrapper, Class<?> main, String... arguments) throws IOException {
        return wait(start(wrapper, main, arguments)).output.strip();
    }

    private static Process start(List<String> wrapper, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(wrapper);
        all.addAll(command);
        return new ProcessBuilder(all).redirectErrorStream(true).start();
    }

    private static Ended wait(Process process) throws IOException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private record Ended(int exit, String output) {}
}
