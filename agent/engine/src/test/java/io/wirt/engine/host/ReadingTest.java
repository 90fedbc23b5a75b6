package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Answer;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.Query;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
    private final Path directory;

    private final Tree tree;

    ReadingTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        tree = Tree.in(Files.createDirectory(directory.resolve("host")));
    }

    @Test
    void aFileIsReadLineByLineThroughItsLinksAndNeverOutOfTheTree() throws IOException {
        tree.file("/var/log/tuned", "one\ntwo");
        tree.link("/var/log/ksmtuned", "/var/log/tuned");
        tree.link("/var/log/out", "../../../../../../../../etc/passwd");
        tree.directory("/var/log/directory");
        List<String> lines = new ArrayList<>();

        assertThat(tree.host().lines(HostPath.of("/var/log/ksmtuned"), lines::add))
                .isTrue();
        assertThat(lines).containsExactly("one", "two");
        assertThat(tree.host().lines(HostPath.of("/var/log/out"), lines::add)).isFalse();
        assertThatThrownBy(() -> tree.host().lines(HostPath.of("/var/log/directory"), lines::add))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("is no regular file");
    }

    @Test
    void aFileIsReadWithItsModeAndWhereItReallyLies() throws IOException {
        tree.file("/boot/grub/grub.conf", "default=0\n");
        tree.mode("/boot/grub/grub.conf", 0600);
        tree.link("/etc/grub.conf", "../boot/grub/grub.conf");

        FileContent file = read("/etc/grub.conf").orElseThrow();

        assertThat(file.text()).isEqualTo("default=0\n");
        assertThat(file.path()).hasToString("/boot/grub/grub.conf");
        assertThat(file.attributes().mode()).isEqualTo(0600);
        assertThat(file.attributes().identity()).endsWith(":" + tree.inode("/boot/grub/grub.conf"));
    }

    @Test
    void noLinkLeadsOutOfTheTree() throws IOException {
        Path outside = Files.writeString(directory.resolve("secret"), "outside");
        tree.link("/absolute", outside.toString());
        tree.link("/relative", "../secret");
        tree.link("/evil", directory.toString());
        tree.link("/behind-nothing", "missing/../evil/secret");

        assertThat(read("/absolute")).isEmpty();
        assertThat(read("/relative")).isEmpty();
        assertThat(read("/behind-nothing")).isEmpty();
        assertThat(tree.host().list(HostPath.of("/evil"))).isEmpty();
    }

    @Test
    void whatIsMissingIsEmptyEvenBelowAFile() throws IOException {
        tree.file("/etc/file", "");

        assertThat(read("/etc/nothing")).isEmpty();
        assertThat(read("/nothing/at/all")).isEmpty();
        assertThat(read("/etc/file/below/it")).isEmpty();
        assertThat(node("/etc/file/below/it")).isEqualTo(new Node.Missing());
    }

    @Test
    void whatIsThereAndNoRegularFileIsAnErrorAndNotMissing() throws IOException {
        tree.directory("/etc/grub.conf");

        assertThatThrownBy(() -> read("/etc/grub.conf"))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.unreadable"))
                .hasMessageContaining("/etc/grub.conf");
    }

    @Test
    void aFileThatSaysItIsEmptyIsReadToItsEnd() {
        Optional<FileContent> status = LocalHost.running().read(HostPath.of("/proc/self/status"));

        assertThat(status.orElseThrow().text()).startsWith("Name:").contains("Pid:");
    }

    @Test
    void aFileBeyondAllMeasureIsRefused() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(tree.file("/log", "").toFile(), "rw")) {
            file.setLength(HostFiles.MOST_BYTES);
            assertThat(read("/log").orElseThrow().bytes().size()).isEqualTo(HostFiles.MOST_BYTES);
            file.setLength(HostFiles.MOST_BYTES + 1L);
        }
        assertThatThrownBy(() -> read("/log")).isInstanceOfSatisfying(HostException.class, e -> assertThat(e.id())
                .isEqualTo("host.too-large"));
    }

    @Test
    void aNodeIsWhatStandsThere() throws IOException {
        tree.file("/etc/rc.d/init.d/ksm", "");
        tree.mode("/etc/rc.d/init.d/ksm", 0755);
        tree.link("/etc/rc.d/rc3.d/S84ksm", "../init.d//ksm");
        tree.link("/etc/rc3.d", "rc.d/rc3.d");

        assertThat(node("/etc/rc3.d/S84ksm")).isInstanceOf(Node.SymbolicLink.class);
        assertThat(node("/etc/rc.d/init.d")).isInstanceOf(Node.Directory.class);
        assertThat(node("/")).isInstanceOf(Node.Directory.class);
        assertThat(node("/etc/rc.d/init.d/ksm")).isInstanceOfSatisfying(Node.RegularFile.class, f -> assertThat(
                        f.attributes().mode())
                .isEqualTo(0755));
        assertThat(LocalHost.running().node(HostPath.of("/dev/null"))).isEqualTo(new Node.Special());
    }

    @Test
    void aDirectoryIsListedInOrderAndThroughLinks() throws IOException {
        tree.file("/etc/rc.d/rc3.d/S84ksm", "");
        tree.file("/etc/rc.d/rc3.d/K16ksm", "");
        tree.file("/etc/rc.d/rc3.d/.hidden", "");
        tree.link("/etc/rc3.d", "/etc/rc.d/rc3.d");

        assertThat(tree.host().list(HostPath.of("/etc/rc3.d"))).containsExactly(".hidden", "K16ksm", "S84ksm");
        assertThat(tree.host().list(HostPath.of("/etc/rc3.d/S84ksm"))).isEmpty();
        assertThat(tree.host().list(HostPath.of("/nothing"))).isEmpty();
    }

    @Test
    void aTreeAnswersForItsKernelLogAndForNothingThatRuns() throws IOException {
        Query<Query.KernelMessages> log = new Query.BootLog();

        assertThat(tree.host().ask(log)).isInstanceOf(Answer.NotApplicable.class);
        assertThat(tree.host().ask(new Query.ServiceStatus("ksm"))).isInstanceOf(Answer.NotApplicable.class);

        tree.file("/var/log/dmesg", "AMD-Vi: Enabling IOMMU\nlast");
        assertThat(tree.host().ask(log)).isInstanceOfSatisfying(Answer.Known.class, known -> assertThat(known.value())
                .isEqualTo(
                        new Query.KernelMessages(List.of("AMD-Vi: Enabling IOMMU", "last"), "/var/log/dmesg", true)));
    }

    @Test
    void aKernelLogThatCannotBeReadIsUnknown() throws IOException {
        tree.directory("/var/log/dmesg");

        assertThat(tree.host().ask(new Query.BootLog())).isInstanceOf(Answer.Unknown.class);
    }

    private Optional<FileContent> read(String path) {
        return tree.host().read(HostPath.of(path));
    }

    private Node node(String path) {
        return tree.host().node(HostPath.of(path));
    }
}
