package io.wirt.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServiceSchemaTest {

    @Test
    void aServiceNeedsAName() {
        assertThat(mistakesIn("{ enabled: true }")).containsExactly("playbook.missing-key: service needs 'name'");
    }

    @Test
    void aServiceOfWhichNothingIsWantedIsAMistake() {
        assertThat(mistakesIn("{ name: ksm }"))
                .containsExactly("playbook.missing-key: service needs 'enabled', 'running' or 'runlevels'");
    }

    @Test
    void runlevelsOfWhatIsNotEnabledAreAContradiction() {
        assertThat(mistakesIn("{ name: ksm, enabled: false, runlevels: [3] }"))
                .containsExactly("playbook.contradiction: a service that is not enabled has no runlevels");
    }

    @Test
    void anEmptyListOfRunlevelsIsAMistake() {
        assertThat(mistakesIn("{ name: ksm, runlevels: [] }"))
                .containsExactly("playbook.bad-value: the list of runlevels is empty");
    }

    @Test
    void runlevelsThatAreNeverJudgedAreMistakes() {
        assertThat(mistakesIn("{ name: ksm, runlevels: [1, 3, 6] }"))
                .containsExactly("playbook.bad-value: '1' is out of range", "playbook.bad-value: '6' is out of range");
        assertThat(mistakesIn("{ name: ksm, runlevels: three }"))
                .singleElement()
                .asString()
                .startsWith("playbook.wrong-type");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsAMistake() {
        assertThat(mistakesIn("{ name: ksm, enabled: maybe, running: 1 }"))
                .containsExactly(
                        "playbook.wrong-type: 'maybe' is neither true nor false",
                        "playbook.wrong-type: '1' is neither true nor false");
    }

    @Test
    void anUnknownKeyIsAMistake() {
        assertThat(mistakesIn("{ name: ksm, enabld: true }"))
                .contains("playbook.unknown-key: service has no setting 'enabld'");
    }

    @Test
    void aNameThatWouldBeAnOptionAHiddenFileOrAPathIsAMistake() {
        assertThat(mistakesIn("{ name: --del, running: true }"))
                .containsExactly("playbook.bad-value: no service has the name '--del'");
        assertThat(mistakesIn("{ name: .., running: true }"))
                .containsExactly("playbook.bad-value: no service has the name '..'");
        assertThat(mistakesIn("{ name: ../x, running: true }"))
                .singleElement()
                .asString()
                .startsWith("playbook.bad-value");
    }

    private static List<String> mistakesIn(String settings) {
        List<String> mistakes = new ArrayList<>();
        if (Agents.read("- service: " + settings) instanceof Reading.Rejected rejected) {
            for (Diagnostic diagnostic : rejected.diagnostics()) {
                mistakes.add(diagnostic.code().id() + ": " + diagnostic.summary());
            }
        }
        return mistakes;
    }
}
