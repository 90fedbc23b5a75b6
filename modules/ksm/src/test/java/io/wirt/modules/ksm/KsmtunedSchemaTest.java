package io.wirt.modules.ksm;

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

final class KsmtunedSchemaTest {

    @Test
    void neitherSettingsNorUnsetIsNothing() {
        assertThat(mistakesIn("ksmtuned: { settings: {} }"))
                .containsExactly("playbook.missing-key at '{}': ksmtuned needs 'settings' or 'unset'"
                        + " (add settings: { KSM_SLEEP_MSEC: 10 }, or remove the resource)");
        assertThat(mistakesIn("ksmtuned: {}")).hasSize(1);
    }

    @Test
    void aSettingCannotBeSetAndUnset() {
        assertThat(mistakesIn("ksmtuned: { settings: { DEBUG: 1 }, unset: [LOGFILE, DEBUG] }"))
                .containsExactly("playbook.contradiction at 'DEBUG': DEBUG stands under both 'settings' and 'unset'"
                        + " (remove one of the two)");
    }

    @Test
    void theMinimumIsMarkedWhereItIsAboveTheMaximum() {
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_NPAGES_MAX: 64, KSM_NPAGES_MIN: 1250 } }"))
                .containsExactly("playbook.contradiction at '1250': KSM_NPAGES_MIN 1250 is above KSM_NPAGES_MAX 64"
                        + " (write 64 or less)");
    }

    @Test
    void aDecayThatIsNotNegativeIsAMistake() {
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_NPAGES_DECAY: 50 } }"))
                .containsExactly("playbook.bad-value at '50': KSM_NPAGES_DECAY must be negative,"
                        + " it is added when memory is enough, so as to scan less (write -50)");
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_NPAGES_DECAY: 0 } }"))
                .hasSize(1);
    }

    @Test
    void whatIsNoWholeNumberIsAMistake() {
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_SLEEP_MSEC: 1.5 } }"))
                .containsExactly("playbook.wrong-type at '1.5': '1.5' is no whole number"
                        + " (write a whole number from 1 to 2147483647)");
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_NPAGES_DECAY: a lot } }"))
                .hasSize(1);
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_SLEEP_MSEC: 010 } }"))
                .hasSize(1);
    }

    @Test
    void aNumberOutOfItsDomainIsAMistake() {
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_THRES_COEF: 101 } }"))
                .containsExactly(
                        "playbook.bad-value at '101': '101' is out of range" + " (write a whole number from 0 to 100)");
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_MONITOR_INTERVAL: 0 } }"))
                .hasSize(1);
    }

    @Test
    void anUnknownSettingIsAMistakeWithItsLikelyMeaning() {
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_SLEEP_MSECS: 10 } }"))
                .containsExactly("playbook.unknown-key at 'KSM_SLEEP_MSECS': there is no setting 'KSM_SLEEP_MSECS'"
                        + " (did you mean 'KSM_SLEEP_MSEC'?)");
        assertThat(mistakesIn("ksmtuned: { unset: [DEBUGG] }"))
                .singleElement()
                .asString()
                .startsWith("playbook.bad-value at 'DEBUGG'")
                .endsWith("(did you mean 'DEBUG'?)");
    }

    @Test
    void aLineBreakInALogFileNameIsAMistake() {
        assertThat(mistakesIn("ksmtuned: { settings: { LOGFILE: \"/x\\nDEBUG=1\" } }"))
                .singleElement()
                .asString()
                .startsWith("playbook.control-character");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThat(mistakesIn("ksmtuned: { settings: { KSM_NPAGES_DECAY: 5, KSM_X: 1, DEBUG: [] }, unset: [A] }"))
                .hasSize(4);
    }

    private static List<String> mistakesIn(String resource) {
        String playbook = "wirt: 1\nresources:\n  - " + resource + "\n";
        Reading reading = PlaybookReader.read(
                new PlaybookSource("wrong.yaml", Bytes.utf8(playbook)), Kinds.of(List.of(new KsmModule())));
        List<String> mistakes = new ArrayList<>();
        if (reading instanceof Reading.Rejected rejected) {
            for (Diagnostic diagnostic : rejected.diagnostics()) {
                String line = playbook.split("\n", -1)[diagnostic.span().line() - 1];
                int start = diagnostic.span().column() - 1;
                mistakes.add(diagnostic.code().id() + " at '"
                        + line.substring(start, start + diagnostic.span().length()) + "': " + diagnostic.summary()
                        + " (" + diagnostic.hint() + ")");
            }
        }
        return mistakes;
    }
}
