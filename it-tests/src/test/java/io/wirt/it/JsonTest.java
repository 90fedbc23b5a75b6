package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code --format json} standard output is one document that its schema describes, whatever happens. */
class JsonTest {
    private static final SchemaLocation META_SCHEMA = SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");

    private final Program wirt = Program.packaged();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyCommandThatSucceedsPrintsItsDocument() {
        HostTree host = HostTree.copy("centos6-opteron", directory);

        onTree(host, "plan", Program.HOW_TO, 0).conformsTo("plan");
        onTree(host, "check", Program.HOW_TO, 0).conformsTo("plan");
        Document report = onTree(host, "apply", Program.HOW_TO, 0, "--yes").conformsTo("report");
        assertThat(report.json().at("/rebootRequired/now").asBoolean()).isTrue();
        assertThat(report.text("/run")).isNotEmpty();
        onTree(host, "apply", Program.HOW_TO, 0, "--yes").conformsTo("report");
        Document.of(run("status", "--root", host.path()).exits(0)).conformsTo("status");
        Document.of(run("validate", Program.HOW_TO).exits(0)).conformsTo("validation");
        Document.of(run("ksm", "--root", host.path()).exits(0)).conformsTo("ksm");
        Document.of(run("kinds").exits(0)).conformsTo("kinds");
        Document.of(run("kinds", "service").exits(0)).conformsTo("kinds");
    }

    @Test
    void afterTheRebootToo() {
        HostTree host = HostTree.copy("centos6-opteron-after-reboot", directory);

        onTree(host, "plan", Program.HOW_TO, 0).conformsTo("plan");
        onTree(host, "apply", Program.HOW_TO, 0).conformsTo("report");
        Document.of(run("ksm", "--root", host.path()).exits(0)).conformsTo("ksm");
    }

    @Test
    void aBlockedApplyPrintsThePlanThatSaysWhy() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        host.edit("proc/cpuinfo", text -> text.replace(" svm", ""));

        Document plan = onTree(host, "apply", Program.HOW_TO, 4, "--yes").conformsTo("plan");

        assertThat(plan.texts("/checks", "/status")).containsExactly("failed", "passed");
    }

    @Test
    void whatIsRefusedIsInTheReport() throws IOException {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Files.delete(host.at(HostTree.KSMTUNED));

        onTree(host, "plan", Program.HOW_TO, 1).conformsTo("plan");
        onTree(host, "apply", Program.HOW_TO, 1, "--yes").conformsTo("report");
    }

    @Test
    void aPlaybookWithMistakesPrintsAllOfThem() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Path playbook = Program.playbook(directory, "wirt: 1\nresources:\n  - servce: {}\n  - ksmtund: {}\n");

        for (String command : List.of("plan", "check", "apply")) {
            Document error = onTree(host, command, playbook, 65).conformsTo("error");
            assertThat(error.text("/exit")).isEqualTo("65");
            assertThat(error.texts("/diagnostics", "/line")).containsExactly("3", "4");
            assertThat(error.texts("/diagnostics", "/column")).containsExactly("5", "5");
            assertThat(error.texts("/diagnostics", "/remedy"))
                    .allSatisfy(remedy -> assertThat(remedy).isNotEmpty());
        }
    }

    @Test
    void aWrongCallPrintsAnError() {
        HostTree host = HostTree.copy("centos6-opteron", directory);

        usageError(run("plan", directory.resolve("none.yaml")));
        usageError(run("plan", Program.HOW_TO, "--rot", "/"));
        usageError(run("apply", Program.HOW_TO, "--root", host.path()));
        usageError(run("plan"));
        usageError(run("aply"));
        usageError(wirt.run("plan", "--format=json"));
        usageError(run("kinds", "servce"));
    }

    @Test
    void aStalePlanPrintsAnErrorThatSaysWhatMoved() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Path saved = directory.resolve("plan.json");
        onTree(host, "plan", Program.HOW_TO, 0, "--out", saved).conformsTo("plan");
        host.moveByte(HostTree.KSMTUNED, 3);

        Document error = Document.of(
                        run("apply", "--plan", saved, "--root", host.path()).exits(5))
                .conformsTo("error");

        assertThat(error.text("/exit")).isEqualTo("5");
        assertThat(error.json().at("/details")).isNotEmpty();
        assertThat(error.text("/remedy")).isNotEmpty();
    }

    @Test
    void aHostThatNothingWasAppliedToHasNoStatus() {
        HostTree host = HostTree.copy("centos6-opteron", directory);

        Document error =
                Document.of(run("status", "--root", host.path()).exits(1)).conformsTo("error");

        assertThat(error.text("/code")).isEqualTo("status.never-applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no class archive at all\n"})
    void aBrokenClassArchiveCostsTimeOnly(String content) throws IOException {
        Program broken = wirt.copiedTo(directory.resolve("wirt"));
        Files.writeString(broken.distribution().resolve("lib/wirt.jsa"), content);
        HostTree host = HostTree.copy("centos6-opteron", directory);

        Program.Outcome outcome = broken.run("plan", Program.HOW_TO, "--root", host.path(), "--format", "json")
                .exits(0);

        assertThat(outcome.err()).isEmpty();
        assertThat(Document.of(outcome)).isEqualTo(onTree(host, "plan", Program.HOW_TO, 0));
        usageError(broken.run("plan", "--format", "json"));
    }

    @Test
    void theSchemasAreSchemas() {
        for (String name : List.of("plan", "report", "error", "status", "ksm", "kinds", "validation")) {
            Document schema = Document.schema(name);
            assertThat(schema.objections(META_SCHEMA)).as(name).isEmpty();
        }
    }

    @Test
    void thePlanSchemaNoticesEveryMemberThatIsMissingOrNew() {
        HostTree host = HostTree.copy("centos6-opteron", directory);
        Document plan = onTree(host, "plan", Program.HOW_TO, 0).conformsTo("plan");

        for (ObjectNode object : objects(plan)) {
            List<String> names = new ArrayList<>();
            for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
                names.add(each.next());
            }
            for (String name : names) {
                JsonNode value = object.remove(name);
                assertThat(plan.objections("plan")).as("without %s", name).isNotEmpty();
                object.set(name, value);
            }
            object.put("surprise", true);
            assertThat(plan.objections("plan")).as("%s", object).isNotEmpty();
            object.remove("surprise");
        }
        plan.conformsTo("plan");
    }

    /** One object of each sort that a plan holds. */
    private static List<ObjectNode> objects(Document plan) {
        List<ObjectNode> objects = new ArrayList<>();
        for (String pointer : List.of(
                "",
                "/host",
                "/playbook",
                "/checks/0",
                "/resources/0",
                "/resources/0/changes/0",
                "/resources/0/changes/0/deltas/0",
                "/resources/0/changes/0/takesEffect",
                "/resources/0/changes/0/actions/0",
                "/afterBoot/0",
                "/rebootRequired")) {
            objects.add((ObjectNode) plan.json().at(pointer));
        }
        return objects;
    }

    private static void usageError(Program.Outcome outcome) {
        Document error = Document.of(outcome.exits(64)).conformsTo("error");
        assertThat(error.text("/exit")).isEqualTo("64");
        assertThat(error.text("/remedy")).isNotEmpty();
    }

    private Program.Outcome run(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--format", "json"));
        return wirt.run(words.toArray());
    }

    private Document onTree(HostTree host, String command, Path playbook, int exit, Object... options) {
        List<Object> words = new ArrayList<>(List.of(command, playbook, "--root", host.path()));
        words.addAll(List.of(options));
        return Document.of(run(words.toArray()).exits(exit));
    }
}
