package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** The Java runtime that is put on a host. */
final class JavaRuntime {
    private JavaRuntime() {}

    /** The directory that {@code -Dwirt.it.runtime.<image>} names; else one linked from the JVM of the tests. */
    static Path of(String image) {
        return Optional.ofNullable(System.getProperty("wirt.it.runtime." + image))
                .map(Path::of)
                .orElseGet(JavaRuntime::linked);
    }

    /** All of Java SE, so that no module is missing whatever the program comes to need. */
    private static Path linked() {
        Path runtime = Path.of("target/runtime-" + Runtime.version());
        if (Files.isDirectory(runtime)) {
            return runtime;
        }
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        if (jlink.isEmpty() || !Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods"))) {
            // A JDK without modules to link from is itself a runtime, only a large one.
            return Path.of(System.getProperty("java.home"));
        }
        try {
            Path unfinished =
                    Files.createTempDirectory(Path.of("target"), "runtime").resolve("linked");
            int exit = jlink.get()
                    .run(
                            System.out,
                            System.err,
                            "--add-modules=java.se",
                            "--strip-debug",
                            "--no-man-pages",
                            "--no-header-files",
                            "--output=" + unfinished);
            assertThat(exit).as("exit status of jlink").isZero();
            return Files.move(unfinished, runtime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
