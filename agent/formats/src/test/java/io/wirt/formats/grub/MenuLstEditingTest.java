package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wirt.formats.grub.MenuLst.Entry;
import io.wirt.formats.grub.MenuLst.Kind;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.text.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Edits of a menu, before and after: docs/domain 11 and 12, and what grubby gets wrong (docs/domain 1.5). */
class MenuLstEditingTest {

    private static final KernelArgument IOMMU = KernelArgument.of("amd_iommu=on");

    private static String with(String text, KernelArgument wanted) {
        MenuLst menu = MenuLst.parse(text);
        for (Entry entry : menu.entries()) {
            if (entry.kind() != Kind.FOREIGN) {
                menu = menu.withArguments(entry.index(), entry.arguments().with(wanted));
            }
        }
        return menu.text();
    }

    private static String without(String text, String unwanted) {
        Entry entry = MenuLst.parse(text).entries().get(0);
        return MenuLst.parse(text)
                .withArguments(0, entry.arguments().without(KernelArgument.of(unwanted)))
                .text();
    }

    /** An entry is put around the lines on both sides of the edit. */
    private static void assertAdds(String before, String after) {
        assertThat(with("title T\n" + before, IOMMU)).isEqualTo("title T\n" + after);
    }

    @Test
    void theHowtosMenuBecomesTheHowtosMenu() throws IOException {
        assertThat(with(Samples.read(MenuLstEditingTest.class, "menu.lst.before"), IOMMU))
                .isEqualTo(Samples.read(MenuLstEditingTest.class, "menu.lst.after"));
        assertThat(with(Samples.read(MenuLstEditingTest.class, "menu.lst.after"), IOMMU))
                .isEqualTo(Samples.read(MenuLstEditingTest.class, "menu.lst.after"));
    }

    @Test
    void aNewArgumentStandsBeforeTheCarriageReturn() {
        // docs/domain 1.5: grubby puts it behind, and GRUB reads quietamd_iommu=on.
        assertAdds("kernel /vmlinuz quiet\r\ninitrd /i\r\n", "kernel /vmlinuz quiet amd_iommu=on\r\ninitrd /i\r\n");
        assertAdds("kernel /vmlinuz\r\n", "kernel /vmlinuz amd_iommu=on\r\n");
    }

    @Test
    void aMissingNewlineAtTheEndStaysMissing() {
        assertAdds("kernel /vmlinuz ro", "kernel /vmlinuz ro amd_iommu=on");
    }

    @Test
    void aNewArgumentStandsAtTheEndOfAContinuedLine() {
        // docs/domain 1.5: grubby cuts the line.
        assertAdds("kernel /vmlinuz ro \\\n\tquiet\n", "kernel /vmlinuz ro \\\n\tquiet amd_iommu=on\n");
        assertAdds("kernel /vmlinuz \\\r\n ro\r\n", "kernel /vmlinuz \\\r\n ro amd_iommu=on\r\n");
    }

    @Test
    void aContinuationBehindTheLastArgumentStaysOne() {
        assertAdds("kernel /vmlinuz ro \\\n\ninitrd /i\n", "kernel /vmlinuz ro amd_iommu=on \\\n\ninitrd /i\n");
        assertAdds("kernel /vmlinuz ro\\\n", "kernel /vmlinuz ro amd_iommu=on\\\n");
        assertAdds("kernel /vmlinuz\\\n\n", "kernel /vmlinuz\\\n amd_iommu=on\n");
    }

    @Test
    void blanksAtTheEndOfALineStayThere() {
        assertAdds("kernel /vmlinuz ro  \n", "kernel /vmlinuz ro amd_iommu=on  \n");
        assertAdds("kernel /vmlinuz ro\\ \n", "kernel /vmlinuz ro\\ amd_iommu=on \n");
        assertAdds("kernel /vmlinuz \n", "kernel /vmlinuz  amd_iommu=on\n");
    }

    @Test
    void aKernelWithoutArgumentsGetsItsFirst() {
        assertAdds("kernel /vmlinuz\n", "kernel /vmlinuz amd_iommu=on\n");
        assertAdds("kernel=/vmlinuz", "kernel=/vmlinuz amd_iommu=on");
    }

    @Test
    void separatorsAndOptionsStayAsTheyAre() {
        assertAdds("\tkernel\t\t/vmlinuz\tro\n", "\tkernel\t\t/vmlinuz\tro amd_iommu=on\n");
        assertAdds("kernel=/vmlinuz ro\n", "kernel=/vmlinuz ro amd_iommu=on\n");
        assertAdds(
                "kernel --type=linux --no-mem-option (hd0,0)/vmlinuz ro\n",
                "kernel --type=linux --no-mem-option (hd0,0)/vmlinuz ro amd_iommu=on\n");
    }

    @Test
    void aReplacedArgumentKeepsItsPlaceOnAContinuedLine() {
        assertAdds(
                "kernel /vmlinuz ro \\\n\tamd_iommu=off \\\n\tquiet\n",
                "kernel /vmlinuz ro \\\n\tamd_iommu=on \\\n\tquiet\n");
        assertAdds("kernel /vmlinuz amd_iommu=off\r\n", "kernel /vmlinuz amd_iommu=on\r\n");
    }

    @Test
    void conflictingArgumentsBecomeOne() {
        assertAdds("kernel /v amd_iommu=on ro amd_iommu=off quiet\n", "kernel /v amd_iommu=on ro quiet\n");
    }

    @Test
    void aNewArgumentStandsBeforeThoseOfInit() {
        assertAdds("kernel /v ro -- amd_iommu=on\n", "kernel /v ro amd_iommu=on -- amd_iommu=on\n");
    }

    @Test
    void allThatFollowsANumberSignInALineIsArguments() {
        assertAdds("kernel /v ro # note\n", "kernel /v ro # note amd_iommu=on\n");
    }

    @Test
    void aNewArgumentStandsBeforeANul() {
        assertAdds("kernel /v ro\0 junk\n", "kernel /v ro amd_iommu=on\0 junk\n");
    }

    @Test
    void underXenTheModuleIsEditedAndTheHypervisorIsNot() {
        assertAdds(
                "kernel /xen.gz iommu=1\nmodule /vmlinuz ro\nmodule /initrd\n",
                "kernel /xen.gz iommu=1\nmodule /vmlinuz ro amd_iommu=on\nmodule /initrd\n");
    }

    @Test
    void ofTwoKernelLinesTheLastOneIsEdited() {
        assertAdds("kernel /one\nkernel /two\n", "kernel /one\nkernel /two amd_iommu=on\n");
    }

    @Test
    void aDefaultOutOfRangeAndSeveralFallbacksStayAsTheyAre() {
        // docs/domain 1.5: grubby makes these "default=0" and "fallback 0".
        String top = "default=7\nfallback 1 0\n";
        assertThat(with(top + "title T\nkernel /v\n", IOMMU)).isEqualTo(top + "title T\nkernel /v amd_iommu=on\n");
    }

    @Test
    void bytesOfAnyEncodingStayAsTheyAre() {
        assertAdds(
                "kernel /v root=LABEL=gr\u00FC\u00DF \u0080\u00FF\n",
                "kernel /v root=LABEL=gr\u00FC\u00DF \u0080\u00FF amd_iommu=on\n");
    }

    @Test
    void aRemovalTouchesOnlyItsArgument() {
        assertThat(without("title T\nkernel /v ro \\\n\tquiet rhgb \\\n\tvga=1\r\n", "rhgb"))
                .isEqualTo("title T\nkernel /v ro \\\n\tquiet \\\n\tvga=1\r\n");
        assertThat(without("title T\nkernel /v quiet\r\n", "quiet")).isEqualTo("title T\nkernel /v\r\n");
        assertThat(without("title T\nkernel /v\\ quiet\nlock\n", "quiet"))
                .as("without the blank the line would go on")
                .isEqualTo("title T\nkernel /v\\ \nlock\n");
    }

    @Test
    void anArgumentThatEndsInBackslashDoesNotContinueTheLine() {
        assertThat(with("title T\nkernel /v ro\ninitrd /i\n", KernelArgument.of("x\\")))
                .isEqualTo("title T\nkernel /v ro x\\ \ninitrd /i\n");
        assertThat(without("title T\nkernel /v x\\ quiet\r\ninitrd /i\n", "quiet"))
                .isEqualTo("title T\nkernel /v x\\ \r\ninitrd /i\n");
    }

    @Test
    void aVerticalTabSeparatesArgumentsAndAContinuationBeforeItStays() {
        String before = "title T\nkernel /v quiet\\\nro\u000B\0\n";
        String after = with(before, IOMMU);

        assertThat(after).isEqualTo("title T\nkernel /v quiet\\\nro amd_iommu=on\u000B\0\n");
        assertThat(without(after, "amd_iommu=on")).isEqualTo(before);
    }

    @Test
    void equalArgumentsLeaveTheTextAlone() {
        String text = "title T\nkernel /v ro \\";
        MenuLst menu = MenuLst.parse(text);

        assertThat(menu.withArguments(0, menu.entries().get(0).arguments()).text())
                .isEqualTo(text);
    }

    @Test
    void aForeignEntryCannotBeEdited() {
        MenuLst menu = MenuLst.parse("title T\nkernel --type=netbsd /memtest\n");

        assertThatIllegalArgumentException().isThrownBy(() -> menu.withArguments(0, KernelArguments.parse("x")));
    }

    @Test
    void argumentsThatGrubCannotReadBackAreRefused() {
        MenuLst menu = MenuLst.parse("title T\nkernel /v\n");

        for (String unreadable : new String[] {"a\nb", "a\rb", "a\tb", "a\0b", "a\u20AC"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> menu.withArguments(0, KernelArguments.parse(unreadable)));
        }
    }
}
