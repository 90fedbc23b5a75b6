package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any bytes as a boot loader entry; see {@link GrubCfgFuzzTest}. */
class BlsEntryFuzzTest {
    private static final List<String> OTHER_KEYS = List.of("title", "version", "linux", "initrd", "grub_users");

    @FuzzTest
    void whateverTheBytesOtherOptionsTouchNothingElse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        BlsEntry entry = BlsEntry.parse(text);
        assertThat(entry.text()).isEqualTo(text);
        obeysTheLaws(entry, "root=/dev/sda1 $tuned_params");
        obeysTheLaws(
                entry,
                KernelArguments.parse(entry.options())
                        .with(KernelArgument.of("iommu=pt"))
                        .text());
    }

    /** Lines other than those of options stay as they are, in their order. */
    static void obeysTheLaws(BlsEntry entry, String options) {
        BlsEntry edited = entry.with(options);

        assertThat(edited.options()).isEqualTo(options);
        assertThat(edited.with(options)).as("the edit twice").isEqualTo(edited);
        for (String key : OTHER_KEYS) {
            assertThat(edited.value(key)).as(key).isEqualTo(entry.value(key));
        }
        assertThat(linesBeside(edited)).isEqualTo(linesBeside(entry));
    }

    private static List<String> linesBeside(BlsEntry entry) {
        List<String> lines = new ArrayList<>(List.of(entry.text().split("\n", -1)));
        lines.removeIf(line ->
                line.isEmpty() || line.strip().equals("options") || line.strip().matches("(?s)options[ \t].*"));
        return lines;
    }
}
