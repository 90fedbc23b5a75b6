package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.formats.grub.MenuLst.Entry;
import io.wirt.formats.grub.MenuLst.Kind;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.testkit.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws of menus, with a model of GRUB as the judge. */
class MenuLstLawsTest {

    private static final List<String> LINES = List.of(
            "title A",
            "title=B",
            "title",
            "  title  C d ",
            "default 1",
            "default saved",
            "fallback 3 1",
            "timeout=5",
            "password --md5 $1$x",
            "root (hd0,0)",
            "savedefault",
            "initrd /i",
            "# comment",
            "#comment \\",
            "\\",
            "",
            "junk x",
            "chainloader +1",
            "configfile /x",
            "module /vmlinuz ro",
            "module /initrd",
            "kernel");
    private static final List<String> KERNELS = List.of(
            "kernel /vmlinuz",
            "kernel\t/vmlinuz-2",
            "kernel=/boot/vmlinuz",
            " kernel --type=linux (hd0,0)/v",
            "kernel --type=netbsd /m",
            "kernel /xen.gz",
            "module /vmlinuz",
            "kernel --no-mem-option /v");
    private static final List<String> TOKENS = List.of(
            "ro",
            "quiet",
            "amd_iommu=on",
            "amd_iommu=off",
            "console=tty0",
            "--",
            "foo=\"a b\"",
            "x\\",
            "#",
            "=",
            "\u00E9",
            "\0",
            "\"");
    private static final List<String> WANTED =
            List.of("amd_iommu=on", "amd_iommu=off", "quiet", "console=tty0", "console=ttyS0", "foo=\"c  d\"", "y\\");

    @Test
    void anyTextComesBackAsItWas() {
        Generator.check("menu: parse, then text", 3000, gen -> {
            String text = gen.chance(50) ? gen.bytes(200) : menu(gen);
            assertThat(MenuLst.parse(text).text()).isEqualTo(text);
        });
    }

    @Test
    void theEditorSeesTheEntriesThatGrubSees() {
        Generator.check("menu: reads as GRUB", 5000, gen -> {
            String text = menu(gen);
            List<GrubModel.Item> items = GrubModel.load(text).items();
            List<Entry> entries = MenuLst.parse(text).entries();

            assertThat(entries)
                    .extracting(Entry::title)
                    .isEqualTo(items.stream().map(GrubModel.Item::title).toList());
            for (Entry entry : entries) {
                if (entry.kind() != Kind.FOREIGN) {
                    assertThat(entry.arguments().text())
                            .isEqualTo(items.get(entry.index()).arguments());
                }
            }
        });
    }

    @Test
    void afterAnEditGrubReadsTheWantedArgumentsThereAndAllElseAsBefore() {
        Generator.check("menu: an edit as GRUB reads it", 10000, gen -> {
            MenuLst before = MenuLst.parse(menu(gen));
            for (Entry entry : before.entries()) {
                if (entry.kind() != Kind.FOREIGN) {
                    KernelArguments wanted = edited(gen, entry.arguments());
                    assertReadsAsWanted(before, before.withArguments(entry.index(), wanted), entry.index(), wanted);
                }
            }
        });
    }

    private static void assertReadsAsWanted(MenuLst before, MenuLst after, int index, KernelArguments wanted) {
        GrubModel modelBefore = GrubModel.load(before.text());
        GrubModel modelAfter = GrubModel.load(after.text());
        List<GrubModel.Item> expected = new ArrayList<>(modelBefore.items());
        List<GrubModel.Item> actual = new ArrayList<>(modelAfter.items());

        assertThat(modelAfter.top()).isEqualTo(modelBefore.top());
        assertThat(actual).hasSameSizeAs(expected);
        String read = actual.get(index).arguments().stripLeading();
        if (wanted.text().endsWith("\\")) {
            assertThat(read).isIn(wanted.text().stripLeading(), wanted.text().stripLeading() + " ");
        } else {
            assertThat(read).isEqualTo(wanted.text().stripLeading());
        }
        assertThat(actual.remove(index).withoutArguments())
                .isEqualTo(expected.remove(index).withoutArguments());
        assertThat(actual).isEqualTo(expected);
        assertThat(after.withArguments(index, after.entries().get(index).arguments()))
                .isEqualTo(after);
    }

    @Test
    void anEditTwiceIsTheEditOnce() {
        Generator.check("menu: an edit twice", 3000, gen -> {
            MenuLst menu = MenuLst.parse(menu(gen));
            KernelArgument wanted = KernelArgument.of(gen.pick(WANTED));
            MenuLst once = withEverywhere(menu, wanted);

            assertThat(withEverywhere(once, wanted).text()).isEqualTo(once.text());
            for (Entry entry : once.entries()) {
                assertThat(entry.kind() == Kind.FOREIGN || entry.arguments().contains(wanted))
                        .isTrue();
            }
        });
    }

    @Test
    void aNewArgumentThatIsRemovedAgainLeavesTheBytesAsTheyWere() {
        KernelArgument brandNew = KernelArgument.of("brand_new=1");
        Generator.check("menu: present, then absent", 5000, gen -> {
            MenuLst before = MenuLst.parse(menu(gen));
            MenuLst after = withEverywhere(before, brandNew);
            for (Entry entry : after.entries()) {
                if (entry.kind() != Kind.FOREIGN) {
                    after = after.withArguments(entry.index(), entry.arguments().without(brandNew));
                }
            }
            assertThat(after.text()).isEqualTo(before.text());
        });
    }

    private static MenuLst withEverywhere(MenuLst menu, KernelArgument wanted) {
        MenuLst result = menu;
        for (Entry entry : menu.entries()) {
            if (entry.kind() != Kind.FOREIGN) {
                result = result.withArguments(entry.index(), entry.arguments().with(wanted));
            }
        }
        return result;
    }

    @Test
    void physicalLinesOutsideTheEditedOneAreUntouched() {
        Generator.check("menu: an addition touches one physical line", 3000, gen -> {
            MenuLst before = MenuLst.parse(menu(gen));
            for (Entry entry : before.entries()) {
                if (entry.kind() != Kind.FOREIGN) {
                    KernelArguments added = entry.arguments().with(KernelArgument.of("brand_new=1"));
                    MenuLst after = before.withArguments(entry.index(), added);
                    assertThat(after.text().replaceFirst(" ?brand_new=1 ?", "").replace(" ", ""))
                            .isEqualTo(before.text().replace(" ", ""));
                    assertThat(after.text().chars().filter(c -> c == '\r').count())
                            .isEqualTo(
                                    before.text().chars().filter(c -> c == '\r').count());
                    assertThat(after.text()).doesNotContain("\rbrand_new");
                }
            }
        });
    }

    @Test
    void everyPasswordThatGrubWouldReadIsSensitive() {
        Generator.check("menu: passwords", 3000, gen -> {
            String text = menu(gen);
            GrubModel model = GrubModel.load(text);
            List<String> commands = new ArrayList<>(model.top());
            model.items().forEach(item -> commands.addAll(item.commands()));
            if (commands.stream().anyMatch(command -> command.startsWith("password"))) {
                assertThat(MenuLst.parse(text).sensitiveLines()).isNotEmpty();
            }
        });
    }

    private static KernelArguments edited(Generator gen, KernelArguments arguments) {
        KernelArguments result = arguments;
        for (int edits = gen.intBetween(1, 4); edits > 0; edits--) {
            KernelArgument argument = KernelArgument.of(gen.pick(WANTED));
            result = gen.chance(60) ? result.with(argument) : result.without(argument);
        }
        return result;
    }

    private static String menu(Generator gen) {
        StringBuilder menu = new StringBuilder();
        for (int lines = gen.intBetween(0, 14); lines > 0; lines--) {
            if (gen.chance(40)) {
                menu.append(gen.pick(KERNELS));
                gen.listOf(6, () -> separator(gen) + gen.pick(TOKENS)).forEach(menu::append);
            } else {
                menu.append(gen.chance(25) ? "title T" : gen.pick(LINES));
            }
            menu.append(gen.text(" \t\r\\", gen.chance(20) ? 3 : 0)).append(gen.pick("\n", "\n", "\r\n"));
        }
        return menu + gen.pick("", "kernel /v ro", "\\", "\r");
    }

    private static String separator(Generator gen) {
        return gen.pick(" ", " ", " ", "  ", "\t", "\r ", " \\\n", "\\\r\n", " \\\n\t");
    }
}
