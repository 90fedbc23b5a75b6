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

final class KsmSchemaTest {

    @Test
    void aResourceThatDeclaresNothingIsAMistake() {
        assertThat(mistakesIn("ksm: {}"))
                .containsExactly("playbook.missing-key at '{}': ksm needs at least one setting"
                        + " (add run: 1, or remove the resource)");
        assertThat(mistakesIn("ksm: { allow-unmerge: true }")).hasSize(1);
    }

    @Test
    void theAdvisorAndTheAdministratorCannotBothChoose() {
        assertThat(mistakesIn("ksm: { advisor-mode: scan-time, pages-to-scan: 100 }"))
                .containsExactly("playbook.contradiction at '100': with advisor-mode scan-time the kernel chooses"
                        + " pages-to-scan by itself (remove pages-to-scan, or write advisor-mode: none)");
        assertThat(mistakesIn("ksm: { advisor-mode: none, pages-to-scan: 100 }"))
                .isEmpty();
    }

    @Test
    void theLeastIsNotAboveTheMost() {
        assertThat(mistakesIn("ksm: { advisor-min-pages-to-scan: 9, advisor-max-pages-to-scan: 8 }"))
                .containsExactly("playbook.contradiction at '9': advisor-min-pages-to-scan 9 is above"
                        + " advisor-max-pages-to-scan 8 (write 8 or less)");
    }

    @Test
    void valuesThatTheKernelRefusesAreMistakes() {
        for (String setting : List.of(
                "run: 3",
                "pages-to-scan: 0",
                "pages-to-scan: 4294967296",
                "sleep-millisecs: -1",
                "max-page-sharing: 1",
                "advisor-max-cpu: 101",
                "advisor-mode: auto",
                "merge-across-nodes: 2",
                "smart-scan: maybe")) {
            assertThat(mistakesIn("ksm: { " + setting + " }")).as(setting).hasSize(1);
        }
    }

    @Test
    void theNamesOfTheKernelAreSuggestedAsThePlaybooks() {
        assertThat(mistakesIn("ksm: { pages_to_scan: 100 }"))
                .singleElement()
                .asString()
                .contains("playbook.unknown-key", "pages-to-scan");
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
