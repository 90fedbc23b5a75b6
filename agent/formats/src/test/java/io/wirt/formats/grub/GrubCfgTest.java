package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.formats.grub.GrubCfg.Entry;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.text.Samples;
import io.wirt.testkit.Generator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrubCfgTest {
    private static final List<String> LINES = List.of(
            "### BEGIN /etc/grub.d/10_linux ###",
            "### END /etc/grub.d/10_linux ###",
            "menuentry 'A b' --class os $menuentry_id_option 'gnulinux-1' {",
            "menuentry \"B\" {",
            "menuentry C {",
            "submenu 'More' $menuentry_id_option 'advanced' {",
            "function load_video {",
            "}",
            "\t}",
            "\tlinux\t/vmlinuz-1 root=UUID=1 ro  quiet",
            "  linux16 /vmlinuz root=/dev/sda1 ro single ",
            "linuxefi /vmlinuz ro recovery nomodeset dis_ucode_ldr $vt_handoff",
            "linux /vmlinuz",
            "linux /vmlinuz ro -- iommu=pt\r",
            "linux /vmlinuz x=\"a b",
            "multiboot2 /xen.gz placeholder",
            "module2 /vmlinuz placeholder root=/dev/sda1 ro",
            "module2 /initrd.img",
            "# linux /comment ro",
            "set default=\"${next_entry}\"",
            "   set default=\"${saved_entry}\"",
            "set default=\"1>0\"",
            "blscfg",
            "initrd /i",
            "if [ x = y ]; then",
            "fi",
            "");
    private static final List<String> WANTED = List.of("iommu=pt", "quiet", "console=ttyS0", "foo=\"c  d\"");

    @Test
    void debiansMenuHasAnEntryForTheNewestKernelAndBelowItTwoForEach() throws IOException {
        GrubCfg menu = GrubCfg.parse(Samples.read(GrubCfgTest.class, "grub.cfg"));

        assertThat(menu.entries())
                .extracting(Entry::title)
                .containsExactly(
                        "Debian GNU/Linux",
                        "Debian GNU/Linux, with Linux 6.1.0-21-amd64",
                        "Debian GNU/Linux, with Linux 6.1.0-21-amd64 (recovery mode)",
                        "Debian GNU/Linux, with Linux 6.1.0-18-amd64",
                        "Debian GNU/Linux, with Linux 6.1.0-18-amd64 (recovery mode)");
        assertThat(menu.entries()).extracting(Entry::script).containsOnly("/etc/grub.d/10_linux");
        Entry first = menu.entries().get(0);
        assertThat(first.image()).isEqualTo("/boot/vmlinuz-6.1.0-21-amd64");
        assertThat(first.arguments().arguments())
                .extracting(KernelArgument::text)
                .containsExactly("root=UUID=0c1f2e3d-1111-2222-3333-444455556666", "ro", "quiet");
        assertThat(menu.entries().get(2).arguments().arguments())
                .as("of recovery, what the script itself adds")
                .isEmpty();
        assertThat(menu.requestedDefault()).contains("0");
        assertThat(menu.readsEntryFiles()).isFalse();
        assertThat(menu.isMenu()).isTrue();
    }

    @Test
    void anEntryIsFoundByNumberTitleAndIdAndBehindAMenuBelow() throws IOException {
        GrubCfg menu = GrubCfg.parse(Samples.read(GrubCfgTest.class, "grub.cfg"));

        assertThat(menu.find("0")).contains(0);
        assertThat(menu.find("1")).as("a menu below stands for its first").contains(1);
        assertThat(menu.find("1>2")).contains(3);
        assertThat(menu.find("Debian GNU/Linux")).contains(0);
        assertThat(menu.find("Advanced options for Debian GNU/Linux>Debian GNU/Linux, with Linux 6.1.0-18-amd64"))
                .contains(3);
        assertThat(menu.find("gnulinux-simple-0c1f2e3d-1111-2222-3333-444455556666"))
                .contains(0);
        assertThat(menu.find("2")).isEmpty();
        assertThat(menu.find("1>9")).isEmpty();
        assertThat(menu.find("")).isEmpty();
        assertThat(menu.find("nobody")).isEmpty();
    }

    @Test
    void ofUbuntusRecoveryThreeWordsAreTheScriptsAndTheyCountOnce() {
        GrubCfg menu =
                GrubCfg.parse("menuentry a {\nlinux /v root=x ro recovery nomodeset dis_ucode_ldr nomodeset y\n}\n");

        assertThat(menu.entries().get(0).arguments().text()).isEqualTo("nomodeset y");
        assertThat(GrubCfg.parse("menuentry a {\nlinux /v root=x ro nomodeset\n}\n")
                        .entries()
                        .get(0)
                        .arguments()
                        .text())
                .isEqualTo("root=x ro nomodeset");
    }

    @Test
    void underXenTheFirstModuleIsLinux() {
        GrubCfg menu = GrubCfg.parse("""
                menuentry 'Xen' {
                	multiboot2	/xen.gz placeholder dom0_mem=1G
                	module2	/vmlinuz placeholder root=/dev/sda1 ro quiet
                	module2	/initrd
                }
                """);

        Entry xen = menu.entries().get(0);
        assertThat(xen.underXen()).isTrue();
        assertThat(xen.image()).isEqualTo("/vmlinuz");
        assertThat(xen.arguments().text()).isEqualTo("root=/dev/sda1 ro quiet");
        assertThat(xen.line()).isEqualTo(3);
    }

    @Test
    void whatBootsNoLinuxByItselfIsNoMenu() {
        assertThat(GrubCfg.parse("search --set=dev 1\nset prefix=($dev)/grub2\nconfigfile $prefix/grub.cfg\n")
                        .isMenu())
                .isFalse();
        assertThat(GrubCfg.parse("menuentry a {\n\tfwsetup\n}\n").isMenu()).isFalse();
        assertThat(GrubCfg.parse("").isMenu()).isFalse();
        assertThat(GrubCfg.parse("menuentry a {\n\tlinux /v\n}\n").isMenu()).isTrue();
        assertThat(GrubCfg.parse("insmod blscfg\nblscfg\n").isMenu()).isTrue();
        assertThat(GrubCfg.parse("insmod blscfg\nblscfg\n").readsEntryFiles()).isTrue();
    }

    @Test
    void titlesAreReadAsGrubReadsWords() {
        GrubCfg menu =
                GrubCfg.parse("menuentry 'it'\\''s' {\n linux /v\n}\nmenuentry \"a \\\"b\\\"\" {\n linux /v\n}\n");

        assertThat(menu.entries()).extracting(Entry::title).containsExactly("it's", "a \"b\"");
    }

    @Test
    void anArgumentIsAddedToALineThatEndsAtTheKernel() {
        GrubCfg menu = GrubCfg.parse("menuentry a {\n linux /v\n}\n");

        assertThat(menu.with(Map.of(0, KernelArguments.parse("x"))).text())
                .isEqualTo("menuentry a {\n linux /v x\n}\n");
    }

    @Test
    void anyTextComesBackAsItWas() {
        Generator.check("grub.cfg: parse, then text", 3000, gen -> {
            String text = gen.chance(50) ? gen.bytes(200) : menu(gen);
            assertThat(GrubCfg.parse(text).text()).isEqualTo(text);
        });
    }

    @Test
    void anEditIsIdempotentAndTouchesTheLinesOfKernelsOnly() {
        Generator.check(
                "grub.cfg: edit",
                5000,
                gen -> GrubCfgFuzzTest.obeysTheLaws(GrubCfg.parse(menu(gen)), KernelArgument.of(gen.pick(WANTED))));
    }

    private static String menu(Generator gen) {
        return String.join("\n", gen.listOf(25, () -> gen.pick(LINES))) + (gen.chance(80) ? "\n" : "");
    }
}
