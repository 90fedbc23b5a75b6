package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {
    private final Tree tree;

    WritingTest(@TempDir Path root) throws IOException {
        tree = Tree.in(root);
        tree.directory("/etc");
    }

    @Test
    void theContentIsReplacedAndNothingElseIsLeftInTheDirectory() throws IOException {
        tree.file("/etc/ksmtuned.conf", "a\n");

        tree.write("/etc/ksmtuned.conf", "b\n");

        assertThat(tree.text("/etc/ksmtuned.conf")).isEqualTo("b\n");
        assertThat(tree.names("/etc")).containsExactly("ksmtuned.conf");
    }

    @Test
    void whatAKilledRunLeftIsSweptAwayByTheNextWrite() throws IOException {
        tree.file("/etc/ksmtuned.conf", "a\n");
        tree.file("/etc/.wirt-1234.tmp", "half");

        tree.write("/etc/ksmtuned.conf", "b\n");

        assertThat(tree.names("/etc")).containsExactly("ksmtuned.conf");
    }

    @Test
    void bytesAreWrittenAsTheyAre() throws IOException {
        byte[] bytes = new byte[3 * 256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        tree.perform(new Action.WriteFile(HostPath.of("/etc/bytes"), Bytes.of(bytes)));

        assertThat(tree.disk("/etc/bytes")).hasBinaryContent(bytes);
    }

    @Test
    void anUnusualModeIsKept() throws IOException {
        tree.file("/etc/secret", "a");
        tree.file("/etc/set", "a");
        tree.mode("/etc/secret", 0600);
        tree.mode("/etc/set", 04751);

        tree.write("/etc/secret", "b");
        tree.write("/etc/set", "b");

        assertThat(tree.mode("/etc/secret")).isEqualTo(0600);
        assertThat(tree.mode("/etc/set")).isEqualTo(04751);
    }

    @Test
    void ownerAndGroupAreKept() throws IOException {
        assumeTrue(OtherProcess.weAreRoot(), "only root can give a file away");
        Path file = tree.file("/etc/owned", "a");
        Files.setAttribute(file, "unix:uid", 1234);
        Files.setAttribute(file, "unix:gid", 4321);

        tree.write("/etc/owned", "b");

        UnixAttributes now = UnixAttributes.of(file);
        assertThat(now.owner()).isEqualTo(1234);
        assertThat(now.group()).isEqualTo(4321);
        assertThat(tree.text("/etc/owned")).isEqualTo("b");
    }

    @Test
    void extendedAttributesAreKept() throws IOException {
        Path file = tree.file("/etc/labelled", "a");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("user"), "this file system has none");
        extended(file).write("origin", StandardCharsets.UTF_8.encode("factory"));

        tree.write("/etc/labelled", "b");

        ByteBuffer value = ByteBuffer.allocate(100);
        extended(file).read("origin", value);
        assertThat(StandardCharsets.UTF_8.decode(value.flip()).toString()).isEqualTo("factory");
    }

    @Test
    void aCopyThatLacksAnAttributeIsToldFromItsOriginal() throws IOException {
        Path one = tree.file("/etc/one", "");
        Path other = tree.file("/etc/other", "");
        assertThat(Ownership.of(one).difference(Ownership.of(other))).isNull();

        tree.mode("/etc/one", 0600);
        tree.mode("/etc/other", 0640);
        assertThat(Ownership.of(one).difference(Ownership.of(other))).isEqualTo("mode 640 instead of 600");

        tree.mode("/etc/other", 0600);
        assumeTrue(Files.getFileStore(one).supportsFileAttributeView("user"), "this file system has none");
        extended(one).write("origin", StandardCharsets.UTF_8.encode("factory"));
        assertThat(Ownership.of(one).difference(Ownership.of(other)))
                .isEqualTo("extended attributes [] instead of [origin]");
    }

    @Test
    void aNewFileHasExactlyItsMode() throws IOException {
        tree.perform(new Action.WriteFile(HostPath.of("/etc/wide"), Bytes.utf8("x"), 0666, Set.of()));
        tree.perform(new Action.WriteFile(HostPath.of("/etc/narrow"), Bytes.utf8("x"), 0400, Set.of()));

        assertThat(tree.mode("/etc/wide")).isEqualTo(0666);
        assertThat(tree.mode("/etc/narrow")).isEqualTo(0400);
        assertThat(tree.names("/etc")).containsExactly("narrow", "wide");
    }

    @Test
    void aNewFileBelongsToRootEvenWhereTheDirectoryHandsItsGroupDown() throws IOException {
        assumeTrue(OtherProcess.weAreRoot(), "only root makes files for root");
        Files.setAttribute(tree.disk("/etc"), "unix:gid", 1234);
        tree.mode("/etc", 02755);

        tree.write("/etc/new", "x");

        assertThat(UnixAttributes.of(tree.disk("/etc/new")).group()).isEqualTo(0);
    }

    @Test
    void aLinkIsFollowedAndKept() throws IOException {
        tree.file("/boot/grub/grub.conf", "a");
        tree.link("/etc/grub.conf", "../boot/grub/grub.conf");

        tree.write("/etc/grub.conf", "b");

        assertThat(tree.disk("/etc/grub.conf")).isSymbolicLink();
        assertThat(tree.text("/boot/grub/grub.conf")).isEqualTo("b");
    }

    @Test
    void equalBytesAreNotWritten() throws IOException {
        Path file = tree.file("/etc/same", "a");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, longAgo);
        long inode = tree.inode("/etc/same");

        tree.write("/etc/same", "a");

        assertThat(tree.inode("/etc/same")).isEqualTo(inode);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void aFileWithASecondNameIsRefused() throws IOException {
        Files.createLink(tree.disk("/etc/second"), tree.file("/etc/first", "a"));

        assertRefused("host.hard-linked", Tree.writing("/etc/first", "b"));

        assertThat(tree.text("/etc/first")).isEqualTo("a");
        assertThat(tree.names("/etc")).containsExactly("first", "second");
    }

    @Test
    void aDirectoryInTheFilesPlaceIsRefused() throws IOException {
        tree.directory("/etc/conf");

        assertRefused("host.not-a-file", Tree.writing("/etc/conf", "b"));
    }

    @Test
    void aFileIsNotMadeWithoutItsDirectory() {
        assertRefused("host.no-directory", Tree.writing("/etc/none/file", "b"));
    }

    @Test
    void aDirectoryThatOthersCanChangeIsRefused() throws IOException {
        tree.file("/srv/deep/file", "a");
        tree.mode("/srv", 0757);

        assertRefused("host.untrusted-directory", Tree.writing("/srv/deep/file", "b"));

        assertThat(tree.text("/srv/deep/file")).isEqualTo("a");
        tree.mode("/srv", 01777);
        tree.write("/srv/deep/file", "b");
        assertThat(tree.text("/srv/deep/file")).isEqualTo("b");
    }

    @Test
    void aDirectoryOfALinkOnTheWayIsJudgedToo() throws IOException {
        tree.file("/etc/file", "a");
        tree.link("/srv/link", "/etc/file");
        tree.mode("/srv", 0777);

        assertRefused("host.untrusted-directory", Tree.writing("/srv/link", "b"));
    }

    private void assertRefused(String id, Action action) {
        assertThatThrownBy(() -> tree.perform(action))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo(id));
    }

    private static UserDefinedFileAttributeView extended(Path file) {
        return Objects.requireNonNull(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class));
    }
}
