package io.wirt.formats.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wirt.testkit.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelArgumentsTest {

    private static final List<String> TOKENS = List.of(
            "ro",
            "quiet",
            "amd_iommu=on",
            "amd_iommu=off",
            "amd_iommu",
            "console=tty0",
            "console=ttyS0",
            "rd_LVM_LV=vg/root",
            "rd.new=a",
            "rd.new=b",
            "bond=bond0",
            "foo=\"a b\"",
            "\"foo=a b\"",
            "xamd_iommu=on",
            "x\\",
            "root=LABEL=\u00E9",
            "init=");

    private static String with(String text, String wanted) {
        return KernelArguments.parse(text).with(KernelArgument.of(wanted)).text();
    }

    private static String without(String text, String unwanted) {
        return KernelArguments.parse(text).without(KernelArgument.of(unwanted)).text();
    }

    @Test
    void aNewArgumentStandsBehindTheLastOne() {
        assertThat(with("ro quiet", "amd_iommu=on")).isEqualTo("ro quiet amd_iommu=on");
        assertThat(with("", "amd_iommu=on")).isEqualTo("amd_iommu=on");
    }

    @Test
    void whiteSpaceAtTheEndStaysAtTheEnd() {
        assertThat(with("ro quiet  ", "amd_iommu=on")).isEqualTo("ro quiet amd_iommu=on  ");
        assertThat(with("ro quiet\r", "amd_iommu=on")).isEqualTo("ro quiet amd_iommu=on\r");
    }

    @Test
    void aNewArgumentStandsBeforeThoseOfInit() {
        assertThat(with("ro -- single", "quiet")).isEqualTo("ro quiet -- single");
        assertThat(with("-- single", "quiet")).isEqualTo("quiet -- single");
        assertThat(with("ro -- quiet", "quiet")).isEqualTo("ro quiet -- quiet");
    }

    @Test
    void aSingleValuedKeyIsReplacedAtThePlaceOfItsFirstToken() {
        assertThat(with("ro amd_iommu=off quiet", "amd_iommu=on")).isEqualTo("ro amd_iommu=on quiet");
    }

    @Test
    void ofASingleValuedKeyExactlyOneTokenIsLeft() {
        // docs/domain 1.5: grubby would leave the second one in force.
        assertThat(with("amd_iommu=on ro amd_iommu=off quiet", "amd_iommu=on")).isEqualTo("amd_iommu=on ro quiet");
        assertThat(with("amd_iommu=off amd_iommu ro", "amd_iommu=on")).isEqualTo("amd_iommu=on ro");
    }

    @Test
    void listValuedKeysAreNeverReplaced() {
        // docs/domain 1.5: grubby destroys console=tty0 here, and the root volume.
        assertThat(with("console=tty0 ro", "console=ttyS0")).isEqualTo("console=tty0 ro console=ttyS0");
        assertThat(with("rd_LVM_LV=vg/root", "rd_LVM_LV=vg/swap")).isEqualTo("rd_LVM_LV=vg/root rd_LVM_LV=vg/swap");
        assertThat(with("console=tty0 console=tty0", "console=tty0")).isEqualTo("console=tty0 console=tty0");
    }

    @Test
    void theKeysOfTheHandbookAreListValued() {
        List<String> listValued = List.of(
                "console",
                "earlycon",
                "earlyprintk",
                "rd_LVM_LV",
                "rd_LVM_VG",
                "rd_LUKS_UUID",
                "rd_MD_UUID",
                "rd.lvm.lv",
                "rd.luks.uuid",
                "rd.md.uuid",
                "ip",
                "ifname",
                "nameserver",
                "hugepages",
                "hugepagesz",
                "memmap",
                "mem",
                "modprobe.blacklist",
                "netconsole",
                "video",
                "dyndbg",
                "pci",
                "crashkernel");

        assertThat(listValued).allMatch(key -> Occurrences.of(key) == Occurrences.EACH);
        assertThat(List.of("isolcpus", "amd_iommu", "root", "quiet"))
                .allMatch(key -> Occurrences.of(key) == Occurrences.ONE);
        assertThat(List.of("hugepages", "hugepagesz")).allMatch(KernelArguments::isOrderedPair);
        assertThat(KernelArguments.isOrderedPair("console")).isFalse();
    }

    @Test
    void ofTheFamiliesThatAreReadWholeAKeyThatIsNotKnownIsUncertain() {
        assertThat(List.of("rd.new", "rd_NEW", "luks.new", "systemd.new", "iscsi_new", "nvmf.new", "bootdev"))
                .allMatch(key -> Occurrences.of(key) == Occurrences.UNCERTAIN);
        assertThat(with("rd.new=a ro", "rd.new=b")).isEqualTo("rd.new=a ro rd.new=b");
        assertThat(with("rd.new=b rd.new=a", "rd.new=b")).isEqualTo("rd.new=a rd.new=b");
        assertThat(with("rd.new=a rd.new=b ro", "rd.new=b")).isEqualTo("rd.new=a rd.new=b ro");
    }

    @Test
    void whatDracutAndSystemdReadWithAllOccurrencesIsAddedBeside() {
        assertThat(List.of(
                        "rd.luks.name",
                        "rd.luks.key",
                        "rd.driver.pre",
                        "rd.driver.blacklist",
                        "rd.znet",
                        "vlan",
                        "bond"))
                .allMatch(key -> Occurrences.of(key) == Occurrences.EACH);
        assertThat(List.of("luks.name", "luks.options", "systemd.mask", "systemd.wants", "modules_load"))
                .allMatch(key -> Occurrences.of(key) == Occurrences.EACH);
    }

    @Test
    void aQuotedArgumentIsOne() {
        assertThat(with("foo=\"a b\" ro", "foo=c")).isEqualTo("foo=c ro");
        assertThat(with("\"foo=a b\" ro", "foo=\"d e\"")).isEqualTo("foo=\"d e\" ro");
        assertThat(without("ro foo=\"quiet b\" quiet", "quiet")).isEqualTo("ro foo=\"quiet b\"");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheNewArgument() {
        assertThat(with("ro foo=\"a b", "quiet")).isEqualTo("ro quiet foo=\"a b");
        assertThat(with("foo=\"a b", "quiet")).isEqualTo("quiet foo=\"a b");
    }

    @Test
    void keysAreComparedAsAWhole() {
        assertThat(with("xamd_iommu=on amd_iommu_dump", "amd_iommu=on"))
                .isEqualTo("xamd_iommu=on amd_iommu_dump amd_iommu=on");
        assertThat(without("root=/dev/sda1 ro", "ro")).isEqualTo("root=/dev/sda1");
    }

    @Test
    void removalByKeyRemovesAllOfTheKeyAndByValueOnlyEqualTokens() {
        assertThat(without("quiet ro quiet=1 rhgb", "quiet")).isEqualTo("ro rhgb");
        assertThat(without("console=tty0 ro console=ttyS0", "console=tty0")).isEqualTo("ro console=ttyS0");
    }

    @Test
    void removalLeavesNoDoubleBlanks() {
        assertThat(without("ro quiet rhgb", "quiet")).isEqualTo("ro rhgb");
        assertThat(without("ro quiet", "quiet")).isEqualTo("ro");
        assertThat(without("quiet ro", "quiet")).isEqualTo("ro");
        assertThat(without("ro quiet ", "quiet")).isEqualTo("ro ");
        assertThat(without("quiet", "quiet")).isEmpty();
    }

    @Test
    void removalKeepsTheLongerSeparator() {
        assertThat(without("ro    quiet rhgb", "quiet")).isEqualTo("ro    rhgb");
        assertThat(without("ro quiet    rhgb", "quiet")).isEqualTo("ro    rhgb");
    }

    @Test
    void whatBelongsToInitIsNeitherSeenNorRemoved() {
        KernelArguments arguments = KernelArguments.parse("ro -- amd_iommu=on");

        assertThat(arguments.contains(KernelArgument.of("amd_iommu=on"))).isFalse();
        assertThat(arguments.arguments()).containsExactly(KernelArgument.of("ro"));
        assertThat(arguments.without(KernelArgument.of("amd_iommu"))).isEqualTo(arguments);
    }

    @Test
    void theLastArgumentOfAKeyCanBeAskedFor() {
        KernelArguments arguments = KernelArguments.parse("amd_iommu=on ro amd_iommu=off");

        assertThat(arguments.last("amd_iommu")).contains(KernelArgument.of("amd_iommu=off"));
        assertThat(arguments.last("iommu")).isEmpty();
    }

    @Test
    void anArgumentThatWouldNotStayOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> with("ro", "a b")).withMessageContaining("'a b'");
    }

    @Test
    void anyTextComesBackAsItWas() {
        Generator.check("kernel arguments: parse, then text", 2000, gen -> {
            String text = gen.chance(50) ? gen.bytes(80) : line(gen);
            assertThat(KernelArguments.parse(text).text()).isEqualTo(text);
        });
    }

    @Test
    void afterAnAdditionTheArgumentIsThereAndOthersAreUntouched() {
        Generator.check("kernel arguments: with", 5000, gen -> {
            KernelArguments before = KernelArguments.parse(gen.chance(30) ? gen.bytes(80) : line(gen));
            KernelArgument wanted = KernelArgument.of(gen.pick(TOKENS));
            KernelArguments after = before.with(wanted);

            assertThat(after.contains(wanted)).isTrue();
            assertThat(after.with(wanted)).isEqualTo(after);
            if (Occurrences.of(wanted.key()) == Occurrences.ONE) {
                assertThat(others(after, wanted.key())).isEqualTo(others(before, wanted.key()));
            } else {
                assertThat(after.arguments()).containsAll(before.arguments());
                int added = before.contains(wanted) ? 0 : 1;
                assertThat(after.arguments())
                        .hasSizeLessThanOrEqualTo(before.arguments().size() + added);
            }
            if (Occurrences.of(wanted.key()) != Occurrences.EACH) {
                assertThat(lastClosed(after, wanted.key())).isEqualTo(wanted);
            }
        });
    }

    @Test
    void afterARemovalTheArgumentIsGoneAndOthersAreUntouched() {
        Generator.check("kernel arguments: without", 5000, gen -> {
            KernelArguments before = KernelArguments.parse(line(gen));
            KernelArgument unwanted = KernelArgument.of(gen.pick(TOKENS));
            KernelArguments after = before.without(unwanted);

            assertThat(after.contains(unwanted)).isFalse();
            assertThat(after.without(unwanted)).isEqualTo(after);
            assertThat(others(after, unwanted.key())).isEqualTo(others(before, unwanted.key()));
        });
    }

    private static String line(Generator gen) {
        List<String> words = gen.listOf(
                8,
                () -> gen.pick(gen.pick(TOKENS), gen.pick(TOKENS), "--", "a\"b", "c\"")
                        + gen.pick(" ", " ", "  ", "\t", "\r", " \n"));
        return gen.text(" ", 1) + String.join("", words) + gen.text("a \r", 2);
    }

    /** A quote at the end that is never closed would swallow what comes behind it. */
    private static KernelArgument lastClosed(KernelArguments arguments, String key) {
        return arguments.arguments().stream()
                .filter(argument -> argument.key().equals(key)
                        && argument.text().chars().filter(c -> c == '"').count() % 2 == 0)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static List<KernelArgument> others(KernelArguments arguments, String key) {
        return arguments.arguments().stream()
                .filter(argument -> !argument.key().equals(key))
                .toList();
    }
}
