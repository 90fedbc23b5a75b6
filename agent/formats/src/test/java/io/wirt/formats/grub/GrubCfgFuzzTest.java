package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirt.formats.grub.GrubCfg.Entry;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Any bytes as a menu of GRUB 2. In the build the collected inputs are run again; {@code JAZZER_FUZZ=1} makes Jazzer
 * search for new ones (CONTRIBUTING.md).
 */
class GrubCfgFuzzTest {
    private static final List<KernelArgument> ARGUMENTS = List.of(
            KernelArgument.of("iommu=pt"),
            KernelArgument.of("console=ttyS0"),
            KernelArgument.of("quiet"),
            KernelArgument.of("x=\"a b\""));

    @FuzzTest
    void whateverTheBytesAnEditKeepsItsLaws(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        GrubCfg menu = GrubCfg.parse(text);
        assertThat(menu.text()).isEqualTo(text);
        obeysTheLaws(menu, ARGUMENTS.get(bytes.length % ARGUMENTS.size()));
    }

    static void obeysTheLaws(GrubCfg menu, KernelArgument wanted) {
        GrubCfg edited = with(menu, wanted);

        assertThat(with(edited, wanted)).as("the edit twice").isEqualTo(edited);
        assertThat(linesBeside(edited)).as("other lines").isEqualTo(linesBeside(menu));
        assertThat(edited.requestedDefault()).isEqualTo(menu.requestedDefault());
        assertThat(edited.entries()).hasSameSizeAs(menu.entries());
        for (Entry entry : edited.entries()) {
            Entry before = menu.entries().get(entry.index());
            assertThat(entry.arguments().contains(wanted)).isTrue();
            assertThat(entry.title()).isEqualTo(before.title());
            assertThat(entry.image()).isEqualTo(before.image());
            assertThat(entry.line()).isEqualTo(before.line());
            assertThat(entry.underXen()).isEqualTo(before.underXen());
        }
    }

    private static GrubCfg with(GrubCfg menu, KernelArgument wanted) {
        Map<Integer, KernelArguments> entries = new HashMap<>();
        for (Entry entry : menu.entries()) {
            entries.put(entry.index(), entry.arguments().with(wanted));
        }
        return menu.with(entries);
    }

    private static List<String> linesBeside(GrubCfg menu) {
        List<String> lines = new ArrayList<>(List.of(menu.text().split("\n", -1)));
        for (Entry entry : menu.entries()) {
            lines.set(entry.line() - 1, "");
        }
        return lines;
    }
}
