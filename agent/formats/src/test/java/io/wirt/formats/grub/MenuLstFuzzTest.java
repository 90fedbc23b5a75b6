package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirt.formats.grub.MenuLst.Entry;
import io.wirt.formats.grub.MenuLst.Kind;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Any bytes as a menu. In the build the collected inputs are run again; {@code JAZZER_FUZZ=1} makes Jazzer search for new
 * ones (CONTRIBUTING.md). A model of GRUB is the judge.
 */
class MenuLstFuzzTest {
    private static final List<KernelArgument> ARGUMENTS = List.of(
            KernelArgument.of("amd_iommu=on"),
            KernelArgument.of("console=ttyS0"),
            KernelArgument.of("quiet"),
            KernelArgument.of("x=\"a b\""));
    private static final KernelArgument BRAND_NEW = KernelArgument.of("brand_new=1");

    @FuzzTest
    void whateverTheBytesAnEditKeepsItsLaws(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        MenuLst menu = MenuLst.parse(text);
        assertThat(menu.text()).isEqualTo(text);
        if (!menu.automagicBlock().map(AutomagicBlock::isReadable).orElse(true)) {
            return; // Refused before any edit (kernel-args.automagic-without-kopt).
        }

        KernelArgument wanted = ARGUMENTS.get(bytes.length % ARGUMENTS.size());
        MenuLst edited = with(menu, wanted);

        assertThat(with(edited, wanted)).as("the edit twice").isEqualTo(edited);
        if (noLineIsCut(edited)) {
            assertThat(read(edited)).as("what GRUB reads beside it").isEqualTo(read(menu));
        }
        for (Entry entry : edited.entries()) {
            assertThat(entry.kind() == Kind.FOREIGN || entry.arguments().contains(wanted))
                    .isTrue();
        }
        if (isNew(BRAND_NEW.key(), menu)) {
            assertThat(without(with(menu, BRAND_NEW), BRAND_NEW))
                    .as("present, then absent")
                    .isEqualTo(menu);
        }
    }

    /** Every entry, and every setting of update-grub, with one more argument. */
    private static MenuLst with(MenuLst menu, KernelArgument wanted) {
        return edited(menu, arguments -> arguments.with(wanted));
    }

    private static MenuLst without(MenuLst menu, KernelArgument unwanted) {
        return edited(menu, arguments -> arguments.without(unwanted));
    }

    private static MenuLst edited(MenuLst menu, UnaryOperator<KernelArguments> edit) {
        Map<Integer, KernelArguments> entries = new HashMap<>();
        for (Entry entry : menu.entries()) {
            if (entry.kind() != Kind.FOREIGN) {
                entries.put(entry.index(), edit.apply(entry.arguments()));
            }
        }
        Map<Integer, KernelArguments> settings = new HashMap<>();
        settingsOf(menu).forEach(setting -> settings.put(setting.index(), edit.apply(setting.arguments())));
        return menu.with(entries, settings);
    }

    private static List<AutomagicBlock.Setting> settingsOf(MenuLst menu) {
        return menu.automagicBlock().map(AutomagicBlock::settings).orElse(List.of());
    }

    private static boolean isNew(String key, MenuLst menu) {
        return Stream.concat(
                        menu.entries().stream().map(Entry::arguments),
                        settingsOf(menu).stream().map(AutomagicBlock.Setting::arguments))
                .allMatch(arguments -> arguments.last(key).isEmpty());
    }

    /** What GRUB would cut is refused before any edit (kernel-args.line-too-long). */
    private static boolean noLineIsCut(MenuLst menu) {
        return menu.text().length() <= MenuLst.MAX_LINE
                || menu.entries().stream().allMatch(entry -> menu.logicalLength(entry.index()) <= MenuLst.MAX_LINE);
    }

    /** All that GRUB reads but the arguments of Linux. */
    private static List<GrubModel.Item> read(MenuLst menu) {
        List<GrubModel.Item> items = new ArrayList<>();
        List<GrubModel.Item> all = GrubModel.load(menu.text()).items();
        for (Entry entry : menu.entries()) {
            GrubModel.Item item = all.get(entry.index());
            items.add(entry.kind() == Kind.FOREIGN ? item : item.withoutArguments());
        }
        return items;
    }
}
