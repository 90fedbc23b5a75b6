package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsReaderTest {
    private final Tree tree;

    HostFactsReaderTest(@TempDir Path root) {
        tree = Tree.in(root);
    }

    @Test
    void aCentos6TreeIsKnownByItsOwnFiles() throws IOException {
        tree.file("/var/lib/dbus/machine-id", "0123456789abcdef0123456789abcdef\n");
        tree.file("/etc/sysconfig/network", "NETWORKING=yes\nHOSTNAME=\"kvm1.example.org\"\n");
        tree.file("/etc/redhat-release", "CentOS release 6.5 (Final)\n");
        tree.file("/proc/sys/kernel/osrelease", "2.6.32-431.el6.x86_64\n");

        assertThat(tree.host().facts())
                .isEqualTo(new HostFacts(
                        "0123456789abcdef0123456789abcdef",
                        "kvm1.example.org",
                        "CentOS release 6.5 (Final)",
                        "2.6.32-431.el6.x86_64",
                        Optional.empty()));
    }

    @Test
    void aModernTreeIsKnownByMachineIdAndOsRelease() throws IOException {
        tree.file("/etc/machine-id", "fedcba\n");
        tree.file("/etc/hostname", "# set by hand\nkvm2\n");
        tree.file("/usr/lib/os-release", "NAME=x\nPRETTY_NAME=\"The \\\"Best\\\" Linux 9\"\n");
        tree.link("/etc/os-release", "../usr/lib/os-release");
        tree.file("/etc/redhat-release", "another");

        assertThat(tree.host().facts())
                .isEqualTo(new HostFacts("fedcba", "kvm2", "The \"Best\" Linux 9", "", Optional.empty()));
    }

    @Test
    void aValueIsReadAsAShellWouldReadIt() throws IOException {
        assertThat(described("Debian")).isEqualTo("Debian");
        assertThat(described("")).isEmpty();
        assertThat(described("'The \\\\ \"Best\"'")).isEqualTo("The \\\\ \"Best\"");
        assertThat(described("\"a\\\\b\" # and more")).isEqualTo("a\\b");
        assertThat(described("\"never closed\\")).isEqualTo("never closed\\");
    }

    private String described(String value) throws IOException {
        tree.file("/etc/os-release", "PRETTY_NAME=" + value + "\n");
        return LocalHost.tree(tree.root()).facts().description();
    }

    @Test
    void aHostWithoutMachineIdIsKnownByItsName() throws IOException {
        tree.file("/etc/machine-id", "uninitialized\n");
        tree.file("/etc/hostname", "kvm3\n");
        tree.file("/etc/debian_version", "12.4\n");

        assertThat(tree.host().facts()).isEqualTo(new HostFacts("kvm3", "kvm3", "Debian 12.4", "", Optional.empty()));
    }

    @Test
    void aFileThatCannotBeReadSaysNothing() throws IOException {
        tree.directory("/etc/machine-id");

        assertThat(tree.host().facts()).isEqualTo(new HostFacts("unidentified", "", "", "", Optional.empty()));
    }

    @Test
    void onlyTheRunningMachineHasABoot() {
        assertThat(LocalHost.running().live()).isTrue();
        assertThat(LocalHost.tree(Path.of("/")).live()).isFalse();
        assertThat(LocalHost.running().facts().bootId()).isPresent();
        assertThat(LocalHost.tree(Path.of("/")).facts().bootId()).isEmpty();
        assertThat(LocalHost.running().facts().kernel()).isEqualTo(System.getProperty("os.version"));
    }
}
