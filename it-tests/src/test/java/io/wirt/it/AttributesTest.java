package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirt.it.lab.Lab;
import io.wirt.it.lab.Packages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file has beside its content is on the new file, or there is no new file; and an error of closing a file is told. */
class AttributesTest {
    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    private HostTree host = new HostTree(Path.of(""));

    @BeforeEach
    void labelTheSettings() {
        Optional<String> missing = Packages.provide(Map.of("strace", "strace", "setfattr", "attr", "setfacl", "acl"));
        if (missing.isPresent()) {
            throw Lab.lacks("labels and access control lists", missing.get(), "install attr, acl and strace");
        }
        host = HostTree.copy("centos6-opteron", directory);
        String settings = host.at(HostTree.KSMTUNED).toString();
        assumeTrue(Program.command("strace", "-f", "true") == 0, "nothing may be traced here");
        assumeTrue(
                Program.command("setfattr", "-n", "security.selinux", "-v", "system_u:object_r:etc_t:s0", settings) == 0
                        && Program.command("setfacl", "-m", "u:daemon:r", settings) == 0,
                "only root can set labels, and not every file system has them");
    }

    @Test
    void aReplacedFileKeepsItsLabelAndItsAccessControlList() throws IOException {
        String before = attributes();
        assertThat(before).contains("security.selinux=\"system_u:object_r:etc_t:s0\"", "user:daemon:r--");

        apply().exits(0);

        assertThat(host.text(HostTree.KSMTUNED)).contains("\nDEBUG=1\n");
        assertThat(attributes()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "fsetxattr, setting attribute 'security.selinux' for 'security.selinux': Input/output error",
        "fgetxattr, getting attribute 'security.selinux' of 'security.selinux': Input/output error",
        "flistxattr, listing attributes of '/etc/ksmtuned.conf': Input/output error"
    })
    void aFileIsNotReplacedWithoutThem(String call, String reason) throws IOException {
        String before = attributes();

        String said = behind(call + ":error=EIO").run(apply("--yes")).exits(1).out();

        assertThat(said)
                .contains(
                        "error[host.attributes-lost]: /etc/ksmtuned.conf was not replaced, for its owner, mode, access"
                                + " control list or label would be lost: cp: " + reason);
        assertThat(host.text(HostTree.KSMTUNED)).doesNotContain("\nDEBUG=1\n");
        assertThat(attributes()).isEqualTo(before);
        assertThat(host.contents().keySet()).noneMatch(name -> name.contains("/.wirt-"));

        apply().exits(0);
        assertThat(host.text(HostTree.KSMTUNED)).contains("\nDEBUG=1\n");
        assertThat(attributes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsetxattr", "fgetxattr", "flistxattr"})
    void aFileSystemThatHasNoneLosesNone(String call) {
        behind(call + ":error=EOPNOTSUPP").run(apply("--yes")).exits(0);

        assertThat(host.text(HostTree.KSMTUNED)).contains("\nDEBUG=1\n");
    }

    /** The JDK lets what close(2) says of a directory or of attributes through undeclared. */
    @ParameterizedTest
    @ValueSource(strings = {"etc/ksmtuned.conf", "etc"})
    void anErrorOfClosingAFileEndsInAReport(String path) throws IOException {
        for (int n = 1; ; n++) {
            Path trace = directory.resolve("trace");
            Program.Outcome outcome = wirt.behind(
                            "strace",
                            "-f",
                            "-qq",
                            "-o",
                            trace.toString(),
                            "-P",
                            host.at(path).toString(),
                            "-e",
                            "trace=close",
                            "-e",
                            "inject=close:error=EIO:when=" + n)
                    .run(apply("--yes", "--format", "json"));
            if (!Files.readString(trace, StandardCharsets.ISO_8859_1).contains("INJECTED")) {
                assertThat(n).as("calls of close that were failed").isGreaterThan(1);
                break;
            }

            assertThat(outcome.err()).as("call %d", n).doesNotContain("Exception");
            Document.parse(outcome.out());
        }
        apply().exits(0);
        assertThat(apply().exits(0).out()).contains("Nothing changed.");
    }

    private Program behind(String injection) {
        return wirt.behind(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=fsetxattr,fgetxattr,flistxattr",
                "-e",
                "inject=" + injection);
    }

    private Program.Outcome apply() {
        return wirt.run(apply("--yes"));
    }

    private Object[] apply(String... options) {
        Object[] call = new Object[4 + options.length];
        call[0] = "apply";
        call[1] = Program.HOW_TO;
        call[2] = "--root";
        call[3] = host.path();
        System.arraycopy(options, 0, call, 4, options.length);
        return call;
    }

    private String attributes() throws IOException {
        String settings = host.at(HostTree.KSMTUNED).toString();
        return said("getfattr", "--absolute-names", "-d", "-m", "-", settings)
                + said("getfacl", "--absolute-names", settings)
                + said("stat", "-c", "%u %g %a", settings);
    }

    private static String said(String... words) throws IOException {
        return new String(new ProcessBuilder(words).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
