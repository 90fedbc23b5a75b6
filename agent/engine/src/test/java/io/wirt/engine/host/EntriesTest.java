package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesTest {
    private static final HostPath START = HostPath.of("/etc/rc3.d/S84ksm");
    private static final HostPath KILL = HostPath.of("/etc/rc3.d/K16ksm");

    private final Tree tree;

    EntriesTest(@TempDir Path root) throws IOException {
        tree = Tree.in(root);
        tree.directory("/etc/rc3.d");
    }

    @Test
    void aLinkIsMade() throws IOException {
        tree.perform(new Action.Link(START, "../init.d/ksm"));

        assertThat(target(START)).isEqualTo("../init.d/ksm");
        assertThat(tree.names("/etc/rc3.d")).containsExactly("S84ksm");
    }

    @Test
    void aLinkGetsAnotherTarget() throws IOException {
        tree.link(START.value(), "old");

        tree.perform(new Action.Link(START, "../init.d/ksm"));

        assertThat(target(START)).isEqualTo("../init.d/ksm");
        assertThat(tree.names("/etc/rc3.d")).containsExactly("S84ksm");
    }

    @Test
    void aLinkThatIsRightStays() throws IOException {
        Path link = tree.link(START.value(), "../init.d/ksm");
        long inode = UnixAttributes.of(link, LinkOption.NOFOLLOW_LINKS).inode();

        tree.perform(new Action.Link(START, "../init.d/ksm"));

        assertThat(UnixAttributes.of(link, LinkOption.NOFOLLOW_LINKS).inode()).isEqualTo(inode);
    }

    @Test
    void aLinkNeverReplacesAFileOrDirectory() throws IOException {
        tree.file(START.value(), "script");
        tree.directory(KILL.value());

        assertRefused("host.not-a-link", new Action.Link(START, "../init.d/ksm"));
        assertRefused("host.not-a-link", new Action.Link(KILL, "../init.d/ksm"));

        assertThat(tree.text(START.value())).isEqualTo("script");
    }

    @Test
    void aLinkIsRenamedInPlaceOfAnotherLink() throws IOException {
        tree.link(KILL.value(), "../init.d/ksm");
        tree.link(START.value(), "elsewhere");

        tree.perform(new Action.RenameLink(KILL, START));

        assertThat(tree.names("/etc/rc3.d")).containsExactly("S84ksm");
        assertThat(target(START)).isEqualTo("../init.d/ksm");
    }

    @Test
    void aRenamedLinkNeverReplacesAFile() throws IOException {
        tree.link(KILL.value(), "../init.d/ksm");
        tree.file(START.value(), "script");

        assertRefused("host.not-a-link", new Action.RenameLink(KILL, START));

        assertThat(tree.text(START.value())).isEqualTo("script");
        assertThat(target(KILL)).isEqualTo("../init.d/ksm");
    }

    @Test
    void onlyLinksAreRenamedAndOnlyWithinTheirDirectory() throws IOException {
        assertRefused("host.not-a-link", new Action.RenameLink(KILL, START));
        tree.file(KILL.value(), "script");
        assertRefused("host.not-a-link", new Action.RenameLink(KILL, START));

        tree.link("/etc/link", "x");
        Action away = new Action.RenameLink(HostPath.of("/etc/link"), START);
        assertThatThrownBy(() -> tree.perform(away)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileOrLinkIsRemovedAndWhatALinkPointsToStays() throws IOException {
        tree.file("/etc/init.d/ksm", "script");
        tree.link(START.value(), "../init.d/ksm");

        tree.perform(new Action.RemoveFile(START));
        assertThat(tree.text("/etc/init.d/ksm")).isEqualTo("script");
        tree.perform(new Action.RemoveFile(HostPath.of("/etc/init.d/ksm")));
        tree.perform(new Action.RemoveFile(START));

        assertThat(tree.names("/etc/rc3.d")).isEmpty();
        assertThat(tree.names("/etc/init.d")).isEmpty();
    }

    @Test
    void aDirectoryIsNotRemoved() {
        assertRefused("host.not-a-file", new Action.RemoveFile(HostPath.of("/etc/rc3.d")));
    }

    @Test
    void aDirectoryAppearsWithExactlyItsMode() throws IOException {
        tree.perform(new Action.MakeDirectory(HostPath.of("/etc/wide"), 0777));
        tree.perform(new Action.MakeDirectory(HostPath.of("/etc/narrow"), 0750));

        assertThat(tree.mode("/etc/wide")).isEqualTo(0777);
        assertThat(tree.mode("/etc/narrow")).isEqualTo(0750);
        assertThat(tree.names("/etc")).containsExactly("narrow", "rc3.d", "wide");
    }

    @Test
    void aDirectoryThatIsThereStaysAsItIsAndAFileInItsPlaceIsRefused() throws IOException {
        tree.mode("/etc/rc3.d", 0700);
        tree.file("/etc/file", "");

        tree.perform(new Action.MakeDirectory(HostPath.of("/etc/rc3.d"), 0755));

        assertThat(tree.mode("/etc/rc3.d")).isEqualTo(0700);
        assertRefused("host.not-a-directory", new Action.MakeDirectory(HostPath.of("/etc/file"), 0755));
    }

    @Test
    void noEntryIsChangedInADirectoryThatOthersCanChange() throws IOException {
        tree.link(KILL.value(), "x");
        tree.mode("/etc/rc3.d", 0777);

        assertRefused("host.untrusted-directory", new Action.Link(START, "x"));
        assertRefused("host.untrusted-directory", new Action.RenameLink(KILL, START));
        assertRefused("host.untrusted-directory", new Action.RemoveFile(KILL));
        assertRefused("host.untrusted-directory", new Action.MakeDirectory(HostPath.of("/etc/rc3.d/x"), 0755));
        assertThat(tree.names("/etc/rc3.d")).containsExactly("K16ksm");
    }

    private String target(HostPath link) throws IOException {
        return Files.readSymbolicLink(tree.disk(link.value())).toString();
    }

    private void assertRefused(String id, Action action) {
        assertThatThrownBy(() -> tree.perform(action))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo(id));
    }
}
