package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.formats.grub.MenuLst.Default;
import io.wirt.formats.grub.MenuLst.Entry;
import io.wirt.formats.grub.MenuLst.Kind;
import io.wirt.formats.text.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How GRUB legacy reads a line and a menu: docs/domain 1.2 and 1.3, rule by rule. */
class MenuLstReadingTest {

    private static final String TWO_ENTRIES = "title A\nkernel /a\ntitle B\nkernel /b\n";

    private static Entry entry(String lines) {
        List<Entry> entries = MenuLst.parse("title T\n" + lines).entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static String arguments(String lines) {
        return entry(lines).arguments().text();
    }

    private static Kind kind(String lines) {
        return entry(lines).kind();
    }

    private static Default defaultEntry(String top) {
        return MenuLst.parse(top + TWO_ENTRIES).defaultEntry();
    }

    @Test
    void theEntriesOfAFreshMachineAreRead() throws IOException {
        MenuLst menu = MenuLst.parse(Samples.read(MenuLstReadingTest.class, "menu.lst.before"));

        assertThat(menu.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.index()).isZero();
            assertThat(entry.title()).isEqualTo("CentOS Linux (2.6.32-71.29.1.el6.x86_64)");
            assertThat(entry.kind()).isEqualTo(Kind.LINUX);
            assertThat(entry.line()).isEqualTo(16);
            assertThat(entry.image()).isEqualTo("/vmlinuz-2.6.32-71.29.1.el6.x86_64");
            assertThat(entry.arguments().text()).startsWith("ro root=").endsWith("vga=795");
        });
        assertThat(menu.defaultEntry()).isEqualTo(new Default.Index(0));
        assertThat(menu.requestedDefault()).contains("0");
        assertThat(menu.automagicBlock()).isEmpty();
    }

    @Test
    void carriageReturnsAreDroppedWhereverTheyStand() {
        assertThat(arguments("ker\rnel /vmlinuz ro qu\riet\r\n")).isEqualTo("ro quiet");
    }

    @Test
    void aTabIsABlank() {
        assertThat(arguments("\tkernel\t\t/vmlinuz\tro\tquiet\n")).isEqualTo("ro quiet");
    }

    @Test
    void aBackslashAndNewlineAreOneBlank() {
        assertThat(arguments("kernel /vmlinuz ro\\\nquiet\n")).isEqualTo("ro quiet");
        assertThat(arguments("kernel /vmlinuz ro \\\n quiet\n")).isEqualTo("ro   quiet");
    }

    @Test
    void aCarriageReturnBetweenBackslashAndNewlineDoesNotMatter() {
        assertThat(arguments("kernel /vmlinuz ro\\\r\nquiet\r\n")).isEqualTo("ro quiet");
    }

    @Test
    void aBackslashBeforeABlankContinuesNothing() {
        assertThat(arguments("kernel /vmlinuz ro\\ \nquiet\n")).isEqualTo("ro\\ ");
    }

    @Test
    void aNumberSignStartsACommentOnlyAsFirstCharacterOfALine() {
        assertThat(arguments("  # kernel /no\nkernel /vmlinuz ro # note\n")).isEqualTo("ro # note");
    }

    @Test
    void aCommentThatEndsInBackslashSwallowsTheNextLine() {
        assertThat(kind("root (hd0,0)\n# note \\\nkernel /vmlinuz ro\n")).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void aLineOfABackslashAloneDoesNotHideAComment() {
        assertThat(kind("root (hd0,0)\n\\\n# kernel /vmlinuz ro\n")).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void theLastLineNeedsNoNewline() {
        assertThat(arguments("kernel /vmlinuz ro")).isEqualTo("ro");
    }

    @Test
    void anEqualsSignSeparatesTheCommandWord() {
        assertThat(MenuLst.parse("title=Foo\nkernel=/vmlinuz ro\n").entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.title()).isEqualTo("Foo");
                    assertThat(entry.image()).isEqualTo("/vmlinuz");
                    assertThat(entry.arguments().text()).isEqualTo("ro");
                });
    }

    @Test
    void commandWordsAreCaseSensitiveAndExact() {
        assertThat(MenuLst.parse("Title A\nkernel /a\n").entries()).isEmpty();
        assertThat(kind("root (hd0,0)\nKernel /vmlinuz\nkernels /vmlinuz\n")).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void aNulEndsWhatGrubSeesOfALine() {
        assertThat(arguments("kernel /vmlinuz ro\0 quiet\n")).isEqualTo("ro");
    }

    @Test
    void aTitleWithoutAnyKnownCommandDoesNotCount() {
        MenuLst menu = MenuLst.parse("title A\ntitle B\nnonsense\ntitle C\nkernel /c\n");

        assertThat(menu.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.index()).isZero();
            assertThat(entry.title()).isEqualTo("C");
        });
    }

    @Test
    void commandsBeforeTheFirstTitleBelongToNoEntry() {
        assertThat(MenuLst.parse("kernel /a ro\nroot (hd0,0)\n").entries()).isEmpty();
        assertThat(MenuLst.parse("kernel /a ro\n" + TWO_ENTRIES).entries()).hasSize(2);
    }

    @Test
    void optionsStandBeforeTheFile() {
        Entry entry = entry("kernel --type=linux --no-mem-option (hd0,0)/vmlinuz ro\n");

        assertThat(entry.kind()).isEqualTo(Kind.LINUX);
        assertThat(entry.image()).isEqualTo("(hd0,0)/vmlinuz");
        assertThat(entry.arguments().text()).isEqualTo("ro");
    }

    @Test
    void ofTwoKernelLinesTheLastOneBoots() {
        Entry entry = entry("kernel /one a\nkernel /two b\n");

        assertThat(entry.image()).isEqualTo("/two");
        assertThat(entry.arguments().text()).isEqualTo("b");
        assertThat(entry.line()).isEqualTo(3);
    }

    @Test
    void underXenTheFirstModuleIsLinux() {
        Entry entry = entry("kernel /xen.gz-2.6.18 dom0_mem=1G\nmodule /vmlinuz-xen ro\nmodule /initrd-xen.img\n");

        assertThat(entry.kind()).isEqualTo(Kind.XEN);
        assertThat(entry.image()).isEqualTo("/vmlinuz-xen");
        assertThat(entry.arguments().text()).isEqualTo("ro");
        assertThat(entry.line()).isEqualTo(3);
    }

    @Test
    void aMultibootKernelWhoseModuleLooksLikeLinuxStartsLinux() {
        assertThat(kind("kernel /tboot.gz\nmodule /vmlinuz ro\nmodule /initrd\n"))
                .isEqualTo(Kind.XEN);
        assertThat(kind("kernel /tboot.gz\nmodule /xen.gz\nmodule /vmlinuz ro\n"))
                .isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel /gnumach.gz\nmodule /hurd/ext2fs.static\n")).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void otherSystemsAreForeign() {
        assertThat(kind("rootnoverify (hd0,1)\nchainloader +1\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("configfile (hd1,0)/grub/menu.lst\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel --type=netbsd /elf-memtest86+-4.10\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel --type=freebsd /boot/loader\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel --type=multiboot /thing\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel /boot/memtest86+.bin\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("root (hd0,0)\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel\n")).isEqualTo(Kind.FOREIGN);
        assertThat(kind("kernel /xen.gz\n")).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void aForeignEntryHasNoArgumentsAndTheLineOfItsTitle() {
        Entry entry = entry("kernel --type=netbsd /netbsd -a\n");

        assertThat(entry.arguments().text()).isEmpty();
        assertThat(entry.line()).isEqualTo(1);
        assertThat(entry.image()).isEqualTo("/netbsd");
    }

    @Test
    void theDefaultCountsEntriesFromZero() {
        assertThat(defaultEntry("default 1\n")).isEqualTo(new Default.Index(1));
        assertThat(defaultEntry("default=1\n")).isEqualTo(new Default.Index(1));
        assertThat(defaultEntry("default = 1\n")).isEqualTo(new Default.Index(1));
        assertThat(defaultEntry("default 1 # the old one\n")).isEqualTo(new Default.Index(1));
        assertThat(defaultEntry("default 0x1\n")).isEqualTo(new Default.Index(1));
    }

    @Test
    void withoutADefaultLineTheFirstEntryBoots() {
        assertThat(defaultEntry("timeout 5\n")).isEqualTo(new Default.Index(0));
        assertThat(MenuLst.parse(TWO_ENTRIES).requestedDefault()).isEmpty();
    }

    @Test
    void aDefaultOutOfRangeFallsBackToTheFirstValidFallbackElseToTheFirstEntry() {
        assertThat(defaultEntry("default 7\nfallback 9 1 0\n")).isEqualTo(new Default.Index(1));
        assertThat(defaultEntry("default 7\nfallback 9\n")).isEqualTo(new Default.Index(0));
        assertThat(defaultEntry("default 7\n")).isEqualTo(new Default.Index(0));
        assertThat(MenuLst.parse("default 7\n" + TWO_ENTRIES).requestedDefault())
                .isEqualTo(Optional.of("7"));
    }

    @Test
    void aDefaultThatGrubCannotReadChangesNothing() {
        assertThat(defaultEntry("default 1\ndefault last\n")).isEqualTo(new Default.Index(1));
        assertThat(defaultEntry("default 99999999999\n")).isEqualTo(new Default.Index(0));
    }

    @Test
    void aDefaultBehindATitleIsNotTheMenus() {
        assertThat(MenuLst.parse(TWO_ENTRIES + "default 1\n").defaultEntry()).isEqualTo(new Default.Index(0));
    }

    @Test
    void aSavedDefaultIsUnknown() {
        assertThat(defaultEntry("default saved\n")).isEqualTo(new Default.Saved());
        assertThat(defaultEntry("default saved\ndefault 1\n")).isEqualTo(new Default.Index(1));
    }

    @Test
    void theLengthOfALineIsCountedAsGrubReadsIt() {
        MenuLst menu = MenuLst.parse("title T\n  kernel /v a\\\r\nb\r\ntitle F\nchainloader +1\n");

        assertThat(menu.logicalLength(0)).isEqualTo("kernel /v a b".length());
        assertThat(menu.argumentsLength(0)).isEqualTo("a b".length());
        assertThat(menu.logicalLength(1)).isZero();
        assertThat(menu.argumentsLength(1)).isZero();
    }

    @Test
    void anArgumentBehindTheLimitOfALineIsReadHereAndLostToGrub() {
        String text = "title T\nkernel /v x=" + "y".repeat(MenuLst.MAX_LINE) + " quiet\n";
        MenuLst menu = MenuLst.parse(text);

        assertThat(menu.logicalLength(0)).isGreaterThan(MenuLst.MAX_LINE);
        assertThat(menu.entries().get(0).arguments().text()).endsWith(" quiet");
        assertThat(GrubModel.load(text).items().get(0).arguments()).doesNotContain("quiet");
    }

    @Test
    void linesWithAPasswordAreSensitiveWithAllThatContinuesThem() {
        MenuLst menu =
                MenuLst.parse("password --md5 \\\r\n\t$1$abc\r\n# password old\ntitle passwords\n\tpassword=x\nlock\n");

        assertThat(menu.sensitiveLines())
                .containsExactly("password --md5 \\", "\t$1$abc", "# password old", "\tpassword=x");
    }

    @Test
    void anEmptyLineIsNeverSensitive() {
        assertThat(MenuLst.parse("password x\\\n\nfoo\n").sensitiveLines()).containsExactly("password x\\");
    }
}
