package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan must leave alone: everything; and what it must not need: the right to write. */
class PlanTouchesNothingTest {
    private static final String[] NOBODY = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    private static final Path HOW_TO = Program.HOW_TO.toAbsolutePath();

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void neitherTheHostNorTheStateDirectoryNorTheWorkingDirectoryIsWrittenTo() throws IOException {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Path state = Files.createDirectory(directory.resolve("state"));
        Path work = Files.createDirectory(directory.resolve("work"));
        HostTree all = new HostTree(directory);
        Map<String, String> before = all.everything();

        for (String command : List.of("plan", "check")) {
            wirt.in(work)
                    .run(command, HOW_TO, "--root", host.path(), "--state-dir", state)
                    .exits(0);
            assertThat(all.everything()).as("after %s", command).isEqualTo(before);
        }
        wirt.in(work).run("plan", HOW_TO, "--root", host.path(), "--verbose").exits(0);
        wirt.in(work)
                .run("apply", HOW_TO, "--root", host.path(), "--dry-run", "--format", "json")
                .exits(0);
        wirt.in(work).run("status", "--root", host.path()).exits(1);
        wirt.in(work).run("validate", HOW_TO).exits(0);
        assertThat(all.everything()).isEqualTo(before);
    }

    @Test
    void aPlanOfAnAppliedHostLeavesWirtsOwnStateAsItIs() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        wirt.run("apply", HOW_TO, "--yes", "--root", host.path()).exits(0);
        Map<String, String> before = host.everything();

        wirt.run("plan", HOW_TO, "--root", host.path()).exits(0);
        wirt.run("status", "--root", host.path()).exits(0);

        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void aPlanOfAReadOnlyFileSystemIsTheSamePlanAndWarnsOfIt() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        String readOnly = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && ! touch \"$0/etc/inittab\"";
        assumeTrue(
                Program.command(
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                readOnly,
                                host.path().toString())
                        == 0,
                "a mount of our own is not permitted here, so nothing can be made read-only for root");
        String writable = plan(wirt, host).exits(0).out();

        Program onReadOnly = wirt.behind(
                "unshare",
                "--mount",
                "sh",
                "-c",
                readOnly + " && exec \"$@\"",
                host.path().toString());

        String said = plan(onReadOnly, host).exits(0).out();
        assertThat(said).contains("warning[host.read-only]: /boot/grub/grub.conf cannot be written");
        assertThat(said.replaceAll("(?m)^ +warning\\[host\\.read-only].*\\R +-> mount its file system writable\\R", ""))
                .isEqualTo(writable);
    }

    @Test
    void anOrdinaryUserIsToldWhatCannotBeReadAndSeesThePlanOfTheRest() throws IOException {
        Program nobody = ofNobody();
        HostTree host = HostTree.copy("centos6-opteron", directory);

        Program.Outcome text = plan(nobody, host);
        Document plan = Document.of(plan(nobody, host, "--format", "json"));

        assertThat(text.said()).contains("/boot/grub/grub.conf");
        assertThat(plan.texts("/checks", "/status")).containsExactly("passed", "passed");
        assertThat(plan.texts("/resources", "/status")).containsExactly("unreadable", "changes", "changes", "changes");
        assertThat(plan.text("/resources/0/reason")).contains("/boot/grub/grub.conf");
        assertThat(text.exit()).isNotZero();
    }

    @Test
    void whatCannotBeReadIsExit1AndNoCheckIsGuessedFromIt() throws IOException {
        Program nobody = ofNobody();
        HostTree host = HostTree.copy("centos6-opteron", directory);

        Document plan = Document.of(plan(nobody, host, "--format", "json").exits(1));

        assertThat(plan.texts("/afterBoot", "/status")).doesNotContain("failed");
    }

    @Test
    void anOrdinaryUserSeesTheWholePlanWhereEverythingCanBeRead() throws IOException {
        Program nobody = ofNobody();
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Files.setPosixFilePermissions(host.at(HostTree.GRUB), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(plan(nobody, host).exits(0).out())
                .isEqualTo(plan(wirt, host).exits(0).out());
    }

    @Test
    void anOrdinaryUserIsToldThatWirtsOwnStateCannotBeReadAndCanPlanWithoutIt() throws IOException {
        Program nobody = ofNobody();
        HostTree host = HostTree.copy("centos6-opteron", directory);
        wirt.run("apply", HOW_TO, "--yes", "--root", host.path()).exits(0);

        assertThat(plan(nobody, host).exits(1).said()).contains(HostTree.STATE);
        Program.Outcome plan = plan(nobody, host, "--state-dir", directory.resolve("none"), "--format", "json");

        assertThat(Document.of(plan).texts("/resources", "/status"))
                .containsExactly("unreadable", "in-order", "in-order", "in-order");
    }

    private static Program.Outcome plan(Program program, HostTree host, Object... options) {
        List<Object> words = new java.util.ArrayList<>(
                List.of("plan", host.path().resolveSibling("playbook.yaml"), "--root", host.path()));
        words.addAll(List.of(options));
        try {
            Files.copy(
                    HOW_TO,
                    host.path().resolveSibling("playbook.yaml"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return program.run(words.toArray());
    }

    /** A copy of the program that an ordinary user can reach, run as one. */
    private Program ofNobody() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Program program = wirt.copiedTo(directory.resolve("wirt"))
                .in(directory.toAbsolutePath())
                .behind(NOBODY);
        String launcher = program.distribution().resolve("bin/wirt").toString();
        assumeTrue(
                Program.command("setpriv", NOBODY[1], NOBODY[2], NOBODY[3], "sh", launcher, "--version") == 0,
                "the program cannot be run as another user here");
        return program;
    }
}
