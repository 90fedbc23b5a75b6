package io.wirt.modules.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Bytes;
import io.wirt.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a playbook may not say of {@code kernel-args}. */
class KernelArgsSchemaTest {

    /** The mistakes of one resource, each as "column code: summary"; every one has a remedy. */
    private static List<String> mistakes(String settings) {
        String playbook = "wirt: 1\nresources:\n  - kernel-args: { " + settings + " }\n";
        Reading reading = PlaybookReader.read(
                new PlaybookSource("p.yaml", Bytes.utf8(playbook)), Kinds.of(List.of(new BootModule())));
        List<String> mistakes = new ArrayList<>();
        if (reading instanceof Reading.Rejected rejected) {
            for (Diagnostic mistake : rejected.diagnostics()) {
                assertThat(mistake.hint()).isNotEmpty();
                mistakes.add(mistake.span().column() + " " + mistake.code().id() + ": " + mistake.summary());
            }
        }
        return mistakes;
    }

    @Test
    void aGoodResourceHasNoMistake() {
        assertThat(mistakes(
                        "name: a, present: [amd_iommu=on, console=tty0, console=ttyS0, 'x=\"a b\"'], absent: [quiet]"))
                .isEmpty();
    }

    @Test
    void aNameIsNeeded() {
        assertThat(mistakes("present: [quiet]")).containsExactly("18 playbook.missing-key: kernel-args needs 'name'");
    }

    @Test
    void atLeastOneArgumentIsNeeded() {
        String expected = "playbook.missing-key: kernel-args needs at least one argument, in 'present' or in 'absent'";
        assertThat(mistakes("name: a")).containsExactly("18 " + expected);
        assertThat(mistakes("name: a, present: []")).containsExactly("38 " + expected);
        assertThat(mistakes("name: a, absent: []")).containsExactly("37 " + expected);
    }

    @Test
    void aNewlineCannotBeSmuggledIn() {
        assertThat(mistakes("name: a, present: [\"quiet\\ntitle evil\"]"))
                .containsExactly("39 playbook.control-character: the value holds a line break");
    }

    @Test
    void otherControlCharactersCannotEither() {
        assertThat(mistakes("name: a, present: [\"a\\tb\"]"))
                .containsExactly("39 playbook.control-character: the value holds a tab");
    }

    @Test
    void aTokenIsOneArgument() {
        assertThat(mistakes("name: a, present: [quiet rhgb, 'x=\"a', '\"\"', '--']"))
                .containsExactly(
                        "39 playbook.bad-value: 'quiet rhgb' contains a blank outside double quotes",
                        "51 playbook.bad-value: 'x=\"a' has a double quote that is never closed",
                        "59 playbook.bad-value: '\"\"' has no name",
                        "65 playbook.bad-value: '--' ends the kernel's arguments and is none itself");
    }

    @Test
    void orderedPairsAreRefusedInBothLists() {
        String why = " is one of an ordered pair of hugepagesz and hugepages";
        assertThat(mistakes("name: a, present: [hugepagesz=1G], absent: [hugepages=4]"))
                .containsExactly(
                        "39 playbook.bad-value: 'hugepagesz=1G'" + why, "64 playbook.bad-value: 'hugepages=4'" + why);
    }

    @Test
    void twoValuesOfOneKeyContradictEachOther() {
        assertThat(mistakes("name: a, present: [amd_iommu=on, amd_iommu=off]"))
                .containsExactly(
                        "53 playbook.bad-value: 'amd_iommu=off' contradicts 'amd_iommu=on': this key has one value");
    }

    @Test
    void twoOfAKeyThatMayHaveOneValueAreRefusedAndThoseThatEachCountAreNot() {
        assertThat(mistakes("name: a, present: [rd.new=a, rd.new=b]"))
                .containsExactly(
                        "49 playbook.bad-value: 'rd.new=b' contradicts 'rd.new=a': it may be that of this key only"
                                + " the last counts");
        assertThat(mistakes("name: a, present: [bond=bond0, bond=bond1, systemd.mask=a, systemd.mask=b]"))
                .isEmpty();
    }

    @Test
    void oneTokenCannotBePresentAndAbsent() {
        assertThat(mistakes("name: a, present: [quiet], absent: [quiet]"))
                .containsExactly("56 playbook.bad-value: 'quiet' cannot be both present and absent");
    }

    @Test
    void nothingIsListedTwice() {
        assertThat(mistakes("name: a, present: [console=tty0, console=tty0], absent: [quiet, quiet]"))
                .containsExactly(
                        "53 playbook.bad-value: 'console=tty0' is listed twice",
                        "84 playbook.bad-value: 'quiet' is listed twice");
    }

    @Test
    void entriesAreAllTheDefaultOrThoseForRescueToo() {
        assertThat(mistakes("name: a, present: [quiet], entries: defalt"))
                .containsExactly("56 playbook.bad-value: 'defalt' is not one of all, default, with-rescue");
    }

    @Test
    void presentIsAList() {
        assertThat(mistakes("name: a, present: quiet"))
                .containsExactly("38 playbook.wrong-type: expected a list, each item text, found a single value");
    }
}
