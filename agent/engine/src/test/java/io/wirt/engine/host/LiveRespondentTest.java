package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Answer;
import io.wirt.spi.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands here are scripts of our own, in a directory of our own. */
class LiveRespondentTest {
    private static final long BOOT = 1_700_000_000;

    private final Tree tree;
    private final LiveRespondent respondent;

    LiveRespondentTest(@TempDir Path directory) throws IOException {
        tree = Tree.in(Files.createDirectory(directory.resolve("host")));
        tree.file("/proc/stat", "cpu 1 2 3\nbtime " + BOOT + "\nprocesses 7\n");
        Path programs = tree.directory("/programs");
        respondent = new LiveRespondent(new HostFiles(tree.root()), new Commands(List.of(programs)));
    }

    @ParameterizedTest
    @CsvSource({"0, RUNNING", "1, DIED", "2, DIED", "3, STOPPED"})
    void theExitStatusOfTheScriptIsTheState(int exit, Query.ServiceState state) throws IOException {
        script("/etc/init.d/ksm", "");
        script("/programs/service", "[ \"$*\" = 'ksm status' ] && exit " + exit + "; exit 99");

        assertThat(status("ksm")).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.value()).isEqualTo(state);
            assertThat(known.evidence().source()).isEqualTo("service ksm status");
        });
    }

    @ParameterizedTest
    @CsvSource({"4, insufficient rights", "5, exit status 5", "150, exit status 150"})
    void anyOtherExitStatusIsUnknown(int exit, String reason) throws IOException {
        script("/etc/init.d/ksm", "");
        script("/programs/service", "exit " + exit);

        assertThat(reasonOf(status("ksm"))).contains(reason);
    }

    @Test
    void withoutTheServiceCommandTheScriptItselfIsAsked() throws IOException {
        script("/etc/rc.d/init.d/ksm", "[ \"$*\" = status ] && exit 3; exit 99");
        tree.link("/etc/init.d", "rc.d/init.d");

        assertThat(status("ksm")).isInstanceOfSatisfying(Answer.Known.class, known -> assertThat(known.value())
                .isEqualTo(Query.ServiceState.STOPPED));
    }

    @Test
    void aServiceThatIsNotThereHasNotDied() throws IOException {
        script("/programs/service", "echo 'ksm: unrecognized service'; exit 1");

        assertThat(reasonOf(status("ksm"))).contains("/etc/init.d/ksm is missing");
    }

    @Test
    void aUnitOfSystemdNeedsNoScript() throws IOException {
        tree.directory("/run/systemd/system");
        script("/programs/service", "exit 0");

        assertThat(status("ksm")).isInstanceOf(Answer.Known.class);
    }

    @ParameterizedTest
    @CsvSource({"--status-all", "../../bin/sh", "''", ".", "a/b"})
    void whatWouldRunSomethingElseIsNoName(String name) throws IOException {
        script("/programs/service", "exit 0");
        tree.directory("/run/systemd/system");

        assertThat(reasonOf(status(name))).contains("no name of a service");
    }

    @Test
    void aUnitIsWhatSystemctlShowSaysOfIt() throws IOException {
        script("/programs/systemctl", """
                [ "$1 $2 $4" = 'show --no-pager ksm.service' ] || exit 99
                printf 'LoadState=loaded\\nActiveState=active\\nSubState=exited\\n'
                printf 'ConditionResult=yes\\nConditionTimestampMonotonic=17\\n'""");

        assertThat(unit("ksm.service")).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.value()).isEqualTo(new Query.UnitState("loaded", "active", "exited", false));
            assertThat(known.evidence().source()).isEqualTo("systemctl show ksm.service");
        });
    }

    @ParameterizedTest
    @CsvSource({"no, 17, true", "no, 0, false", "yes, 17, false"})
    void aConditionFailedOnlyIfItWasLookedAt(String result, String when, boolean failed) throws IOException {
        script(
                "/programs/systemctl",
                "echo LoadState=loaded; echo ActiveState=inactive; echo SubState=dead; echo ConditionResult=" + result
                        + "; echo ConditionTimestampMonotonic=" + when);

        assertThat(unit("ksm.service")).isInstanceOfSatisfying(Answer.Known.class, known -> assertThat(known.value())
                .isEqualTo(new Query.UnitState("loaded", "inactive", "dead", failed)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'Conditions succeeded.', false",
        "1, 'Conditions failed.', true",
        "1, 'Unknown operation condition.', false",
    })
    void aSystemdThatCanTellWhetherConditionsHoldNowIsAsked(int exit, String words, boolean failed) throws IOException {
        script("/programs/systemctl", "echo LoadState=loaded; echo ActiveState=inactive; echo SubState=dead");
        script(
                "/programs/systemd-analyze",
                "[ \"$*\" = 'condition --unit=ksm.service' ] && echo '" + words + "'; exit " + exit);

        assertThat(unit("ksm.service")).isInstanceOfSatisfying(Answer.Known.class, known -> assertThat(known.value())
                .isEqualTo(new Query.UnitState("loaded", "inactive", "dead", failed)));
    }

    @Test
    void aSystemdThatDoesNotAnswerIsUnknown() throws IOException {
        assertThat(reasonOf(unit("ksm.service"))).contains("systemctl");
        script("/programs/systemctl", "echo 'Failed to connect to bus'; exit 1");
        assertThat(reasonOf(unit("ksm.service"))).isEqualTo("systemctl show ksm.service ended with exit status 1");
        script("/programs/systemctl", "echo nothing");
        assertThat(reasonOf(unit("ksm.service"))).contains("did not tell");
        assertThat(reasonOf(unit("--version"))).contains("no name of a unit");
    }

    private Answer<Query.UnitState> unit(String name) {
        return respondent.unitStatus(new Query.UnitStatus(name));
    }

    @Test
    void theSnapshotOfThisBootIsReadAndNoCommandIsRun() throws IOException {
        snapshot("Linux version 2.6.32\nAMD-Vi: Enabling IOMMU\n", BOOT);
        script("/programs/dmesg", "touch " + tree.disk("/asked"));

        assertThat(log())
                .isEqualTo(new Query.KernelMessages(
                        List.of("Linux version 2.6.32", "AMD-Vi: Enabling IOMMU"), "/var/log/dmesg", true));
        assertThat(tree.disk("/asked")).doesNotExist();
    }

    @Test
    void aSnapshotOfAnEarlierBootIsNotRead() throws IOException {
        snapshot("Linux version old\n", BOOT - 1);
        script("/programs/dmesg", "echo '[0.0] Linux version new'");

        assertThat(log()).isEqualTo(new Query.KernelMessages(List.of("[0.0] Linux version new"), "dmesg", true));
    }

    @Test
    void whereTheKernelDoesNotTellWhenItBootedNoSnapshotIsOfThisBoot() throws IOException {
        snapshot("Linux version old\n", BOOT);
        tree.file("/proc/stat", "cpu 1 2 3\n");
        script("/programs/dmesg", "echo 'Linux version new'");

        assertThat(log().source()).isEqualTo("dmesg");
    }

    @Test
    void aSnapshotThatCannotBeReadIsNoReasonNotToAskTheKernel() throws IOException {
        tree.directory("/var/log/dmesg");
        script("/programs/dmesg", "echo 'Linux version new'");

        assertThat(log().source()).isEqualTo("dmesg");
    }

    @Test
    void whereTheBufferHasWrappedTheJournalIsAsked() throws IOException {
        script("/programs/dmesg", "echo late");
        script("/programs/journalctl", "[ \"$*\" = '-k -b --no-pager -o cat' ] && echo 'Linux version 5'");

        assertThat(log().source()).startsWith("journalctl");
        assertThat(log().complete()).isTrue();
    }

    @Test
    void anIncompleteLogIsBetterThanNoneAndSaysSo() throws IOException {
        script("/programs/dmesg", "echo late");

        assertThat(log()).isEqualTo(new Query.KernelMessages(List.of("late"), "dmesg", false));
    }

    @Test
    void aLogThatNobodyMayReadIsUnknown() throws IOException {
        script("/programs/dmesg", "echo 'dmesg: read kernel buffer failed: Operation not permitted' >&2; exit 1");

        assertThat(reasonOf(respondent.bootLog(new Query.BootLog())))
                .contains("dmesg ended with exit status 1: dmesg: read kernel buffer failed: Operation not permitted")
                .contains("journalctl");
    }

    @Test
    void theLogIsAskedForOnce() throws IOException {
        script("/programs/dmesg", "echo x >> " + tree.disk("/asked") + "; echo 'Linux version 5'");

        assertThat(log()).isSameAs(log());
        assertThat(tree.text("/asked")).isEqualTo("x\n");
    }

    @Test
    void aLogLargerThanTheOutputOfOtherCommandsIsKeptWhole() throws IOException {
        script("/programs/dmesg", "echo Linux version 5; seq 1 100000");

        assertThat(log().lines()).hasSize(100_001).endsWith("100000");
        assertThat(log().complete()).isTrue();
    }

    private Answer<Query.ServiceState> status(String service) {
        return respondent.serviceStatus(new Query.ServiceStatus(service));
    }

    private Query.KernelMessages log() {
        Answer<Query.KernelMessages> answer = respondent.bootLog(new Query.BootLog());
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return ((Answer.Known<Query.KernelMessages>) answer).value();
    }

    private static String reasonOf(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Unknown.class);
        return ((Answer.Unknown<?>) answer).reason();
    }

    private void snapshot(String content, long written) throws IOException {
        Path file = tree.file("/var/log/dmesg", content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(written)));
    }

    private void script(String path, String body) throws IOException {
        Path file = tree.file(path, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
