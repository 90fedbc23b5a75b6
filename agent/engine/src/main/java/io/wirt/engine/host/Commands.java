package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The programs of the running machine: started with an argument list, never through a shell, in an environment that
 * owes nothing to the caller's, with a bounded output and a limited time.
 */
final class Commands {
    /** How much of a command's output is kept, in bytes. The rest is read and dropped, so that it never blocks. */
    static final int MOST_OUTPUT = 64 << 10;

    private static final String SEARCH_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int QUIET_MILLIS = 200;
    private static final int MOST_QUIET_WAITS = 10;

    private final List<Path> directories;

    Commands(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    static Commands ofSystem() {
        List<Path> directories = new ArrayList<>();
        for (String directory : Lines.of(SEARCH_PATH.replace(':', '\n'))) {
            directories.add(Path.of(directory));
        }
        return new Commands(directories);
    }

    /**
     * How a command ended.
     *
     * @param exit its exit status; what a signal ended has 128 and the signal's number
     * @param limit how much time it had
     * @param timedOut whether it was ended because its time was over
     * @param output standard output and standard error together, from the start
     * @param cut whether there was more output than was kept
     */
    record Outcome(int exit, Duration limit, boolean timedOut, String output, boolean cut) {
        /** The failure in words, to be read after the command. */
        String failure() {
            return timedOut
                    ? " did not end within " + limit.toSeconds() + " seconds"
                    : " ended with exit status " + exit;
        }
    }

    /** The program of this bare name; only the system's own directories are searched. */
    Optional<Path> find(String program) {
        if (program.isEmpty() || program.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a program is given by its bare name, not as '" + program + "'");
        }
        for (Path directory : directories) {
            Path path = directory.resolve(program);
            if (Files.isRegularFile(path) && Files.isExecutable(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** {@link #find}, and a {@link HostException} if there is none. */
    Path require(String program) {
        return find(program)
                .orElseThrow(() -> new HostException(
                        HostCode.NO_COMMAND,
                        "there is no program " + program + " in " + SEARCH_PATH,
                        "install the package that brings " + program));
    }

    /** Runs a program by its bare name, see {@link #run(Path, List, Bytes, Duration, int)}. */
    Outcome run(List<String> argv, Bytes stdin, Duration limit, int mostOutput) {
        return run(require(argv.get(0)), argv.subList(1, argv.size()), stdin, limit, mostOutput);
    }

    /**
     * Runs a program until it ends. A daemon that it leaves behind may keep the output open; nobody waits for that one.
     *
     * @param mostOutput how many bytes of its output are kept
     */
    Outcome run(Path program, List<String> arguments, Bytes stdin, Duration limit, int mostOutput) {
        Process process = start(program, arguments);
        Output output = new Output(process.getInputStream(), mostOutput);
        Thread reader = background(output, "output of " + program.getFileName());
        feed(process, stdin);
        try {
            boolean inTime = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (!inTime) {
                end(process);
            }
            awaitOutput(reader, output);
            return new Outcome(process.exitValue(), limit, !inTime, output.text(), output.cut);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new HostException(HostCode.COMMAND_FAILED, program + " was interrupted", "run again");
        }
    }

    private static Process start(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", SEARCH_PATH);
        environment.put("LC_ALL", "C");
        environment.put("TERM", "dumb");
        environment.put("HOME", "/root");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new HostException(
                    HostCode.COMMAND_FAILED,
                    String.join(" ", command) + " could not be started: " + Refusal.reason(e),
                    "run it by hand to see why");
        }
    }

    /** In a thread of its own: a program that does not read must not block us beyond its time. */
    private static void feed(Process process, Bytes stdin) {
        Runnable feeding = () -> {
            try (OutputStream sink = process.getOutputStream()) {
                sink.write(stdin.toArray());
            } catch (IOException e) {
                // It ended, or closed its input, without reading all. Whether that is a failure, its exit status says.
            }
        };
        if (stdin.size() == 0) {
            feeding.run();
        } else {
            background(feeding, "standard input of a command");
        }
    }

    private static Thread background(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** With all that it started and that still belongs to it; a daemon that has left it goes on. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        family.forEach(ProcessHandle::destroy);
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
        // A handle knows its process by its start, so that a number that was given away again is not hit.
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** Until the end of the output, or, where a daemon holds it open, until nothing more has come for a moment. */
    private static void awaitOutput(Thread reader, Output output) throws InterruptedException {
        int before = -1;
        for (int i = 0; i < MOST_QUIET_WAITS && reader.isAlive() && output.size() != before; i++) {
            before = output.size();
            reader.join(QUIET_MILLIS);
        }
    }

    /** The output of one command as it comes; read in one thread, asked for in another. */
    private static final class Output implements Runnable {
        private final InputStream source;
        private final int most;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private volatile boolean cut;

        Output(InputStream source, int most) {
            this.source = source;
            this.most = most;
        }

        @Override
        public void run() {
            try (source) {
                BoundedInputStream.builder()
                        .setInputStream(source)
                        .setMaxCount(most)
                        .setPropagateClose(false)
                        .get()
                        .transferTo(kept);
                cut = source.read() >= 0;
                source.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The command was ended while it wrote: what came before is kept.
            }
        }

        int size() {
            return kept.size();
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
