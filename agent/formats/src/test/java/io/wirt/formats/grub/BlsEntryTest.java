package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlsEntryTest {
    private static final List<String> LINES = List.of(
            "title Rocky Linux (5.14)",
            "options root=/dev/sda1 ro",
            "options\t quiet  rhgb \t",
            "options",
            "  options x",
            "optionsx y",
            "# options z",
            "linux /vmlinuz\r",
            "options $kernelopts $tuned_params\r",
            "");

    @Test
    void aLineIsAKeyAndAValue() {
        BlsEntry entry = BlsEntry.parse("title  A b\n# c\nlinux\t/vmlinuz\noptions ro\noptions quiet\n");

        assertThat(entry.value("title")).contains("A b");
        assertThat(entry.value("linux")).contains("/vmlinuz");
        assertThat(entry.value("initrd")).isEmpty();
        assertThat(entry.options()).isEqualTo("ro quiet");
    }

    @Test
    void anEditLeavesNoTabBehindTheKeyForGrubTakesTheFirstBlankForItsEnd() {
        assertThat(BlsEntry.parse("options\troot=/dev/sda1 ro\n").hasOptionsForGrub())
                .isFalse();
        assertThat(BlsEntry.parse("options\tro\n").with("ro iommu=pt").text()).isEqualTo("options ro iommu=pt\n");
        assertThat(BlsEntry.parse("options \t ro\n").with("ro iommu=pt").text()).isEqualTo("options ro iommu=pt\n");
        assertThat(BlsEntry.parse("options   ro\n").with("ro iommu=pt").text()).isEqualTo("options   ro iommu=pt\n");
    }

    @Test
    void grubReadsNoFurtherThanALineThatHoldsNothingBehindItsKey() {
        assertThat(BlsEntry.parse("title A\n# c\n \toptions ro\n").hasOptionsForGrub())
                .isTrue();
        assertThat(BlsEntry.parse("options\tro\n").hasOptionsForGrub()).isTrue();
        assertThat(BlsEntry.parse("title A\n").hasOptionsForGrub()).isFalse();
        assertThat(BlsEntry.parse("title A\noptions\n").hasOptionsForGrub()).isFalse();
        assertThat(BlsEntry.parse("options \n").hasOptionsForGrub()).isFalse();
        assertThat(BlsEntry.parse("title A\n\noptions ro\n").hasOptionsForGrub())
                .isFalse();
        assertThat(BlsEntry.parse("grub_users\noptions ro\n").hasOptionsForGrub())
                .isFalse();
    }

    @Test
    void otherOptionsStandWhereTheFirstStood() {
        assertThat(BlsEntry.parse("title A\noptions  ro \nlinux /v\noptions quiet\n")
                        .with("rw")
                        .text())
                .isEqualTo("title A\noptions  rw \nlinux /v\n");
        assertThat(BlsEntry.parse("title A").with("ro").text()).isEqualTo("title A\noptions ro\n");
        assertThat(BlsEntry.parse("options\nlinux /v\n").with("ro").text()).isEqualTo("options ro\nlinux /v\n");
    }

    @Test
    void anEditIsIdempotentAndTouchesNoLineBesideTheOptions() {
        Generator.check("entry: edit", 3000, gen -> {
            String text = gen.chance(30)
                    ? gen.bytes(100)
                    : String.join("\n", gen.listOf(8, () -> gen.pick(LINES))) + (gen.chance(80) ? "\n" : "");
            BlsEntry entry = BlsEntry.parse(text);
            assertThat(entry.text()).isEqualTo(text);

            BlsEntryFuzzTest.obeysTheLaws(entry, "ro iommu=pt");
        });
    }
}
