package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Kernel arguments on a host whose menu Debian's own update-grub makes, and makes anew when a kernel comes. */
@OnHosts(HostImage.Init.SYSV_OF_DEBIAN)
class Grub2OnAHostTest {
    private static final String PLAYBOOK = "/root/playbook.yaml";
    private static final String MENU = "/boot/grub/grub.cfg";
    private static final String SETTINGS = "/etc/default/grub";
    private static final String MORE = "/etc/default/grub.d/50-cloud.cfg";

    @AutoClose
    private final TestHost host;

    Grub2OnAHostTest(HostImage image) {
        host = TestHost.start(image);
    }

    @Test
    void anArgumentReachesEveryEntryTheNextBootAndTheKernelThatComesAfterwards() {
        declares("present: [iommu=pt]");
        assertThat(host.read("/proc/cmdline")).doesNotContain("iommu");

        assertThat(apply()).contains("Reboot required: iommu=pt is configured");

        assertThat(linuxLines()).hasSize(3).allMatch(line -> line.contains(" iommu=pt"));
        assertThat(host.read(SETTINGS)).contains("\nGRUB_CMDLINE_LINUX=\"iommu=pt\"\n");
        isQuiet();
        host.reboot();
        assertThat(host.read("/proc/cmdline").split("\\s+")).contains("iommu=pt");
        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(0).out()).doesNotContain("Reboot required");

        installKernel("6.1.0-99-amd64");

        assertThat(linuxLines()).hasSize(5).allMatch(line -> line.contains(" iommu=pt"));
        assertThat(linuxLines().get(0)).contains("vmlinuz-6.1.0-99-amd64");
        isQuiet();
    }

    @Test
    void twoResourcesMakeTheMenuInTurnAndASavedPlanOfBothIsPerformed() {
        host.write(PLAYBOOK, """
                wirt: 1
                resources:
                  - kernel-args: { name: iommu, present: [iommu=pt] }
                  - kernel-args: { name: loud, absent: [quiet], present: [transparent_hugepage=madvise] }
                """);
        host.wirt("plan", PLAYBOOK, "--out", "/root/plan.json").exits(0);

        host.wirt("apply", "--plan", "/root/plan.json", "--yes").exits(0);

        assertThat(linuxLines())
                .hasSize(3)
                .allMatch(line -> line.contains(" iommu=pt") && line.contains(" transparent_hugepage=madvise"))
                .noneMatch(line -> line.contains("quiet"));
        isQuiet();
    }

    @Test
    void theFileThatIsSourcedLastHasTheLastWordForTheRealProgramToo() {
        host.run("mkdir", "-p", "/etc/default/grub.d").exits(0);
        host.write(MORE, "GRUB_CMDLINE_LINUX=\"console=tty0\"\n");
        host.run("update-grub").exits(0);
        declares("present: [iommu=pt, 'dyndbg=\"file core.c +p\"']");

        apply();

        assertThat(host.read(MORE)).isEqualTo("GRUB_CMDLINE_LINUX='console=tty0 iommu=pt dyndbg=\"file core.c +p\"'\n");
        assertThat(linuxLines()).allMatch(line -> line.contains(" console=tty0 iommu=pt dyndbg=\"file core.c +p\""));
        isQuiet();
    }

    @Test
    void aMenuThatWasNotMadeAnewIsMadeAnewAndNothingElseIsTouched() {
        host.write(SETTINGS, host.read(SETTINGS).replace("LINUX=\"\"", "LINUX=\"iommu=pt\""));
        declares("present: [iommu=pt]");
        Snapshot before = Snapshot.of(host, "/etc", "/boot");

        apply();

        assertThat(linuxLines()).allMatch(line -> line.contains(" iommu=pt"));
        assertThat(before.differencesTo(Snapshot.of(host, "/etc", "/boot")).keySet())
                .filteredOn(path -> !path.equals("/boot/grub"))
                .containsExactly(MENU);
    }

    @Test
    void anUpdateGrubThatFailsIsSaidWithItsOwnWordsAndTheNextRunFinishes() {
        String menu = host.read(MENU);
        host.write("/etc/grub.d/42_broken", "#!/bin/sh\necho 'no room for 42' >&2\nexit 7\n");
        host.run("chmod", "755", "/etc/grub.d/42_broken").exits(0);
        declares("present: [iommu=pt]");

        assertThat(host.wirt("apply", PLAYBOOK, "--yes").exits(1).out())
                .contains("error[host.command-failed]: update-grub ended with exit status", "no room for 42")
                .contains("done before: write-file /etc/default/grub");
        assertThat(host.read(MENU)).isEqualTo(menu);

        host.run("rm", "/etc/grub.d/42_broken").exits(0);
        apply();
        assertThat(linuxLines()).allMatch(line -> line.contains(" iommu=pt"));
    }

    private void declares(String wish) {
        host.write(PLAYBOOK, "wirt: 1\nresources:\n  - kernel-args: { name: it, " + wish + " }\n");
    }

    private String apply() {
        return host.wirt("apply", PLAYBOOK, "--yes").exits(0).out();
    }

    private List<String> linuxLines() {
        return host.read(MENU)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("linux"))
                .toList();
    }

    /** A package with the files of a kernel, installed by dpkg, that runs the hooks as Debian's kernels do. */
    private void installKernel(String release) {
        String root = "/root/linux-image";
        host.run("mkdir", "-p", root + "/DEBIAN", root + "/boot").exits(0);
        host.write(root + "/boot/vmlinuz-" + release, "a kernel\n");
        host.write(root + "/DEBIAN/control", """
                Package: linux-image-RELEASE
                Version: 1
                Architecture: amd64
                Maintainer: nobody <nobody@localhost>
                Description: a kernel that nobody boots
                """.replace("RELEASE", release));
        host.write(root + "/DEBIAN/postinst", """
                #!/bin/sh -e
                touch /boot/initrd.img-RELEASE
                DEB_MAINT_PARAMS="$*" run-parts --report --exit-on-error --arg=RELEASE \
                    --arg=/boot/vmlinuz-RELEASE /etc/kernel/postinst.d
                """.replace("RELEASE", release));
        host.run("chmod", "755", root + "/DEBIAN/postinst").exits(0);
        host.run("dpkg-deb", "--build", root, "/root/kernel.deb").exits(0);
        host.run("dpkg", "-i", "/root/kernel.deb").exits(0);
    }

    private void isQuiet() {
        Snapshot before = Snapshot.of(host, "/etc", "/boot");
        assertThat(apply()).contains("Nothing changed.");
        assertThat(Snapshot.of(host, "/etc", "/boot")).isEqualTo(before);
    }
}
