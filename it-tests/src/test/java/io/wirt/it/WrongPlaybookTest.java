package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Playbooks with mistakes: each is told by its place, with the line, a caret and a remedy, before anything happens. */
class WrongPlaybookTest {
    private static final long LARGEST = 16L * 1024 * 1024;
    private static final String HEAD = "wirt: 1\nresources:\n";
    private static final String KSM = "  - service: { name: ksm, enabled: true }\n";

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("unknown key", "3:27", HEAD + "  - service: { name: ksm, enabld: true }\n"),
                Arguments.of("unknown key of the playbook", "2:1", "wirt: 1\nresource:\n" + KSM),
                Arguments.of("wrong type", "3:36", HEAD + "  - service: { name: ksm, enabled: perhaps }\n"),
                Arguments.of(
                        "duplicate key", "3:42", HEAD + "  - service: { name: ksm, enabled: true, enabled: no }\n"),
                Arguments.of("duplicate id", "4:5", HEAD + KSM + KSM),
                Arguments.of("unknown kind", "3:5", HEAD + "  - servce: { name: ksm }\n"),
                Arguments.of("tab in the indentation", "3:1", HEAD + "\t- service: { name: ksm, enabled: true }\n"),
                Arguments.of(
                        "unknown reference",
                        "4:51",
                        HEAD + KSM + "  - service: { name: a, enabled: true, requires: [ksm] }\n"),
                Arguments.of(
                        "cycle",
                        "4:51",
                        HEAD
                                + "  - service: { name: a, enabled: true, requires: [service/b] }\n"
                                + "  - service: { name: b, enabled: true, requires: [service/a] }\n"),
                Arguments.of("empty file", "1:1", ""),
                Arguments.of("map where a list belongs", "3:3", HEAD + "  service: { name: ksm, enabled: true }\n"),
                Arguments.of(
                        "newline in an argument",
                        "3:40",
                        HEAD + "  - kernel-args: { name: io, present: [\"amd_iommu=on\\nquiet\"] }\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsShownWithItsPlaceAndARemedy(String what, String place, String playbook) {
        assertThat(refused(Program.playbook(directory, playbook))).as(what).containsExactly(place);
    }

    @Test
    void invalidUtf8IsShownWhereItStands() throws IOException {
        byte[] bytes = (HEAD + "  - service: { name: k?m, enabled: true }\n").getBytes(StandardCharsets.UTF_8);
        bytes[(HEAD + "  - service: { name: k").length()] = (byte) 0xFF;
        Path file = Files.write(directory.resolve("playbook.yaml"), bytes);

        assertThat(refused(file)).containsExactly("3:23");
    }

    @Test
    void aFileOf16MiBAndOneByteIsOneMistake() throws IOException {
        Path file = Program.playbook(directory, HEAD + KSM + "#");
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(LARGEST + 1);
        }

        assertThat(refused(file)).containsExactly("1:1");
    }

    @Test
    void aFileOfThreeMistakesReportsThree() {
        Path file = Program.playbook(
                directory,
                HEAD
                        + "  - service: { name: ksm, enabld: true }\n"
                        + "  - ksmtund: { settings: { DEBUG: 1 } }\n"
                        + "  - kernel-args: { name: iommu, present: amd_iommu=on }\n");

        assertThat(refused(file)).containsExactly("3:27", "4:5", "5:42");
    }

    @Test
    void everyCommandThatReadsAPlaybookRefusesItAlike() {
        Path file = Program.playbook(directory, HEAD + "  - servce: { name: ksm }\n");
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Map<String, String> before = host.everything();

        String said = wirt.run("validate", file).exits(65).err();
        for (String command : List.of("plan", "check", "apply")) {
            assertThat(wirt.run(command, file, "--root", host.path()).exits(65).err())
                    .isEqualTo(said);
        }
        assertThat(host.everything()).isEqualTo(before);
    }

    /** The places of the mistakes, once it is clear that each was told whole and that nothing was touched. */
    private List<String> refused(Path file) {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Map<String, String> before = host.everything();

        Program.Outcome outcome =
                wirt.run("apply", file, "--yes", "--root", host.path()).exits(65);

        assertThat(host.everything()).isEqualTo(before);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).endsWith("\n");
        String[] mistakes = outcome.err().stripTrailing().split("\n\n");
        assertThat(mistakes).allSatisfy(mistake -> assertThat(mistake)
                .matches(Pattern.compile("error\\[[a-z.-]+]: .+\n"
                        + "  --> " + Pattern.quote(file.toString()) + ":\\d+:\\d+\n"
                        + " \\d+ \\|.*\n"
                        + " +\\| +\\^+ .+")));
        return Pattern.compile("^  --> .*?:(\\d+:\\d+)$", Pattern.MULTILINE)
                .matcher(outcome.err())
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
