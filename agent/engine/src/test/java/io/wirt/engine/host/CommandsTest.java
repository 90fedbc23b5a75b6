package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommandsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @Test
    void whatACommandThatIsEndedHasStartedIsEndedWithIt() throws Exception {
        Commands.Outcome outcome = run(Bytes.EMPTY, Duration.ofMillis(300), "sh", "-c", "sleep 20 & echo $!; wait");
        assertThat(outcome.timedOut()).isTrue();
        Path child = Path.of("/proc", outcome.output().strip());
        for (int look = 0; look < 50 && isAlive(child); look++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(isAlive(child)).isFalse();
    }

    /** Nobody may have asked yet how it ended; it is dead anyway. */
    private static boolean isAlive(Path process) throws IOException {
        try {
            return !Files.readString(process.resolve("stat")).matches("(?s).*\\) [ZX] .*");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Test
    void theExitStatusIsReported() {
        assertThat(run("true").exit()).isEqualTo(0);
        assertThat(run("false").exit()).isEqualTo(1);
        assertThat(run("sh", "-c", "exit 42").exit()).isEqualTo(42);
    }

    @Test
    void bothOutputsAreKeptTogether() {
        assertThat(run("sh", "-c", "echo one; echo two >&2; echo three").output())
                .isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void argumentsAreNeverReadByAShell() {
        assertThat(run("printf", "%s|", "a b", "$HOME", "*", "'").output()).isEqualTo("a b|$HOME|*|'|");
    }

    @Test
    void theEnvironmentOwesNothingToTheCallers() {
        assertThat(run("env").output().lines())
                .containsExactlyInAnyOrder("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C", "TERM=dumb", "HOME=/root");
        assertThat(run("pwd").output()).isEqualTo("/\n");
    }

    @Test
    void standardInputIsGivenAndThenClosed() {
        assertThat(run(Bytes.utf8("hello"), AMPLE, "cat").output()).isEqualTo("hello");
        assertThat(run("cat").output()).isEmpty();
    }

    @Test
    void aProgramThatDoesNotReadItsInputDoesNotBlock() {
        Bytes large = Bytes.of(new byte[1 << 20]);

        assertThat(run(large, AMPLE, "true").exit()).isEqualTo(0);
        assertThat(run(large, Duration.ofMillis(300), "sleep", "20").timedOut()).isTrue();
    }

    @Test
    void moreOutputThanIsKeptIsReadAndDropped() {
        Commands.Outcome outcome = run("sh", "-c", "yes | head -c 3000000; exit 7");

        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.output()).hasSize(64 << 10);
        assertThat(outcome.cut()).isTrue();
        assertThat(run("echo").cut()).isFalse();
    }

    @Test
    void aCommandIsEndedWhenItsTimeIsOver() {
        long begin = System.nanoTime();

        Commands.Outcome outcome = run(Bytes.EMPTY, Duration.ofMillis(300), "sh", "-c", "echo begun; exec sleep 20");

        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.output()).isEqualTo("begun\n");
        assertThat(secondsSince(begin)).isLessThan(5);
    }

    @Test
    void aCommandThatDoesNotHeedTheSignalIsEndedByForce() {
        long begin = System.nanoTime();

        Commands.Outcome outcome =
                run(Bytes.EMPTY, Duration.ofMillis(300), "sh", "-c", "trap '' TERM; while :; do sleep 1; done");

        assertThat(outcome.timedOut()).isTrue();
        assertThat(secondsSince(begin)).isLessThan(10);
    }

    @Test
    void aDaemonThatKeepsTheOutputOpenIsNotWaitedFor() {
        long begin = System.nanoTime();

        Commands.Outcome outcome = run("sh", "-c", "sleep 15 & echo started");

        assertThat(outcome.exit()).isEqualTo(0);
        assertThat(outcome.timedOut()).isFalse();
        assertThat(outcome.output()).isEqualTo("started\n");
        assertThat(secondsSince(begin)).isLessThan(5);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> run("chkconfig-of-nowhere"))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.no-command"))
                .hasMessageContaining("chkconfig-of-nowhere");
    }

    @Test
    void aProgramIsGivenByItsBareName() {
        assertThatThrownBy(() -> run("/bin/true")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActionThatFailsSaysHowWithItsLastLines() {
        Action.Run failing = action(Duration.ofSeconds(20), "sh", "-c", "seq 1 7; echo; exit 3");

        assertThatThrownBy(() -> LocalHost.running().perform(failing, Ground.NONE))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.command-failed"))
                .hasMessage("sh -c seq 1 7; echo; exit 3 ended with exit status 3\n  3\n  4\n  5\n  6\n  7");
    }

    @Test
    void anActionThatTakesTooLongHasFailed() {
        Action.Run slow = action(Duration.ofMillis(300), "sleep", "20");

        assertThatThrownBy(() -> LocalHost.running().perform(slow, Ground.NONE))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.command-timed-out"));
    }

    @Test
    void aCommandForATreeIsABugOfTheEngine() {
        Action.Run run = action(AMPLE, "true");

        assertThatThrownBy(() -> LocalHost.tree(Path.of("/")).perform(run, Ground.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bug of the engine");
    }

    private static Action.Run action(Duration limit, String... argv) {
        return new Action.Run(List.of(argv), Bytes.EMPTY, limit, List.of(), Action.Clouds.NONE);
    }

    private static Commands.Outcome run(String... argv) {
        return run(Bytes.EMPTY, AMPLE, argv);
    }

    private static Commands.Outcome run(Bytes stdin, Duration limit, String... argv) {
        return Commands.ofSystem().run(List.of(argv), stdin, limit, Commands.MOST_OUTPUT);
    }

    private static long secondsSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
