package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Bytes;
import io.wirt.spi.Diagnostic;
import io.wirt.spi.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person sees of a mistake. */
class DiagnosticTextTest {

    private static String shown(String text) {
        Reading reading = TestKinds.read(text);
        return DiagnosticText.renderAll(TestKinds.source(text), TestKinds.diagnostics(reading));
    }

    private static String at(String line, int column, int length) {
        return DiagnosticText.render(
                new PlaybookSource("demo.yaml", Bytes.utf8(line)),
                new Diagnostic(() -> "playbook.x", "wrong", new Span(1, column, length), "mend it"));
    }

    @Test
    void aMistakeIsShownWithItsLineACaretAndTheRemedy() {
        assertThat(shown("""
                        # KVM host

                        wirt: 1
                        # with KSM
                        # and nothing else

                        resources:
                          # merging of pages
                          - service: { name: ksm, enabld: true }
                        """)).isEqualTo("""
                        error[playbook.unknown-key]: service has no setting 'enabld'
                          --> playbooks/demo.yaml:9:27
                         9 |   - service: { name: ksm, enabld: true }
                           |                           ^^^^^^ did you mean 'enabled'?""");
    }

    @Test
    void severalMistakesAreSeparatedByABlankLine() {
        assertThat(shown("wirt: 2\nchecks: []\nextra: 1\n")).isEqualTo("""
                        error[playbook.version]: this Wirt reads playbooks of version 1, not '2'
                          --> playbooks/demo.yaml:1:7
                         1 | wirt: 2
                           |       ^ write wirt: 1, or use the Wirt that the playbook was written for

                        error[playbook.unknown-key]: a playbook has no key 'extra'
                          --> playbooks/demo.yaml:3:1
                         3 | extra: 1
                           | ^^^^^ its keys are wirt, name, checks, resources, after-boot""");
    }

    @Test
    void anEmptyFileHasACaretTooButNoTrailingBlanks() {
        assertThat(shown("")).isEqualTo("""
                        error[playbook.empty]: the playbook is empty
                          --> playbooks/demo.yaml:1:1
                         1 |
                           | ^ begin with wirt: 1""");
    }

    @Test
    void aTabIsShownAsOneBlank() {
        assertThat(at("a\tb: c", 3, 1)).endsWith(" 1 | a b: c\n   |   ^ mend it");
    }

    @Test
    void wideCharactersMoveTheCaretByTwoColumns() {
        assertThat(at("日本: 語語 x", 5, 2)).endsWith(" 1 | 日本: 語語 x\n   |       ^^^^ mend it");
        assertThat(at("ü𝄞: x", 5, 1)).endsWith(" 1 | ü𝄞: x\n   |     ^ mend it");
    }

    @Test
    void combiningMarksDoNotMoveTheCaret() {
        assertThat(at("u\u0308: x", 5, 1)).endsWith(" 1 | u\u0308: x\n   |    ^ mend it");
    }

    @Test
    void controlCharactersAreNeverShown() {
        assertThat(at("a\u001b[2Jb\u202e\u0000\u0085 x", 11, 1)).endsWith(" 1 | a?[2Jb??? x\n   |           ^ mend it");
    }

    @Test
    void controlCharactersOfSummariesHintsAndPathsAreShownAsNumbers() {
        String shown = DiagnosticText.render(
                new PlaybookSource("a\u001bb.yaml", Bytes.utf8("x")),
                new Diagnostic(() -> "playbook.x", "wrong\nword\u009b", Span.START, "mend\u202eit"));
        assertThat(shown).isEqualTo("""
                        error[playbook.x]: wrong\\u{a}word\\u{9b}
                          --> a\\u{1b}b.yaml:1:1
                         1 | x
                           | ^ mend\\u{202e}it""");
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        String line = "a".repeat(200) + "wrong" + "b".repeat(200);
        assertThat(at(line, 201, 5))
                .endsWith(" 1 | ..." + "a".repeat(60) + "wrong" + "b".repeat(95) + "...\n   | " + " ".repeat(63)
                        + "^^^^^ mend it");
    }

    @Test
    void aLongLineIsNotCutWhereItBeginsOrEnds() {
        assertThat(at("wrong" + "b".repeat(200), 1, 5))
                .endsWith(" 1 | wrong" + "b".repeat(155) + "...\n   | ^^^^^ mend it");
        assertThat(at("a".repeat(200) + "wrong", 201, 5))
                .endsWith(" 1 | ..." + "a".repeat(155) + "wrong\n   | " + " ".repeat(158) + "^^^^^ mend it");
    }

    @Test
    void theCaretOfAVeryLongMistakeEndsWithTheLine() {
        assertThat(at("a".repeat(300), 1, 300)).endsWith("...\n   | " + "^".repeat(160) + " mend it");
    }

    @Test
    void aSummaryThatQuotesPagesIsCut() {
        String shown = DiagnosticText.render(
                new PlaybookSource("a.yaml", Bytes.utf8("x")),
                new Diagnostic(() -> "playbook.x", "w".repeat(3_000), Span.START, ""));
        assertThat(shown).startsWith("error[playbook.x]: " + "w".repeat(2_000) + "...\n");
    }

    @Test
    void aCaretMayStandBehindTheLine() {
        assertThat(at("name:", 6, 1)).endsWith(" 1 | name:\n   |      ^ mend it");
    }

    @Test
    void aMistakeWithoutARemedyEndsWithItsCaret() {
        String shown = DiagnosticText.render(
                new PlaybookSource("a.yaml", Bytes.utf8("x")),
                new Diagnostic(() -> "playbook.x", "wrong", Span.START, ""));
        assertThat(shown).endsWith("   | ^");
    }

    @Test
    void aLineThatIsNoUtf8IsShownAsFarAsItCan() {
        byte[] bytes = {'a', 'b', (byte) 0xFF, 'c'};
        PlaybookSource source = new PlaybookSource("a.yaml", Bytes.of(bytes));
        List<Diagnostic> diagnostics = TestKinds.diagnostics(PlaybookReader.read(source, TestKinds.KINDS));
        assertThat(DiagnosticText.renderAll(source, diagnostics))
                .endsWith(" 1 | ab\uFFFDc\n   |   ^ save the file as UTF-8");
    }
}
