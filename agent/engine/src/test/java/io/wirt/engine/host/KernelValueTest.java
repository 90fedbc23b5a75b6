package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Action;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelValueTest {
    private static final String RUN = "/sys/kernel/mm/ksm/run";

    private final Tree tree;

    KernelValueTest(@TempDir Path root) {
        tree = Tree.in(root);
    }

    @Test
    void aValueIsWrittenIntoTheFileThatIsThere() throws IOException {
        tree.file(RUN, "100\n");
        long inode = tree.inode(RUN);

        tree.perform(set(RUN, "1"));

        assertThat(tree.text(RUN)).isEqualTo("1\n");
        assertThat(tree.inode(RUN)).isEqualTo(inode);
        assertThat(tree.names("/sys/kernel/mm/ksm")).containsExactly("run");
    }

    @Test
    void aValueThatTheKernelDoesNotHaveIsNotMade() throws IOException {
        tree.directory("/sys/kernel/mm/ksm");

        assertThatThrownBy(() -> tree.perform(set(RUN, "1")))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.no-kernel-value"));
        assertThat(tree.names("/sys/kernel/mm/ksm")).isEmpty();
    }

    @Test
    void theNumberOfAKernelFileIsNoPartOfItsGround() throws IOException {
        tree.file(RUN, "0\n");

        assertThat(tree.host().ground(set(RUN, "1")).state().node())
                .isInstanceOfSatisfying(
                        Node.RegularFile.class,
                        file -> assertThat(file.attributes().identity()).isEmpty());
    }

    @Test
    void aNameThatTheKernelCutsIsRefused() {
        // A thread's name is cut to 15 characters by the kernel: a value that is taken for another one.
        KernelValue name = new KernelValue(new HostFiles(Path.of("/")), HostPath.of("/proc/self/comm"));

        name.set("short", true);

        assertThatThrownBy(() -> name.set("longer-than-fifteen", true))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.value-refused"))
                .hasMessage("/proc/self/comm took the value longer-than-fifteen and now reads longer-than-fif");
    }

    @Test
    void anErrorOfTheKernelIsToldWithItsReason() {
        KernelValue score = new KernelValue(new HostFiles(Path.of("/")), HostPath.of("/proc/self/oom_score_adj"));

        assertThatThrownBy(() -> score.set("100000", true))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.value-refused"))
                .hasMessageContaining("does not take the value 100000: Invalid argument");
    }

    @Test
    void theChosenOneOfSeveralCounts() {
        assertThat(KernelValue.reads("always [madvise] never", "madvise")).isTrue();
        assertThat(KernelValue.reads("always [madvise] never", "never")).isFalse();
        assertThat(KernelValue.reads("[always] madvise never", "always")).isTrue();
        assertThat(KernelValue.reads("madvise", "madvise")).isTrue();
        assertThat(KernelValue.reads("odd] [value", "value")).isFalse();
    }

    @Test
    void severalNumbersAreTheSameHoweverTheKernelPartsThem() {
        assertThat(KernelValue.reads("1024\t65000", "1024 65000")).isTrue();
        assertThat(KernelValue.reads("1024\t65000", "1024 65001")).isFalse();
        assertThat(KernelValue.reads("1024\t65000", "102465000")).isFalse();
    }

    private static Action set(String path, String value) {
        return new Action.SetKernelValue(HostPath.of(path), value);
    }
}
