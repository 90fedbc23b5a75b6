package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.wirt.engine.document.PlaybookSchema;
import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Bytes;
import io.wirt.testkit.Generator;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The JSON Schema of playbooks against the reader: it never objects to what the reader accepts. */
class PlaybookSchemaTest {
    private static final Path COPY = Path.of("..", "..", "docs", "schema", "playbook.schema.json");
    private static final Path PLAYBOOKS = Path.of("..", "..", "playbooks");

    private static final Kinds KINDS = Kinds.of(BuiltInModules.list());
    private static final String TEXT = PlaybookSchema.of(KINDS).print();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory DRAFT = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = DRAFT.getSchema(TEXT);

    /** Items of which some are right in one section, some in all, and some in none. */
    private static final List<String> ITEMS = List.of(
            "cpu-flags: [svm, lm]",
            "cpu-flags: { flags: [svm], name: amd, unknown: warn }",
            "cpu-flags: svm",
            "kernel-config: { CONFIG_KSM: y, CONFIG_HZ: 1000, unknown: block }",
            "kernel-config: { options: { CONFIG_KSM: y } }",
            "kernel-config: { unknown: perhaps, CONFIG_KSM: y }",
            "kernel-log: AMD-Vi",
            "kernel-log: { contains: 5, name: five }",
            "iommu",
            "iommu:",
            "iommu: {}",
            "iommu: { enabled: Off }",
            "iommu: { enabled: perhaps }",
            "service: { name: ksm, enabled: true, running: 'YES' }",
            "service: { name: ksm, runlevels: [3, '5'] }",
            "service: { name: ksm, runlevels: [1] }",
            "service: { name: 5, running: no, requires: ksmtuned }",
            "service: { enabled: true }",
            "service: { name: x, enabled: true, restart-on: [] }",
            "service",
            "ksmtuned: { settings: { KSM_SLEEP_MSEC: 10, DEBUG: 1, LOGFILE: /var/log/ksmtuned } }",
            "ksmtuned: { settings: { KSM_SLEEP_MSEC: '10', KSM_NPAGES_DECAY: -50 }, unset: [DEBUG] }",
            "ksmtuned: { settings: { KSM_SLEP_MSEC: 10 } }",
            "ksmtuned: { unset: [DEBUG], requires: [service/ksm] }",
            "ksmtuned:",
            "kernel-args: { name: iommu, present: [amd_iommu=on, 5, true] }",
            "kernel-args: { name: iommu, absent: [quiet], entries: default }",
            "kernel-args: { name: iommu, absent: [quiet], entries: some }",
            "kernel-args: { name: iommu, present: amd_iommu=on }");

    private static boolean accepts(String playbook) {
        PlaybookSource source = new PlaybookSource("playbook.yaml", Bytes.utf8(playbook));
        return PlaybookReader.read(source, KINDS) instanceof Reading.Accepted;
    }

    private static Set<ValidationMessage> objections(String playbook) {
        return SCHEMA.validate(MAPPER.valueToTree(new Yaml().load(playbook)));
    }

    @Test
    void itIsASchema() throws IOException {
        assertThat(DRAFT.getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()))
                        .validate(MAPPER.readTree(TEXT)))
                .isEmpty();
    }

    @Test
    void theCopyInTheDocumentationIsWhatTheProgramPrints() throws IOException {
        assertThat(TEXT)
                .as("renew it with ./wirt schema > docs/schema/playbook.schema.json")
                .isEqualTo(Files.readString(COPY));
    }

    @Test
    void itHasNothingAgainstThePlaybooksThatShip() throws IOException {
        try (DirectoryStream<Path> playbooks = Files.newDirectoryStream(PLAYBOOKS, "*.yaml")) {
            for (Path playbook : playbooks) {
                assertThat(objections(Files.readString(playbook)))
                        .as(playbook.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatTheReaderAcceptsTheSchemaAccepts() {
        int[] accepted = {0};
        Generator.check("the schema accepts what the reader accepts", 3_000, gen -> {
            StringBuilder playbook = new StringBuilder(gen.pick(List.of("wirt: 1\n", "wirt: '1'\nname: 2026\n")));
            for (String section : List.of("checks", "resources", "after-boot")) {
                int items = gen.intBetween(0, 2);
                playbook.append(items == 0 ? "" : section + ":\n");
                for (int i = 0; i < items; i++) {
                    playbook.append("  - ").append(gen.pick(ITEMS)).append('\n');
                }
            }
            if (accepts(playbook.toString())) {
                accepted[0]++;
                assertThat(objections(playbook.toString())).as("%s", playbook).isEmpty();
            }
        });
        assertThat(accepted[0]).as("cases in which the law was put to the test").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: no version\nchecks: [iommu]\n",
                "wirt: 2\nchecks: [iommu]\n",
                "wirt: 1\n",
                "wirt: 1\ncheks: [iommu]\nresources: []\n",
                "wirt: 1\nchecks: [imu]\n",
                "wirt: 1\nresources: [iommu]\n",
                "wirt: 1\nchecks: [{ iommu: { enabled: perhaps } }]\n",
                "wirt: 1\nchecks: [{ iommu: {}, cpu-flags: [svm] }]\n",
                "wirt: 1\nchecks: [{ iommu: { requires: [service/ksm] } }]\n",
                "wirt: 1\nresources: [{ service: { name: ksm, unknown: warn } }]\n",
                "wirt: 1\nresources: [{ service: { enabled: true } }]\n",
                "wirt: 1\nresources: [{ service: { name: ksm, runlevels: [7] } }]\n",
                "wirt: 1\nresources: [{ ksmtuned: { settings: { KSM_SLEP_MSEC: 10 } } }]\n",
                "wirt: 1\nresources: [{ kernel-args: { name: a, present: [quiet], entries: some } }]\n",
            })
    void itNoticesWhatCanBeSeenWithoutTheProgram(String playbook) {
        assertThat(accepts(playbook)).isFalse();
        assertThat(objections(playbook)).isNotEmpty();
    }

    @Test
    void everySettingIsExplainedToTheEditorsUser() throws IOException {
        assertThat(MAPPER.readTree(TEXT)
                        .at("/properties/resources/items/anyOf/0/properties/kernel-args/properties/entries"))
                .hasToString("{\"description\":\"Which of the boot loader's entries: every one that boots Linux, only"
                        + " the one that boots by default, or also those kept for rescue.\",\"enum\":[\"all\","
                        + "\"default\",\"with-rescue\"],\"default\":\"all\"}");
    }
}
