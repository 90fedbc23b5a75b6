package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.it.vm.Channel.Answer;
import io.wirt.it.vm.Channel.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A virtual machine from when it is switched on until it is switched off. It may reboot in between; what is written to
 * its disks survives that, and is gone when it is switched off.
 */
final class Machine implements AutoCloseable {
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(3);
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(2);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_PANICS = 1;
    private static final String PANIC = "Kernel panic";
    private static final int TAIL_LINES = 60;

    private final Path console;
    private final Path emulator;
    private final Process process;
    private final Thread switchOff = new Thread(this::kill, "switches the virtual machine off");
    private final Channel channel;
    private String boot = "";

    private Machine(Path console, Path emulator, Process process) {
        this.console = console;
        this.emulator = emulator;
        this.process = process;
        this.channel = new Channel(process.getOutputStream(), process.getInputStream());
    }

    /** What happens in a machine while it is switched on. */
    interface Story {
        void happensIn(Machine machine);
    }

    /**
     * Switches a machine on, lets the story happen in it and switches it off.
     *
     * @param name of the directory for its logs
     */
    static void with(BootLoader loader, String name, Story story) throws IOException {
        Path directory = Files.createDirectories(Path.of("target/vm", name).toAbsolutePath());
        try (Machine machine = switchedOn(Scripts.disk(loader), Scripts.program(), directory)) {
            try {
                story.happensIn(machine);
            } catch (AssertionError | RuntimeException e) {
                e.addSuppressed(machine.failure("the machine when the test failed"));
                throw e;
            }
        }
    }

    /** Switches a machine on and waits until it has booted. What it writes on its console is kept in the directory. */
    private static Machine switchedOn(Path disk, Path program, Path directory) {
        Path console = directory.resolve("console.log");
        Path emulator = directory.resolve("qemu.log");
        // The limit of its life holds even if this virtual machine, the one that Java runs on, is killed.
        List<String> words = new ArrayList<>(List.of("timeout", "--kill-after=10", LONGEST_LIFE.toSeconds() + "s"));
        words.addAll(Scripts.machine(disk, program));
        words.addAll(List.of("-serial", "file:" + console));
        words.addAll(List.of("-chardev", "stdio,id=channel,signal=off", "-serial", "chardev:channel"));
        try {
            Files.write(console, new byte[0]);
            Machine machine = new Machine(
                    console,
                    emulator,
                    new ProcessBuilder(words).redirectError(emulator.toFile()).start());
            Runtime.getRuntime().addShutdownHook(machine.switchOff);
            try {
                machine.awaitBoot();
                return machine;
            } catch (RuntimeException | Error e) {
                machine.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end, as root and without a terminal. */
    Answer run(String... command) {
        return channel.run(LONGEST_COMMAND, List.of(command))
                .orElseThrow(() -> failure("no answer within " + LONGEST_COMMAND + " to " + List.of(command)));
    }

    /** The content of a file, or of a directory by its names. */
    String read(String path) {
        return run("cat", path).exits(0).out();
    }

    List<String> names(String directory) {
        return run("ls", "-A", directory).exits(0).out().lines().toList();
    }

    void write(String path, String text) {
        // The text is an argument of its own, never part of what the shell reads.
        run("sh", "-c", "printf %s \"$1\" >\"$2\"", "sh", text, path).exits(0);
    }

    /** Gives the command that its administrator gives, and waits until it has booted again. */
    void reboot() {
        bootAfter("reboot");
    }

    /** As {@link #reboot}, without stopping what runs on it, which takes longer than all the rest. */
    void rebootAtOnce() {
        bootAfter("sh", "-c", "umount /boot && sync && exec reboot -f");
    }

    private void bootAfter(String... command) {
        String before = boot;
        channel.send(List.of(command));
        awaitBoot();
        assertThat(boot).as("the boot after %s", List.of(command)).isNotEqualTo(before);
    }

    /** Switches it off, as by its plug. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(switchOff);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IllegalStateException e) {
            // This virtual machine, the one that Java runs on, ends already.
            return;
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void awaitBoot() {
        int panicsBefore = panics();
        int panicsSeen = 0;
        long latest = System.nanoTime() + LONGEST_BOOT.toNanos();
        while (System.nanoTime() < latest) {
            Optional<Line> line = channel.next(BETWEEN_LOOKS);
            if (line.isPresent() && line.get().is("ready")) {
                boot = line.get().words().get(1);
                return;
            }
            if (!process.isAlive()) {
                throw failure("the emulator ended with " + process.exitValue());
            }
            int panics = panics() - panicsBefore;
            if (panics > MOST_PANICS) {
                throw failure("the kernel panicked " + panics + " times in one boot");
            }
            if (panics > panicsSeen) {
                // With panic=-1 the machine tries again by itself, through its boot loader.
                System.err.println(
                        "WARNING: the virtual machine's kernel panicked while it booted; it tries again. See "
                                + console);
                panicsSeen = panics;
                latest = System.nanoTime() + LONGEST_BOOT.toNanos();
            }
        }
        throw failure("not booted within " + LONGEST_BOOT);
    }

    private int panics() {
        return (int)
                lines(console).stream().filter(line -> line.contains(PANIC)).count();
    }

    /** A failure that shows what the machine and its emulator said last. */
    private AssertionError failure(String what) {
        return new AssertionError(what + "; the end of " + console + ":\n" + tail(lines(console)) + "\nand of "
                + emulator + ":\n" + tail(lines(emulator)));
    }

    private static String tail(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private static List<String> lines(Path log) {
        try {
            // A console is no place for valid UTF-8 only.
            return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
