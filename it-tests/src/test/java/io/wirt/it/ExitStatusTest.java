package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit status as scripts rely on it, and what has been done when it comes. */
class ExitStatusTest {
    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aWrongCallIs64() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Map<String, String> before = host.everything();

        assertThat(wirt.run("plan", directory.resolve("none.yaml"), "--root", host.path())
                        .exits(64)
                        .err())
                .contains("none.yaml");
        assertThat(wirt.run("plan", Program.HOW_TO, "--rot", host.path())
                        .exits(64)
                        .err())
                .contains("--rot");
        wirt.run("plan", Program.HOW_TO, "--root", directory.resolve("none")).exits(64);
        wirt.run("plan").exits(64);
        wirt.run("aply", Program.HOW_TO).exits(64);
        wirt.run().exits(64);
        wirt.run("apply", "--plan", directory.resolve("none.json"), "--root", host.path())
                .exits(64);
        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void anOlderJavaIsNamedWithoutBeingStarted() throws IOException {
        Path old = Files.createDirectories(directory.resolve("jre/bin")).resolve("java");
        Files.writeString(old, "#!/bin/sh\necho it was started\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        Files.writeString(directory.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"1.8.0_392\"\n");

        Program.Outcome outcome = wirt.behind("env", "JAVA_HOME=" + directory.resolve("jre"))
                .run("kinds")
                .exits(70);

        assertThat(outcome.err()).contains("is Java 1.8.0_392", "Java 17 or later");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedAndNobodySaidYesIs64() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Map<String, String> before = host.everything();

        assertThat(wirt.run("apply", Program.HOW_TO, "--root", host.path())
                        .exits(64)
                        .err())
                .contains("--yes");
        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void whereThereIsNothingToDoNobodyNeedsToBeAsked() {
        HostTree host = HostTree.copy("centos6-opteron-after-reboot", directory);

        wirt.run("apply", Program.HOW_TO, "--root", host.path()).exits(0);
    }

    @Test
    void anotherRunAtWorkIs6() throws IOException {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Path lock = Files.createDirectories(host.at(HostTree.STATE)).resolve("lock");
        Files.writeString(lock, "process 4711, since noon, with other.yaml");
        Map<String, String> before = host.everything();
        Program.Outcome outcome;
        // Nothing else may open the lock's file in this process meanwhile: its closing would give the lock up.
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            outcome = wirt.run("apply", Program.HOW_TO, "--yes", "--root", host.path())
                    .exits(6);
            wirt.run("plan", Program.HOW_TO, "--root", host.path()).exits(0);
        }
        assertThat(outcome.err()).contains("process 4711, since noon, with other.yaml");
        assertThat(host.everything()).isEqualTo(before);
        wirt.run("apply", Program.HOW_TO, "--yes", "--root", host.path()).exits(0);
    }

    @Test
    void aFailedCheckIs4AndNothingIsChanged() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        host.edit("proc/cpuinfo", text -> text.replace(" svm", ""));
        Map<String, String> before = host.everything();

        assertThat(wirt.run("check", Program.HOW_TO, "--root", host.path())
                        .exits(4)
                        .out())
                .contains("svm");
        wirt.run("plan", Program.HOW_TO, "--root", host.path()).exits(4);
        wirt.run("apply", Program.HOW_TO, "--yes", "--root", host.path()).exits(4);

        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedIs1AndTheRestIsDone() throws IOException {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Files.delete(host.at(HostTree.KSMTUNED));

        wirt.run("plan", Program.HOW_TO, "--root", host.path()).exits(1);
        Document report =
                Document.of(wirt.run("apply", Program.HOW_TO, "--yes", "--root", host.path(), "--format", "json")
                        .exits(1));

        assertThat(report.texts("/resources", "/status")).containsExactly("changed", "refused", "changed", "changed");
        assertThat(report.json().at("/resources/1/findings").toString()).contains("/etc/ksmtuned.conf");
        assertThat(host.text(HostTree.GRUB)).contains("amd_iommu=on\n");
        assertThat(host.at(HostTree.KSMTUNED)).doesNotExist();
    }

    @Test
    void helpAndVersionAre0() {
        assertThat(wirt.run("--help").exits(0).out()).contains("wirt plan");
        assertThat(wirt.run("--version").exits(0).out()).startsWith("wirt ");
        assertThat(wirt.run("apply", "--help").exits(0).out()).contains("--plan");
    }
}
