package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a boot loader finds by its blocks keeps them (docs/domain 2, trap 17). */
class PlacedFileTest {
    private static final String BLOCK = "/boot/grub2/grubenv";

    private final Tree tree;

    PlacedFileTest(@TempDir Path root) throws IOException {
        tree = Tree.in(root);
        tree.file(BLOCK, "a=1\n####");
    }

    @Test
    void otherBytesAreWrittenOverTheFileThatIsThere() throws IOException {
        long inode = tree.inode(BLOCK);

        tree.perform(overwrite("a=12\n###"));

        assertThat(tree.text(BLOCK)).isEqualTo("a=12\n###");
        assertThat(tree.inode(BLOCK)).isEqualTo(inode);
        assertThat(tree.names("/boot/grub2")).containsExactly("grubenv");
    }

    @Test
    void anotherLengthIsRefusedAndNothingIsWritten() throws IOException {
        for (String other : new String[] {"a=1\n###", "a=1\n#####"}) {
            assertThatThrownBy(() -> tree.perform(overwrite(other)))
                    .isInstanceOfSatisfying(
                            HostException.class, e -> assertThat(e.id()).isEqualTo("host.moved"));
        }
        assertThat(tree.text(BLOCK)).isEqualTo("a=1\n####");
    }

    @Test
    void whatIsNotThereIsNotMade() throws IOException {
        tree.directory("/boot/grub");

        assertThatThrownBy(() ->
                        tree.perform(new Action.OverwriteFile(HostPath.of("/boot/grub/grubenv"), Bytes.utf8("a"))))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.not-a-file"));
        assertThat(tree.names("/boot/grub")).isEmpty();
    }

    private static Action overwrite(String content) {
        return new Action.OverwriteFile(HostPath.of(BLOCK), Bytes.utf8(content));
    }
}
