package io.wirt.modules.checks;

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

/** What a playbook may not say of the checks. */
class ChecksSchemaTest {

    /** The mistakes of the items, each as "line:column code: summary | hint". */
    private static List<String> mistakes(String... checks) {
        String playbook = "wirt: 1\nchecks:\n  - " + String.join("\n  - ", checks) + "\n";
        Reading reading = PlaybookReader.read(
                new PlaybookSource("p.yaml", Bytes.utf8(playbook)), Kinds.of(List.of(new ChecksModule())));
        List<String> mistakes = new ArrayList<>();
        if (reading instanceof Reading.Rejected rejected) {
            for (Diagnostic mistake : rejected.diagnostics()) {
                String place = mistake.span().line() + ":" + mistake.span().column();
                mistakes.add(place + " " + mistake.code().id() + ": " + mistake.summary() + " | " + mistake.hint());
            }
        }
        return mistakes;
    }

    @Test
    void severalChecksOfOneKindHaveNames() {
        assertThat(mistakes(
                        "kernel-log: one",
                        "kernel-log: { name: two, contains: two }",
                        "cpu-flags: { name: three, flags: [svm] }",
                        "kernel-config: { CONFIG_KSM: y, unknown: warn }",
                        "iommu"))
                .isEmpty();
    }

    @Test
    void flagsAreWordsOfOneList() {
        assertThat(mistakes(
                        "cpu-flags: [SVM, 'svm lm']", "cpu-flags: { name: b, flags: [] }", "cpu-flags: { name: c }"))
                .containsExactly(
                        "3:17 playbook.bad-value: 'SVM' has capitals, and processor flags have none"
                                + " | write one word, as in /proc/cpuinfo",
                        "3:22 playbook.bad-value: 'svm lm' is more than one word"
                                + " | write one word, as in /proc/cpuinfo",
                        "4:34 playbook.bad-value: the list of flags is empty | name a flag: [svm]",
                        "5:16 playbook.missing-key: cpu-flags needs 'flags' | add flags: a list, each item text");
    }

    @Test
    void aSingleFlagIsAListAllTheSame() {
        assertThat(mistakes("cpu-flags: svm"))
                .containsExactly("3:16 playbook.wrong-type: expected a list, each item text, found a single value"
                        + " | write a list, each item text");
    }

    @Test
    void optionsAreCalledByTheirFullNames() {
        assertThat(mistakes("kernel-config: { KSM: y, config_kvm: m, CONFIG_: y, 'CONFIG_A B': y }"))
                .containsExactly(
                        "3:22 playbook.bad-value: 'KSM' is no name of a kernel option | did you mean 'CONFIG_KSM'?",
                        "3:30 playbook.bad-value: 'config_kvm' is no name of a kernel option"
                                + " | did you mean 'CONFIG_KVM'?",
                        "3:45 playbook.bad-value: 'CONFIG_' is no name of a kernel option"
                                + " | the names begin with CONFIG_",
                        "3:57 playbook.bad-value: 'CONFIG_A B' is no name of a kernel option"
                                + " | the names begin with CONFIG_");
    }

    @Test
    void optionsHaveTheValuesThatKernelsWrite() {
        String hint = " | write y, m, or n for 'is not set'";
        assertThat(mistakes("kernel-config: { CONFIG_KSM: yes, CONFIG_KVM: Y }"))
                .containsExactly(
                        "3:34 playbook.bad-value: 'yes' is no value that a kernel option has" + hint,
                        "3:51 playbook.bad-value: 'Y' is a capital, and kernel options have none" + hint);
    }

    @Test
    void atLeastOneOptionIsNeeded() {
        assertThat(mistakes("kernel-config: {}"))
                .containsExactly("3:20 playbook.bad-value: the map of options is empty | name one: { CONFIG_KSM: y }");
    }

    @Test
    void aMessageIsOneLineOfText() {
        assertThat(mistakes("kernel-log: \"a\\nb\"", "kernel-log: { contains: '' , name: b }"))
                .containsExactly(
                        "3:17 playbook.control-character: the value holds a line break"
                                + " | write it on one line, without control characters",
                        "4:29 playbook.bad-value: the text is empty | write at least one character");
    }

    @Test
    void anIommuIsOnOrOff() {
        assertThat(mistakes("iommu: { enabled: maybe }", "iommu: { name: b, enabld: true }"))
                .containsExactly(
                        "3:23 playbook.wrong-type: 'maybe' is neither true nor false | write true or false",
                        "4:23 playbook.unknown-key: iommu has no setting 'enabld' | did you mean 'enabled'?");
    }
}
