package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that changes nothing must not pay for. */
class StartUpTest {
    private static final List<String> DEAR = List.of(
            "java.lang.ProcessBuilder",
            "org.apache.commons.io.",
            "io.wirt.engine.host.Commands",
            "io.wirt.engine.host.Performer",
            "io.wirt.engine.host.AtomicFile",
            "io.wirt.engine.host.Refusal",
            "java.util.regex.Pattern ",
            "java.util.stream.",
            "java.lang.runtime.ObjectMethods");

    private final Path root;

    StartUpTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void lookingAtAHostLoadsNothingThatWritesOrRuns() throws IOException {
        Tree.in(root).file("/etc/file", "content");
        Tree.in(root).link("/etc/link", "/etc/file");

        String loaded = OtherProcess.run(
                List.of("env", "JAVA_TOOL_OPTIONS=-Xlog:class+load"),
                Probe.class,
                "look",
                root.toString(),
                "/etc/link");

        assertThat(loaded).contains("io.wirt.engine.host.HostFiles").contains("\nlooked");
        for (String dear : DEAR) {
            assertThat(loaded).doesNotContain(dear);
        }
        // Later JDKs use lambdas of their own here, which come out of their archive; ours would have to be made.
        assertThat(loaded).doesNotContainPattern("io\\.wirt[^ ]*\\$\\$Lambda");
    }
}
