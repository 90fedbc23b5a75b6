package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * The packaged program: a distribution, and how its launcher is called.
 *
 * @param before words in front of the launcher, such as those that change the user
 */
record Program(Path distribution, Path directory, List<String> before) {
    private static final Path PACKAGED = Path.of("../agent/cli/target/wirt");
    private static final int LONGEST_RUN_SECONDS = 120;

    /** The playbook of the how-to. */
    static final Path HOW_TO = Path.of("../playbooks/kvm-amd-centos6.yaml");

    Program {
        before = List.copyOf(before);
    }

    /** What one call came to. */
    record Outcome(int exit, String out, String err) {

        /** This outcome, if it ended as expected; else the failure shows what the program said. */
        Outcome exits(int expected) {
            assertThat(exit).as("exit status\n%s%s", out, err).isEqualTo(expected);
            return this;
        }

        String said() {
            return out + err;
        }
    }

    static Program packaged() {
        assertThat(PACKAGED.resolve("bin/wirt"))
                .as("the distribution; 'mvn package' makes it, 'mvn test' does not")
                .exists();
        return new Program(PACKAGED.toAbsolutePath().normalize(), Path.of(""), List.of());
    }

    /** The same program in another place. */
    Program copiedTo(Path place) {
        try {
            FileUtils.copyDirectory(distribution.toFile(), place.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Program(place, directory, before);
    }

    Program in(Path workingDirectory) {
        return new Program(distribution, workingDirectory, before);
    }

    Program behind(String... words) {
        return new Program(distribution, directory, List.of(words));
    }

    /** Runs it to its end. It finds no terminal. */
    Outcome run(Object... arguments) {
        try {
            Path out = Files.createTempFile("wirt-out", "");
            Path err = Files.createTempFile("wirt-err", "");
            try {
                Process process = builder(arguments)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("no end after " + LONGEST_RUN_SECONDS + " s: " + List.of(arguments));
                }
                // Byte for byte: what is no UTF-8 must not be repaired on the way into a test.
                return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and does not wait; what it says is lost. */
    Process start(Object... arguments) {
        try {
            return builder(arguments)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(Object... arguments) {
        List<String> words = new ArrayList<>(before);
        // Through sh, because packaging may lose the executable bit.
        words.add("sh");
        words.add(distribution.resolve("bin/wirt").toString());
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toAbsolutePath().toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Runs any other command to its end and gives its exit status. */
    static int command(String... words) {
        try {
            return new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a playbook and gives its path. */
    static Path playbook(Path directory, String text) {
        try {
            return Files.write(directory.resolve("playbook.yaml"), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
