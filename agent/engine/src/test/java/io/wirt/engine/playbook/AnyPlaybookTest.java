package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Bytes;
import io.wirt.spi.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every file, however broken: tried on mutations of a good one; a failure names its seed. */
class AnyPlaybookTest {
    private static final int FILES = 6_000;

    private static final String GOOD = """
            # Größe 𝄞
            wirt: 1
            name: "KVM host, AMD"
            checks:
              - cpu-flags: [svm, lm]
              - kernel-config: { CONFIG_KSM: y }
              - iommu
            resources:
              - ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }
              - service: { name: ksm, enabled: true }
              - service:
                  name: ksmtuned
                  running: yes
                  requires: [service/ksm]
            after-boot:
              - kernel-log: { contains: 'AMD-Vi', unknown: warn }
            """;

    private static final List<String> PIECES = List.of(
            "\t",
            "\n",
            "\r",
            "  ",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "? ",
            "*a",
            "&a ",
            "!x ",
            "!<",
            "|",
            ">",
            "%YAML 1.9\n",
            "---\n",
            "...\n",
            "<<: ",
            "\\U",
            "\\x",
            "#",
            ",",
            "@",
            "\u0000",
            "\u2028",
            "\uFEFF",
            "é",
            "requires: [service/ksm]",
            "restart-on: x",
            "unknown: warn",
            "service: ",
            "\u001b[2J",
            "\"\\UFFFFFFFF\"");

    private static byte[] mutated(Random random) {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + (random.nextBoolean() ? 0 : random.nextInt(12)));
            byte[] piece = random.nextInt(8) == 0
                    ? new byte[] {(byte) random.nextInt(256)}
                    : PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
            byte[] next = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
            System.arraycopy(piece, 0, next, from, piece.length);
            System.arraycopy(bytes, to, next, from + piece.length, bytes.length - to);
            bytes = next;
        }
        return bytes;
    }

    private static PlaybookSource source(int seed) {
        return new PlaybookSource("demo.yaml", Bytes.of(mutated(new Random(seed))));
    }

    @Test
    void theFileWithoutMutationsIsAccepted() {
        assertThat(TestKinds.accepted(GOOD).resources()).hasSize(3);
    }

    @Test
    void everyFileIsAcceptedOrRejectedWithReasons() {
        int accepted = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Reading reading = reading(seed);
            if (reading instanceof Reading.Rejected) {
                assertThat(TestKinds.diagnostics(reading)).as("seed %d", seed).isNotEmpty();
            } else {
                accepted++;
            }
        }
        assertThat(accepted).isBetween(FILES / 100, FILES / 2);
    }

    @Test
    void everyMistakeLiesInsideTheFile() {
        for (int seed = 0; seed < FILES; seed++) {
            SourceText text = SourceText.lenient(source(seed).bytes());
            for (Diagnostic d : TestKinds.diagnostics(reading(seed))) {
                assertThat(d.span().line()).as("seed %d: %s", seed, d).isBetween(1, text.lineCount());
                String line = text.line(d.span().line());
                int length = line.codePointCount(0, line.length());
                assertThat(d.span().column()).as("seed %d: %s", seed, d).isBetween(1, length + 1);
                assertThat(d.span().length())
                        .as("seed %d: %s", seed, d)
                        .isBetween(1, Math.max(1, length - d.span().column() + 1));
            }
        }
    }

    @Test
    void everyMistakeHasARemedyAndIsSaidOnce() {
        for (int seed = 0; seed < FILES; seed++) {
            List<Diagnostic> diagnostics = TestKinds.diagnostics(reading(seed));
            assertThat(diagnostics).as("seed %d", seed).doesNotHaveDuplicates();
            for (Diagnostic d : diagnostics) {
                assertThat(d.hint()).as("seed %d: %s", seed, d).isNotEmpty();
                assertThat(d.code().id()).startsWith("playbook.");
            }
        }
    }

    @Test
    void whatIsShownOfAFileCannotSteerATerminal() {
        for (int seed = 0; seed < FILES; seed++) {
            PlaybookSource source = source(seed);
            String shown = DiagnosticText.renderAll(source, TestKinds.diagnostics(reading(seed)));
            assertThat(shown.replace("\n", "").codePoints())
                    .as("seed %d: %s", seed, shown)
                    .allMatch(point -> !Character.isISOControl(point) && point != 0x2028 && point != 0xFEFF);
        }
    }

    private static Reading reading(int seed) {
        try {
            return PlaybookReader.read(source(seed), TestKinds.KINDS);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
