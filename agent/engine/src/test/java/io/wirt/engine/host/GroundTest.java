package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.PathState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTest {
    private static final Action WRITE = Tree.writing("/etc/file", "planned");

    private final Path root;

    private final Tree tree;

    GroundTest(@TempDir Path root) throws IOException {
        this.root = root;
        tree = Tree.in(root);
        tree.file("/etc/file", "old");
    }

    @Test
    void theGroundOfAWriteIsTheFileBehindTheLinks() throws IOException {
        tree.link("/etc/link", "file");

        Ground ground = tree.host().ground(Tree.writing("/etc/link", "x"));

        assertThat(ground.links()).containsExactly("/etc/link -> file");
        assertThat(ground.path()).hasToString("/etc/file");
        assertThat(ground.state().content()).contains(Bytes.utf8("old"));
    }

    @Test
    void theGroundOfALinkIsTheLinkItself() throws IOException {
        tree.link("/etc/link", "file");
        HostPath link = HostPath.of("/etc/link");

        for (Action action : List.of(
                new Action.Link(link, "x"),
                new Action.RemoveFile(link),
                new Action.RenameLink(link, HostPath.of("/etc/other")),
                new Action.MakeDirectory(link, 0755))) {
            assertThat(tree.host().ground(action)).isEqualTo(new Ground(List.of(), link, PathState.link("file")));
        }
    }

    @Test
    void aCommandStandsOnTheWholeHost() {
        Action run = new Action.Run(List.of("true"), Bytes.EMPTY, Duration.ofSeconds(1), List.of(), Action.Clouds.NONE);

        assertThat(tree.host().ground(run)).isEqualTo(Ground.NONE);
    }

    @Test
    void otherContentIsNeverOverwritten() throws IOException {
        assertMoved("has other content", () -> Files.writeString(tree.disk("/etc/file"), "new"));

        assertThat(tree.text("/etc/file")).isEqualTo("new");
        assertThat(tree.names("/etc")).containsExactly("file");
    }

    @Test
    void anotherFileOfTheSameContentIsAnotherFile() {
        assertMoved(
                "was replaced by another file",
                () -> Files.move(
                        tree.file("/etc/new", "old"), tree.disk("/etc/file"), StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void anotherModeIsToldInWords() {
        assertMoved("has another owner or mode", () -> tree.mode("/etc/file", 0600));
    }

    @Test
    void aFileThatIsGoneIsNotMadeAgain() {
        assertMoved("is gone", () -> Files.delete(tree.disk("/etc/file")));

        assertThat(tree.disk("/etc/file")).doesNotExist();
    }

    @Test
    void aFileThatHasComeIsNotOverwritten() throws IOException {
        Action write = Tree.writing("/etc/new", "planned");
        Ground ground = tree.host().ground(write);
        tree.file("/etc/new", "theirs");

        assertThatThrownBy(() -> tree.host().perform(write, ground))
                .isInstanceOf(GroundMovedException.class)
                .hasMessage("/etc/new was not there, and now is a file");
        assertThat(tree.text("/etc/new")).isEqualTo("theirs");
    }

    @Test
    void aLinkThatNowLeadsElsewhereIsAnotherWay() throws IOException {
        tree.file("/etc/second", "old");
        Path link = tree.link("/etc/link", "file");
        Action write = Tree.writing("/etc/link", "planned");
        Ground ground = tree.host().ground(write);
        Files.delete(link);
        tree.link("/etc/link", "second");

        assertThatThrownBy(() -> tree.host().perform(write, ground))
                .isInstanceOf(GroundMovedException.class)
                .hasMessageContaining("by /etc/link -> file before, by /etc/link -> second now");
        assertThat(tree.text("/etc/second")).isEqualTo("old");
    }

    @Test
    void aLinkWithAnotherTargetIsNotReplaced() throws IOException {
        Path link = tree.link("/etc/link", "a");
        Action action = new Action.Link(HostPath.of("/etc/link"), "planned");
        Ground ground = tree.host().ground(action);
        Files.delete(link);
        tree.link("/etc/link", "b");

        assertThatThrownBy(() -> tree.host().perform(action, ground))
                .isInstanceOf(GroundMovedException.class)
                .hasMessage("/etc/link is a link that now points to b");
        assertThat(Files.readSymbolicLink(link)).hasToString("b");
    }

    @Test
    void anEditDuringTheWritingIsFoundAtTheLastMomentAndNothingIsLeft() throws IOException {
        AtomicFile file = new AtomicFile(new HostFiles(root), HostPath.of("/etc/file"));
        AtomicFile.Recheck moved = () -> {
            throw new GroundMovedException(HostPath.of("/etc/file"), "has other content");
        };

        assertThatThrownBy(() -> file.replace(Bytes.utf8("x"), moved)).isInstanceOf(GroundMovedException.class);

        assertThat(tree.text("/etc/file")).isEqualTo("old");
        assertThat(tree.names("/etc")).containsExactly("file");
    }

    private void assertMoved(String how, Edit edit) {
        Ground ground = tree.host().ground(WRITE);
        try {
            edit.make();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThatThrownBy(() -> tree.host().perform(WRITE, ground))
                .isInstanceOf(GroundMovedException.class)
                .hasMessage("/etc/file " + how);
    }

    private interface Edit {
        void make() throws IOException;
    }
}
