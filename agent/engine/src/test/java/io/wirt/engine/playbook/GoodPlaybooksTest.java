package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Bytes;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a playbook without mistakes is read as. */
class GoodPlaybooksTest {
    private static final String WHOLE = """
            # the how-to
            wirt: 1
            name: KVM host, AMD
            checks:
              - cpu-flags: [svm, lm]
              - kernel-config: { CONFIG_KSM: y, CONFIG_A: "010" }
              - iommu
            resources:
              - ksmtuned:    { settings: { KSM_SLEEP_MSEC: 10, DEBUG: on } }
              - service:     { name: ksm, enabled: true, running: yes }
              - service:     { name: ksmtuned, enabled: on, requires: [service/ksm] }
            after-boot:
              - kernel-log:  { contains: "AMD-Vi: Enabling IOMMU", unknown: warn }
              - iommu:
            """;

    private static List<String> ids(List<Resource> resources) {
        List<String> ids = new ArrayList<>();
        resources.forEach(resource -> ids.add(resource.id()));
        return ids;
    }

    private static List<String> wishes(List<Resource> resources) {
        List<String> wishes = new ArrayList<>();
        resources.forEach(
                resource -> wishes.add(((TestKinds.Wish) resource.bound().desired()).text()));
        return wishes;
    }

    private static Resource only(String resources) {
        return TestKinds.accepted("wirt: 1\nresources:\n" + resources)
                .resources()
                .get(0);
    }

    @Test
    void aWholePlaybookKeepsItsSectionsAndTheirOrder() {
        Playbook playbook = TestKinds.accepted(WHOLE);
        assertThat(playbook.name()).isEqualTo("KVM host, AMD");
        assertThat(playbook.digest()).isEqualTo(Bytes.utf8(WHOLE).sha256());
        assertThat(ids(playbook.checks())).containsExactly("cpu-flags", "kernel-config", "iommu");
        assertThat(ids(playbook.resources())).containsExactly("ksmtuned", "service/ksm", "service/ksmtuned");
        assertThat(ids(playbook.afterBoot())).containsExactly("kernel-log", "iommu");
    }

    @Test
    void scalarsAreReadAsTheyAreWrittenUnlessTheirSettingHasAnotherType() {
        Playbook playbook = TestKinds.accepted(WHOLE);
        assertThat(wishes(playbook.checks())).containsExactly("[svm, lm]", "{CONFIG_KSM=y, CONFIG_A=010}", "");
        assertThat(wishes(playbook.resources()))
                .containsExactly(
                        "{KSM_SLEEP_MSEC=10, DEBUG=on}",
                        "ksm Optional[true] Optional[true]",
                        "ksmtuned Optional[true] Optional.empty");
    }

    @Test
    void aResourcesPlaceIsThatOfItsKind() {
        Playbook playbook = TestKinds.accepted(WHOLE);
        assertThat(playbook.resources().get(1).span()).isEqualTo(new Span(10, 5, 7));
        assertThat(playbook.checks().get(2).span()).isEqualTo(new Span(7, 5, 5));
    }

    @Test
    void aServiceListensToWhatItsRestartBringsIntoForce() {
        Resource ksmtuned = TestKinds.accepted(WHOLE).resources().get(2);
        assertThat(ksmtuned.requires()).containsExactly("service/ksm");
        assertThat(ksmtuned.listensTo()).containsExactly("ksmtuned");
    }

    @Test
    void aServiceIsMovedBehindWhatRestartsIt() {
        Playbook playbook = TestKinds.accepted("""
                wirt: 1
                resources:
                  - service: { name: ksmtuned }
                  - service: { name: a }
                  - ksmtuned
                """);
        assertThat(ids(playbook.resources())).containsExactly("service/a", "ksmtuned", "service/ksmtuned");
    }

    @Test
    void anEmptyRestartOnTurnsTheDefaultOff() {
        Playbook playbook = TestKinds.accepted("""
                wirt: 1
                resources:
                  - service: { name: ksmtuned, restart-on: [] }
                  - ksmtuned
                """);
        assertThat(ids(playbook.resources())).containsExactly("service/ksmtuned", "ksmtuned");
        assertThat(playbook.resources().get(0).listensTo()).isEmpty();
    }

    @Test
    void anExplicitRestartOnReplacesTheDefault() {
        Playbook playbook = TestKinds.accepted("""
                wirt: 1
                resources:
                  - service: { name: ksmtuned, restart-on: [service/a, service/a] }
                  - ksmtuned
                  - service: { name: a }
                """);
        assertThat(ids(playbook.resources())).containsExactly("ksmtuned", "service/a", "service/ksmtuned");
        assertThat(playbook.resources().get(2).listensTo()).containsExactly("service/a");
    }

    @Test
    void oneRequirementNeedsNoList() {
        Playbook playbook = TestKinds.accepted("""
                wirt: 1
                resources:
                  - service: { name: b, requires: ksmtuned }
                  - ksmtuned
                """);
        assertThat(playbook.resources().get(1).requires()).containsExactly("ksmtuned");
    }

    @Test
    void aBareWordIsAKindWithoutSettings() {
        assertThat(only("  - ksmtuned\n").id()).isEqualTo("ksmtuned");
        assertThat(only("  - ksmtuned:\n").id()).isEqualTo("ksmtuned");
    }

    @Test
    void theShortFormOfAMapIsNotConfusedWithTheCommonSettings() {
        Resource check = TestKinds.accepted("wirt: 1\nchecks:\n  - kernel-config: { CONFIG_KSM: y, unknown: warn }\n")
                .checks()
                .get(0);
        assertThat(check.warnIfUnknown()).isTrue();
        assertThat(wishes(List.of(check))).containsExactly("{CONFIG_KSM=y}");
    }

    @Test
    void anUnknownOutcomeBlocksUnlessTheCheckSaysOtherwise() {
        Playbook playbook = TestKinds.accepted("wirt: 1\nchecks:\n  - iommu: { unknown: block }\n  - cpu-flags: [a]\n");
        assertThat(playbook.checks()).noneMatch(Resource::warnIfUnknown);
        assertThat(TestKinds.accepted(WHOLE).afterBoot().get(0).warnIfUnknown()).isTrue();
    }

    @Test
    void whatIsDemandedBeforeAndAfterTheBootMayBearOneId() {
        Playbook playbook = TestKinds.accepted("wirt: 1\nchecks: [iommu]\nafter-boot: [iommu]\n");
        assertThat(ids(playbook.checks())).isEqualTo(ids(playbook.afterBoot()));
    }

    @Test
    void aCheckWithANameBearsItInItsId() {
        Playbook playbook = TestKinds.accepted("""
                wirt: 1
                checks:
                  - kernel-log: { contains: a }
                  - kernel-log: { name: b, contains: b }
                """);
        assertThat(ids(playbook.checks())).containsExactly("kernel-log", "kernel-log/b");
    }

    @Test
    void aPlaybookWithoutANameIsCalledLikeItsFile() {
        assertThat(TestKinds.accepted("wirt: 1\nchecks: []\n").name()).isEqualTo("demo");
        assertThat(named("kvm.yml")).isEqualTo("kvm");
        assertThat(named("/etc/wirt/kvm.host.yaml")).isEqualTo("kvm.host");
        assertThat(named("/dev/stdin")).isEqualTo("stdin");
        assertThat(named(".yaml")).isEqualTo(".yaml");
    }

    private static String named(String path) {
        PlaybookSource source = new PlaybookSource(path, Bytes.utf8("wirt: '1'\nchecks: []\n"));
        return ((Reading.Accepted) PlaybookReader.read(source, TestKinds.KINDS))
                .playbook()
                .name();
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreNoMistakes() {
        Playbook playbook = TestKinds.accepted("\uFEFF" + WHOLE.replace("\n", "\r\n"));
        assertThat(playbook.name()).isEqualTo("KVM host, AMD");
        assertThat(playbook.resources().get(1).span()).isEqualTo(new Span(10, 5, 7));
    }

    @Test
    void aDocumentMarkerAndADirectiveAreNoMistakes() {
        assertThat(TestKinds.accepted("%YAML 1.2\n---\nwirt: 1\nchecks: [iommu]\n...\n")
                        .checks())
                .hasSize(1);
    }

    @Test
    void quotedTextMayLookLikeThePartsOfYamlThatPlaybooksDoWithout() {
        Playbook playbook = TestKinds.accepted("""
                wirt: 1
                checks:
                  - cpu-flags: ['*a', '&b', "!c", '<<', '{d}', '@e']
                  - kernel-config: { '<<': y }
                """);
        assertThat(wishes(playbook.checks())).containsExactly("[*a, &b, !c, <<, {d}, @e]", "{<<=y}");
    }

    @Test
    void anEmptySectionIsNoMistake() {
        assertThat(TestKinds.accepted("wirt: 1\nresources: []\n").resources()).isEmpty();
    }

    @Test
    void tenThousandResourcesAreReadWithinSeconds() {
        StringBuilder text = new StringBuilder("wirt: 1\nresources:\n");
        for (int i = 10_000; i > 0; i--) {
            text.append("  - service: { name: s")
                    .append(i)
                    .append(", requires: [service/s")
                    .append(Math.max(1, i - 1));
            text.append(i == 1 ? "0000" : "").append("] }\n");
        }
        long begin = System.nanoTime();
        Reading reading = TestKinds.read(text.toString());
        assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
        assertThat(TestKinds.diagnostics(reading)).hasSize(1).allMatch(d -> d.code() == PlaybookCode.CYCLE);
    }

    @Test
    void tenThousandUnknownReferencesAreReportedWithinSeconds() {
        StringBuilder text = new StringBuilder("wirt: 1\nresources:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  - service: { name: s")
                    .append(i)
                    .append(", requires: [servic/s")
                    .append(i)
                    .append("] }\n");
        }
        long begin = System.nanoTime();
        Reading reading = TestKinds.read(text.toString());
        assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
        assertThat(TestKinds.diagnostics(reading)).hasSize(10_000);
    }
}
