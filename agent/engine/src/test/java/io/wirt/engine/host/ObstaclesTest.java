package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says already, instead of leaving it to the apply. A read-only file system is a matter of it-tests. */
final class ObstaclesTest {
    private static final HostPath TARGET = HostPath.of("/etc/target");

    @TempDir
    private Path root = Path.of("");

    @Test
    void nothingIsInTheWayOfAFileInADirectoryThatIsOnlyOurs() throws Exception {
        Files.createDirectory(root.resolve("etc"));
        assertThat(obstacle(write())).isEmpty();
        Files.writeString(root.resolve("etc/target"), "old");
        assertThat(obstacle(write())).isEmpty();
        assertThat(root.resolve("etc")).isDirectoryContaining(entry -> entry.endsWith("target"));
    }

    @Test
    void aDirectoryThatAnEarlierActionMayMakeIsNoObstacle() {
        assertThat(obstacle(write())).isEmpty();
    }

    @Test
    void aFileThatHasAnotherNameIs() throws Exception {
        Files.createDirectory(root.resolve("etc"));
        Files.writeString(root.resolve("etc/target"), "old");
        Files.createLink(root.resolve("etc/other"), root.resolve("etc/target"));
        assertThat(obstacle(write())).hasValueSatisfying(said -> {
            assertThat(said.id()).isEqualTo("host.hard-linked");
            assertThat(said.summary()).contains("/etc/target is one of 2 names");
        });
    }

    @Test
    void aDirectoryThatOthersMayWriteIsForWhateverIsToBeDoneInIt() throws Exception {
        Files.createDirectory(root.resolve("etc"));
        Files.setAttribute(root.resolve("etc"), "unix:mode", 0777);
        HostPath link = HostPath.of("/etc/link");
        for (Action action : List.of(
                write(),
                new Action.OverwriteFile(TARGET, Bytes.EMPTY),
                new Action.RemoveFile(TARGET),
                new Action.MakeDirectory(TARGET, 0755),
                new Action.Link(link, "x"),
                new Action.RenameLink(link, TARGET))) {
            assertThat(obstacle(action)).as(action.verb()).hasValueSatisfying(said -> assertThat(said.id())
                    .isEqualTo("host.untrusted-directory"));
        }
        assertThat(obstacle(new Action.SetKernelValue(TARGET, "1"))).isEmpty();
    }

    @Test
    void aProgramThatIsMissingIs() {
        assertThat(obstacle(run("sh"))).isEmpty();
        assertThat(obstacle(run("no-such-program")))
                .hasValueSatisfying(said -> assertThat(said.id()).isEqualTo("host.no-command"));
    }

    private Optional<HostException> obstacle(Action action) {
        return LocalHost.tree(root).obstacle(action);
    }

    private static Action write() {
        return new Action.WriteFile(TARGET, Bytes.utf8("new"), 0600, Set.of());
    }

    private static Action run(String program) {
        return new Action.Run(List.of(program), Bytes.EMPTY, Duration.ofSeconds(1), List.of(), Action.Clouds.NONE);
    }
}
