package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The last moment: all has been compared, the action is prepared, and then somebody changes what stands in its place. Whatever is
 * put there by a rename, or written over, is compared once more before it.
 */
class PerformerTest {
    private final Tree tree;
    private final HostFiles files;

    PerformerTest(@TempDir Path root) throws IOException {
        tree = Tree.in(root);
        files = new HostFiles(root);
        tree.file("/etc/file", "old");
        tree.link("/etc/link", "old");
    }

    @Test
    void aFileThatIsReplaced() throws IOException {
        assertMoved(Tree.writing("/etc/file", "new"), "/etc/file", () -> tree.file("/etc/file", "their"));

        assertThat(tree.text("/etc/file")).isEqualTo("their");
    }

    @Test
    void aFileThatIsMade() throws IOException {
        assertMoved(Tree.writing("/etc/new", "new"), "/etc/new", () -> tree.file("/etc/new", "their"));

        assertThat(tree.text("/etc/new")).isEqualTo("their");
    }

    @Test
    void aFileThatIsWrittenOver() throws IOException {
        Action overwrite = new Action.OverwriteFile(HostPath.of("/etc/file"), Bytes.utf8("new"));

        assertMoved(overwrite, "/etc/file", () -> tree.file("/etc/file", "own"));

        assertThat(tree.text("/etc/file")).isEqualTo("own");
    }

    @Test
    void aDirectoryThatIsMade() throws IOException {
        Action make = new Action.MakeDirectory(HostPath.of("/etc/new"), 0755);

        assertMoved(make, "/etc/new", () -> {
            tree.directory("/etc/new");
            tree.mode("/etc/new", 0700);
        });

        assertThat(tree.mode("/etc/new")).isEqualTo(0700);
    }

    @Test
    void aLinkThatGetsAnotherTarget() throws IOException {
        Action link = new Action.Link(HostPath.of("/etc/link"), "new");

        assertMoved(link, "/etc/link", () -> {
            Files.delete(tree.disk("/etc/link"));
            tree.link("/etc/link", "their");
        });

        assertThat(Files.readSymbolicLink(tree.disk("/etc/link"))).hasToString("their");
    }

    private void assertMoved(Action action, String path, Edit edit) throws IOException {
        Ground ground = tree.host().ground(action);
        Runnable prepared = action.accept(new Performer(files, false, ground));
        edit.make();
        List<String> names = tree.names("/etc");

        assertThatThrownBy(prepared::run)
                .isInstanceOf(GroundMovedException.class)
                .hasMessageStartingWith(path + " ");

        assertThat(tree.names("/etc")).as("nothing that was prepared is left").isEqualTo(names);
    }

    private interface Edit {
        void make() throws IOException;
    }
}
