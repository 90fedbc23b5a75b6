package io.wirt.it.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The scripts of {@code it-tests/vm}, which make the machine's disks and start it. */
final class Scripts {
    private static final Path DIRECTORY = Path.of("vm");
    private static final Path DISTRIBUTION = Path.of("../agent/cli/target/wirt");
    private static final int LONGEST_MAKING_MINUTES = 10;

    private Scripts() {}

    /** The disk that the machine boots from, made now if it is not there yet. */
    static Path disk(BootLoader loader) {
        return Path.of(output(words("image", loader.folder())).strip());
    }

    /** A disk with Wirt as it was packaged, and a runtime for it: the same for all machines, for none writes to it. */
    static Path program() {
        return ProgramDisk.PATH;
    }

    /** Made when the first test asks for it. */
    private static final class ProgramDisk {
        static final Path PATH = make();

        private static Path make() {
            assertThat(DISTRIBUTION.resolve("bin/wirt"))
                    .as("the distribution; 'mvn package' makes it, 'mvn test' does not")
                    .exists();
            Path disk = Path.of("target/vm-program.img").toAbsolutePath();
            output(words("program", DISTRIBUTION.toString(), disk.toString()));
            return disk;
        }
    }

    /** The command that becomes a machine with these disks. */
    static List<String> machine(Path disk, Path program) {
        return words("machine", disk.toString(), program.toString());
    }

    private static List<String> words(String script, String... arguments) {
        // Through sh, because packaging may lose the executable bit.
        List<String> words =
                new ArrayList<>(List.of("sh", DIRECTORY.resolve(script).toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** What a command says on standard output, if it succeeds; else the failure shows what it said. */
    static String output(List<String> words) {
        try {
            Path out = Files.createTempFile("wirt-vm-out", "");
            Path err = Files.createTempFile("wirt-vm-err", "");
            try {
                Process process = new ProcessBuilder(words)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(LONGEST_MAKING_MINUTES, TimeUnit.MINUTES)) {
                    process.descendants().forEach(ProcessHandle::destroy);
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("no end after " + LONGEST_MAKING_MINUTES + " minutes: " + words);
                }
                assertThat(process.exitValue())
                        .as("exit status of %s\n%s%s", words, Files.readString(out), Files.readString(err))
                        .isZero();
                return Files.readString(out);
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
}
