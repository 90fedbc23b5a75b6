package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system refuses, seen from a process to which it does. */
@Timeout(60)
class RefusalTest {
    private static final String UNTOUCHED = "\nleft [file]\n3 bytes";

    private final Path root;

    private final Tree tree;

    RefusalTest(@TempDir Path root) throws IOException {
        this.root = root;
        tree = Tree.in(root);
        tree.file("/etc/file", "old");
    }

    @Test
    void aFileThatMayNotBeReadIsNotMissing() throws IOException {
        tree.mode("/etc/file", 0);

        assertThat(probe(OtherProcess.withoutPrivileges(), "read", "/etc/file"))
                .isEqualTo("host.unreadable: /etc/file cannot be read: permission denied");
        assertThat(probe(OtherProcess.withoutPrivileges(), "read", "/etc/none")).isEqualTo("missing");
    }

    @Test
    void aFileInADirectoryThatMayNotBeSearchedIsNotMissing() throws IOException {
        tree.mode("/etc", 0);
        try {
            assertThat(probe(OtherProcess.withoutPrivileges(), "read", "/etc/none"))
                    .isEqualTo("host.unreadable: /etc/none cannot be read: permission denied");
            assertThat(probe(OtherProcess.withoutPrivileges(), "list", "/etc")).startsWith("host.unreadable: /etc ");
        } finally {
            tree.mode("/etc", 0700);
        }
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsDenied() throws IOException {
        tree.mode("/etc", 0500);
        try {
            assertThat(probe(OtherProcess.withoutPrivileges(), "write", "/etc/file", "4"))
                    .isEqualTo("host.denied: /etc/file cannot be written: permission denied" + UNTOUCHED);
        } finally {
            tree.mode("/etc", 0700);
        }
    }

    @Test
    void anOwnerThatCannotBeKeptIsRefused() throws IOException {
        if (OtherProcess.weAreRoot()) {
            Files.setAttribute(tree.disk("/etc/file"), "unix:gid", 1234);
            tree.mode("/etc/file", 0644);

            assertThat(probe(OtherProcess.withoutPrivileges(), "write", "/etc/file", "4"))
                    .isEqualTo(
                            "host.attributes-lost: /etc/file was not replaced, for its owner, mode, access control list or"
                                    + " label would be lost: cp: failed to preserve ownership for 'the copy': Operation not"
                                    + " permitted" + UNTOUCHED);
        }
    }

    @Test
    void aFullFileSystemLeavesTheFileAsItWas() throws IOException {
        String fill = "mount -t tmpfs -o size=64k,mode=755 tmpfs " + tree.disk("/etc") + "; printf old > "
                + tree.disk("/etc/file");
        List<String> full = OtherProcess.after(fill);

        assertThat(probe(full, "write", "/etc/file", "500000"))
                .isEqualTo("host.no-space: /etc/file cannot be written: No space left on device" + UNTOUCHED);
        assertThat(probe(full, "write", "/etc/file", "5000")).isEqualTo("written\nleft [file]\n5000 bytes");
    }

    @Test
    void aReadOnlyFileSystemIsNamedAsSuch() throws IOException {
        List<String> readOnly = OtherProcess.after("mount --bind " + tree.disk("/etc") + " " + tree.disk("/etc")
                + "; mount -o remount,bind,ro " + tree.disk("/etc"));

        assertThat(probe(readOnly, "write", "/etc/file", "4"))
                .isEqualTo("host.read-only: /etc/file cannot be written: Read-only file system" + UNTOUCHED);
    }

    @Test
    void aFileThatIsMountedThereIsBusyAndNothingIsLeftBesideIt() throws IOException {
        List<String> mounted =
                OtherProcess.after("mount --bind " + tree.file("/source", "old") + " " + tree.disk("/etc/file"));

        assertThat(probe(mounted, "write", "/etc/file", "4"))
                .isEqualTo("host.busy: /etc/file cannot be written: Device or resource busy" + UNTOUCHED);
    }

    private String probe(List<String> wrapper, String... what) throws IOException {
        String length = what.length > 2 ? what[2] : "0";
        return OtherProcess.run(wrapper, Probe.class, what[0], root.toString(), what[1], length);
    }
}
