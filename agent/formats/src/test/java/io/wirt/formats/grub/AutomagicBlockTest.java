package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.formats.grub.AutomagicBlock.Role;
import io.wirt.formats.grub.AutomagicBlock.Setting;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of Debian's update-grub, as its script for GRUB legacy reads them (docs/domain 1.7). */
class AutomagicBlockTest {
    private static final String BEGIN = "### BEGIN AUTOMAGIC KERNELS LIST\n";
    private static final String SETTINGS = "## ## Start Default Options ##\n";
    private static final String END_SETTINGS = "## ## End Default Options ##\n";
    private static final String END = "### END DEBIAN AUTOMAGIC KERNELS LIST\n";

    private static AutomagicBlock block(String menu) {
        return MenuLst.parse(menu).automagicBlock().orElseThrow();
    }

    private static List<String> names(String menu) {
        return block(menu).settings().stream().map(Setting::name).toList();
    }

    @Test
    void aMenuWithoutTheMarkHasNoBlock() {
        assertThat(MenuLst.parse("title A\n kernel /a\n").automagicBlock()).isEmpty();
        assertThat(MenuLst.parse("# see " + BEGIN).automagicBlock()).isEmpty();
    }

    @Test
    void settingsAreLinesOfExactlyOneFormBetweenTheMarks() {
        String menu = "# kopt=before\n" + BEGIN + "# kopt=early\n" + SETTINGS
                + "## e.g. kopt=no\n#kopt=no\n#  kopt=no\nkopt=no\n# kopt=root=/dev/sda1 ro\n# howmany=all\n"
                + END_SETTINGS + "# kopt=late\n" + END + "# kopt=behind\n";

        List<Setting> settings = block(menu).settings();

        assertThat(settings).hasSize(1);
        assertThat(settings.get(0).name()).isEqualTo("kopt");
        assertThat(settings.get(0).line()).isEqualTo(9);
        assertThat(settings.get(0).arguments().text()).isEqualTo("root=/dev/sda1 ro");
    }

    @Test
    void someReachEveryEntryAndOthersFollowOnSome() {
        String menu = BEGIN + SETTINGS + "# kopt=a\n# kopt_2_6_8=b\n# kopt_=c\n# kopt_2.6=d\n# defoptions=e\n"
                + "# xenkopt=f\n# xenhopt=g\n# altoptions=(x) single\n" + END_SETTINGS + END;

        assertThat(block(menu).settings())
                .extracting(Setting::name, Setting::role)
                .containsExactly(
                        tuple("kopt", Role.KERNEL),
                        tuple("kopt_2_6_8", Role.KERNEL),
                        tuple("defoptions", Role.SOME_ENTRIES),
                        tuple("xenkopt", Role.SOME_ENTRIES));
    }

    @Test
    void aMarkIsAWholeLineSoACarriageReturnHidesTheBlock() {
        String menu = BEGIN + SETTINGS + "# kopt=ro\n" + END_SETTINGS + END;
        assertThat(block(menu).isReadable()).isTrue();
        assertThat(block(menu.replace("\n", "\r\n")).isReadable()).isFalse();
        assertThat(names(menu.replace(SETTINGS, "## ## Start Default Options ## \n")))
                .isEmpty();
    }

    @Test
    void withoutItsEndTheBlockReachesToTheEndOfTheFile() {
        assertThat(names(BEGIN + SETTINGS + "# kopt=ro")).containsExactly("kopt");
    }

    @Test
    void whatEveryKernelIsGivenMustBeThereOnce() {
        assertThat(block(BEGIN + SETTINGS + "# defoptions=quiet\n").isReadable())
                .isFalse();
        assertThat(block(BEGIN + SETTINGS + "# kopt=a\n# kopt=b\n").isReadable())
                .isFalse();
        assertThat(block(BEGIN + SETTINGS + "# kopt=\n").isReadable()).isTrue();
    }

    @Test
    void aSettingThatEndsInABackslashWouldHideTheNextLineFromGrub() {
        assertThat(block(BEGIN + SETTINGS + "# kopt=ro\\\n").isReadable()).isFalse();
        assertThat(block(BEGIN + SETTINGS + "# kopt=ro\n# defoptions=\\\n").isReadable())
                .isFalse();
    }

    @Test
    void aLineThatGrubTakesForAPartOfAnotherIsNoSafePlaceForASetting() {
        String settings = SETTINGS + "# kopt=ro\n" + END_SETTINGS;
        assertThat(block("title T\nkernel /v quiet\\\n" + BEGIN + settings + END)
                        .isReadable())
                .as("the kernel's line goes on with the mark")
                .isFalse();
        assertThat(block(BEGIN + SETTINGS + "## note \\\r\n# kopt=ro\n").isReadable())
                .isFalse();
        assertThat(block(BEGIN + "## note \\\n## note\n" + settings + END).isReadable())
                .as("a continued line that is no setting")
                .isTrue();
    }

    @Test
    void entriesAndSettingsAreChangedInOneGoAndNothingElseIs() {
        String menu = BEGIN + SETTINGS + "# kopt=ro  root=/dev/sda1 \n" + END_SETTINGS
                + "title A\n kernel /a ro\ntitle B\n kernel /b\n" + END;
        KernelArgument wanted = KernelArgument.of("iommu=pt");
        MenuLst before = MenuLst.parse(menu);
        KernelArguments kopt = block(menu).settings().get(0).arguments();

        MenuLst after = before.with(
                Map.of(
                        0, before.entries().get(0).arguments().with(wanted),
                        1, before.entries().get(1).arguments().with(wanted)),
                Map.of(0, kopt.with(wanted)));

        assertThat(after.text())
                .isEqualTo(menu.replace("/dev/sda1 ", "/dev/sda1 iommu=pt ")
                        .replace("/a ro", "/a ro iommu=pt")
                        .replace("/b", "/b iommu=pt"));
    }

    @Test
    void anEmptySettingGetsItsFirstArgument() {
        String menu = BEGIN + SETTINGS + "# kopt=\n";
        KernelArguments first = KernelArguments.parse("").with(KernelArgument.of("quiet"));
        assertThat(MenuLst.parse(menu).with(Map.of(), Map.of(0, first)).text())
                .isEqualTo(menu.replace("kopt=", "kopt=quiet"));
    }

    @Test
    void whatTheShellWouldAlterIsUnsafe() {
        for (String safe : List.of("iommu=pt", "root=UUID=1-2", "console=ttyS0,115200n8", "a.b-c_d:e/f@g%h+i")) {
            assertThat(AutomagicBlock.unsafeIn(KernelArgument.of(safe))).isEmpty();
        }
        for (String unsafe : List.of("a=\"b c\"", "a=$b", "a=*", "a=b?", "a=[b]", "a=`b`", "a=\\b", "a='b'", "a=b;c")) {
            assertThat(AutomagicBlock.unsafeIn(KernelArgument.of(unsafe)))
                    .as(unsafe)
                    .isPresent();
        }
    }
}
