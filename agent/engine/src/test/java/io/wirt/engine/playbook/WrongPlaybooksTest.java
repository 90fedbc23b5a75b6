package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with a playbook, where, and what to do about it: one row for each mistake that has a code. */
class WrongPlaybooksTest {
    private final List<DynamicTest> rows = new ArrayList<>();

    private void wrong(String sentence, String text, String... mistakes) {
        rows.add(DynamicTest.dynamicTest(sentence, () -> assertThat(TestKinds.mistakes(TestKinds.read(text)))
                .containsExactly(mistakes)));
    }

    @TestFactory
    List<DynamicTest> theFileAsAWhole() {
        wrong("an empty file declares nothing", "", "1:1+1 empty: the playbook is empty | begin with wirt: 1");
        wrong(
                "a file of comments and blank lines is empty",
                """
                # soon


                # more
                """,
                "1:1+1 empty: the playbook is empty | begin with wirt: 1");
        wrong("a bare document marker is empty", "---\n", "1:1+1 empty: the playbook is empty | begin with wirt: 1");
        wrong(
                "a list is no playbook",
                "- iommu\n",
                "1:1+7 wrong-type: a playbook is a map, found a list | begin with wirt: 1, on a line of its own");
        wrong(
                "a word is no playbook",
                "wirt:1\n",
                "1:1+6 wrong-type: a playbook is a map, found a single value | begin with wirt: 1, on a line of its own");
        wrong(
                "one file holds one document",
                """
                wirt: 1
                checks: [iommu]
                ---
                wirt: 1
                """,
                "3:1+3 several-documents: a second YAML document begins here | write one playbook into one file");
        wrong(
                "a bell is no character of a playbook",
                "wirt: 1\nname: ring\u0007ring\n",
                "2:11+1 control-character: the file holds U+0007, which a playbook cannot hold | remove the character");
        wrong(
                "a byte order mark takes no column",
                "\uFEFFwirt: 2\nchecks: [iommu]\n",
                "1:7+1 version: this Wirt reads playbooks of version 1, not '2'"
                        + " | write wirt: 1, or use the Wirt that the playbook was written for");
        wrong(
                "characters beyond the first 65536 do not shift the lines below them",
                "wirt: 1 # 𝄞𝄞𝄞\nchecks: [iommu]\nname: []\n",
                "3:7+2 wrong-type: expected text, found a list | write text");
        wrong(
                "a line separator hides no line",
                "wirt: 1 # \u2028checks: [iommu]\n",
                "1:11+1 control-character: the file holds U+2028, which a playbook cannot hold | remove the character");
        wrong(
                "columns are counted in code points",
                "wirt: 1\nname: 𝄞𝄞 \u001b[31m\n",
                "2:10+1 control-character: the file holds U+001B, which a playbook cannot hold | remove the character");
        return rows;
    }

    @TestFactory
    List<DynamicTest> syntax() {
        wrong(
                "a tab in the indentation of an item",
                "wirt: 1\nresources:\n\t- iommu\n",
                "3:1+1 tab: a tab in the indentation | indent with blanks");
        wrong(
                "a tab after blanks",
                "wirt: 1\nchecks:\n  - kernel-log:\n    \t  contains: x\n",
                "4:5+1 tab: a tab in the indentation | indent with blanks");
        wrong(
                "a tab before a line that YAML would take for more of the value above",
                "wirt: 1\nname: a demo\n \tfor all\n",
                "3:2+1 tab: a tab in the indentation | indent with blanks");
        wrong(
                "a tab within a quoted value is not blamed for what comes behind it",
                "wirt: 1\nname: 'a\n\tdemo': x\n",
                "3:7+1 syntax: this is not YAML: mapping values are not allowed here"
                        + " | mend the indentation, or put text that holds a colon in quotes");
        wrong(
                "a tab within braces",
                "wirt: 1\nchecks:\n  - kernel-log: { name: a,\n\tcontains: x }\n",
                "4:1+1 tab: a tab in the indentation | indent with blanks");
        wrong(
                "a tab after the hyphen",
                "wirt: 1\nchecks:\n  -\tiommu\n",
                "3:4+1 tab: a tab in the indentation | indent with blanks");
        wrong(
                "a quote that is not closed is shown where it opens",
                """
                wirt: 1
                name: "demo
                checks: [iommu]
                """,
                "2:7+1 syntax: this is not YAML: found unexpected end of stream | close the quote that opens here");
        wrong(
                "a bracket that is not closed is shown where it opens",
                "wirt: 1\nchecks: [iommu\n",
                "2:9+1 syntax: this is not YAML: expected ',' or ']', but got <stream end>"
                        + " | put commas between items and close the bracket of line 2");
        wrong(
                "a bracket that is not closed before the next key",
                """
                wirt: 1
                checks: [iommu
                name: demo
                """,
                "3:5+1 syntax: this is not YAML: expected ',' or ']', but got :"
                        + " | put commas between items and close the bracket of line 2");
        wrong(
                "a colon within a value",
                "wirt: 1\nname: demo: the second\n",
                "2:11+1 syntax: this is not YAML: mapping values are not allowed here"
                        + " | mend the indentation, or put text that holds a colon in quotes");
        wrong(
                "a line that is indented less than its neighbours",
                """
                wirt: 1
                checks:
                  - kernel-log:
                      name: a
                     contains: x
                """,
                "5:6+1 syntax: this is not YAML: expected <block end>, but found '<block mapping start>'"
                        + " | indent it like the line that it belongs with");
        wrong(
                "a value that begins with a sign of YAML's",
                "wirt: 1\nname: @demo\n",
                "2:7+1 syntax: this is not YAML: found character '@' that cannot start any token"
                        + " | put the value in quotes");
        wrong(
                "an escape that YAML does not know",
                "wirt: 1\nname: \"C:\\qemu\"\n",
                "2:11+1 syntax: this is not YAML: found unknown escape character q(113)"
                        + " | write \\\\ for a backslash, or use single quotes");
        wrong(
                "an escape that makes the parser fail",
                "wirt: 1\nname: \"\\UFFFFFFFF\"\n",
                "2:10+1 syntax: this is not YAML: a number could not be read | look for a wrong \\x, \\u or \\U escape");
        wrong(
                "half a character",
                """
                wirt: 1
                name: "\\ud834"
                checks: [iommu]
                """,
                "2:7+8 control-character: the value holds half a character"
                        + " | write the character itself, or one \\U escape");
        wrong(
                "an asterisk alone",
                "wirt: 1\nname: *\n",
                "2:8+1 syntax: this is not YAML: unexpected character found \\u{a}(10)"
                        + " | put text that begins with * or & in quotes");
        return rows;
    }

    @TestFactory
    List<DynamicTest> partsOfYamlThatPlaybooksDoWithout() {
        wrong(
                "anchors and aliases",
                """
                wirt: 1
                checks:
                  - cpu-flags: &flags [svm]
                  - kernel-config: *flags
                """,
                "3:16+6 anchor: playbooks have no anchors: '&flags'"
                        + " | remove it, or put the value in quotes if it begins with &",
                "4:20+6 alias: playbooks have no aliases: '*flags'"
                        + " | write the value itself, or put it in quotes if it begins with *");
        wrong(
                "tags",
                """
                wirt: 1
                name: !!str demo
                checks: !list [!x iommu]
                """,
                "2:7+5 tag: playbooks have no tags: the setting decides what type a value has"
                        + " | remove the tag, or put the value in quotes if it begins with !",
                "3:9+5 tag: playbooks have no tags: the setting decides what type a value has"
                        + " | remove the tag, or put the value in quotes if it begins with !",
                "3:16+2 tag: playbooks have no tags: the setting decides what type a value has"
                        + " | remove the tag, or put the value in quotes if it begins with !");
        wrong(
                "merge keys, without blaming the item for what they would have brought",
                """
                wirt: 1
                resources:
                  - service: { <<: { name: ksm }, enabled: true }
                """,
                "3:16+2 merge-key: playbooks have no merge keys | write the settings themselves");
        wrong(
                "keys that are no single values",
                """
                wirt: 1
                name: {{ name }}
                checks: [iommu]
                """,
                "2:8+8 bad-key: a key is a single value, found a map | put text that begins with { or [ in quotes");
        wrong("a key without a character", """
                wirt: 1
                checks:
                  - kernel-config: { "": y }
                """, "3:22+2 bad-key: a key is missing | write a word before the colon");
        wrong(
                "a line break in a key",
                """
                wirt: 1
                checks:
                  - kernel-config: { "CONFIG_A\\nCONFIG_B": y }
                """,
                "3:22+20 control-character: the key holds a control character | write it on one line");
        wrong(
                "more levels than any kind needs",
                "wirt: 1\nchecks: " + "[".repeat(40) + "]".repeat(40) + "\n",
                "2:40+1 too-deep: maps and lists lie more than 32 deep in each other"
                        + " | no kind needs so many levels; is a bracket not closed?");
        wrong(
                "a duplicate of an unknown key is no second unknown key",
                "wirt: 1\nchecks: [iommu]\nextra: 1\nextra: 2\n",
                "3:1+5 unknown-key: a playbook has no key 'extra'"
                        + " | its keys are wirt, name, checks, resources, after-boot",
                "4:1+5 duplicate-key: the key 'extra' stands in this map already, in line 3 | remove one of the two");
        wrong(
                "duplicate keys at every level",
                """
                wirt: 1
                name: a
                resources:
                  - service: { name: ksm, enabled: true,
                      enabled: false }
                name: b
                """,
                "5:7+7 duplicate-key: the key 'enabled' stands in this map already, in line 4 | remove one of the two",
                "6:1+4 duplicate-key: the key 'name' stands in this map already, in line 2 | remove one of the two");
        return rows;
    }

    @TestFactory
    List<DynamicTest> topLevel() {
        wrong(
                "no version",
                "checks: [iommu]\n",
                "1:1+15 missing-key: the playbook does not say for which version of playbooks it was written"
                        + " | begin with wirt: 1");
        wrong(
                "another version",
                "wirt: 2\nchecks: [iommu]\n",
                "1:7+1 version: this Wirt reads playbooks of version 1, not '2'"
                        + " | write wirt: 1, or use the Wirt that the playbook was written for");
        wrong(
                "no version after the colon",
                "wirt:\nchecks: [iommu]\n",
                "1:6+1 wrong-type: 'wirt' is the version of playbooks, found nothing | write wirt: 1");
        wrong(
                "a list for a version",
                "wirt: [1]\nchecks: [iommu]\n",
                "1:7+3 wrong-type: 'wirt' is the version of playbooks, found a list | write wirt: 1");
        wrong("a name that is no text", """
                wirt: 1
                name: [demo]
                checks: [iommu]
                """, "2:7+6 wrong-type: expected text, found a list | write text");
        wrong(
                "nothing declared",
                "wirt: 1\nname: demo\n",
                "1:1+7 nothing-declared: the playbook declares nothing"
                        + " | add a list under 'resources', 'checks' or 'after-boot'");
        wrong(
                "a misspelt section is one mistake and not two",
                """
                wirt: 1
                resource:
                  - service: { name: ksm }
                """,
                "2:1+8 unknown-key: a playbook has no key 'resource' | did you mean 'resources'?");
        wrong(
                "a key that is like no other",
                """
                wirt: 1
                checks: [iommu]
                handlers: []
                """,
                "3:1+8 unknown-key: a playbook has no key 'handlers'"
                        + " | its keys are wirt, name, checks, resources, after-boot");
        wrong(
                "a kind at the top level",
                """
                wirt: 1
                service: { name: ksm }
                iommu:
                """,
                "2:1+7 unknown-key: a playbook has no key 'service'"
                        + " | move it below 'resources', as an item that begins with '- '",
                "3:1+5 unknown-key: a playbook has no key 'iommu'"
                        + " | move it below 'checks', as an item that begins with '- '");
        wrong(
                "a map where a list belongs",
                """
                wirt: 1
                resources:
                  service: { name: ksm }
                """,
                "3:3+22 wrong-type: 'resources' is a list, found a map | begin each item with '- '");
        wrong(
                "nothing where a list belongs",
                """
                wirt: 1
                checks:
                resources: []
                """,
                "2:8+1 wrong-type: 'checks' is a list, found nothing | begin each item with '- '");
        return rows;
    }

    @TestFactory
    List<DynamicTest> items() {
        wrong(
                "a kind that is not there",
                """
                wirt: 1
                resources:
                  - servce: { name: ksm }
                  - zfs
                """,
                "3:5+6 unknown-kind: there is no kind 'servce' for 'resources'"
                        + " | did you mean 'service'? (the kinds here are service, ksmtuned)",
                "4:5+3 unknown-kind: there is no kind 'zfs' for 'resources' | the kinds here are service, ksmtuned");
        wrong(
                "a blank missing after a kind",
                """
                wirt: 1
                resources:
                  - service:{ name: ksm }
                """,
                "3:5+14 unknown-kind: there is no kind 'service:{ name' for 'resources' | put a blank after the colon");
        wrong(
                "a check under resources",
                """
                wirt: 1
                resources:
                  - iommu
                """,
                "3:5+5 misplaced-kind: 'iommu' is a check and cannot stand under 'resources'"
                        + " | move it to 'checks' or 'after-boot'");
        wrong(
                "a resource under checks and after the boot",
                """
                wirt: 1
                checks:
                  - service: { name: ksm }
                after-boot:
                  - ksmtuned
                """,
                "3:5+7 misplaced-kind: 'service' is a resource and cannot stand under 'checks' | move it to 'resources'",
                "5:5+8 misplaced-kind: 'ksmtuned' is a resource and cannot stand under 'after-boot'"
                        + " | move it to 'resources'");
        wrong(
                "settings that stand beside their kind and not below it",
                """
                wirt: 1
                resources:
                  - service:
                    name: ksm
                """,
                "4:5+4 several-kinds: an item has one kind, but 'name' stands beside 'service'"
                        + " | indent it more than 'service' if it is one of its settings");
        wrong(
                "two kinds in one item",
                """
                wirt: 1
                resources:
                  - service: { name: ksm }
                    ksmtuned:
                """,
                "4:5+8 several-kinds: an item has one kind, but 'ksmtuned' stands beside 'service'"
                        + " | begin a new item with '- '");
        wrong(
                "items that are no kinds",
                """
                wirt: 1
                checks:
                  - [iommu]
                  -
                  - {}
                """,
                "3:5+7 wrong-type: an item of 'checks' is a kind with its settings, found a list"
                        + " | write the item as - kind: { setting: value }",
                "4:4+1 wrong-type: an item of 'checks' is a kind with its settings, found nothing"
                        + " | write the item as - kind: { setting: value }",
                "5:5+2 wrong-type: an item of 'checks' is a kind with its settings, found a map"
                        + " | write the item as - kind: { setting: value }");
        wrong(
                "a bare kind that needs settings",
                """
                wirt: 1
                resources:
                  - service
                """,
                "3:5+7 wrong-type: service wants a map of settings, found nothing | write service: { name: ... }");
        wrong(
                "a setting that the kind does not have",
                """
                wirt: 1
                resources:
                  - service: { name: ksm, enabld: true }
                """,
                "3:27+6 unknown-key: service has no setting 'enabld' | did you mean 'enabled'?");
        wrong(
                "a setting of the wrong type",
                """
                wirt: 1
                resources:
                  - service: { name: ksm, enabled: 1 }
                """,
                "3:36+1 wrong-type: '1' is neither true nor false | write true or false");
        wrong(
                "a line break in a value",
                """
                wirt: 1
                after-boot:
                  - kernel-log: { contains: "a\\nb" }
                """,
                "3:29+6 control-character: the value holds a line break"
                        + " | write it on one line, without control characters");
        return rows;
    }

    @TestFactory
    List<DynamicTest> idsAndRelations() {
        wrong(
                "one id twice, of a kind with names",
                """
                wirt: 1
                resources:
                  - service: { name: ksm }
                  - service: { name: ksm, enabled: true }
                """,
                "4:5+7 duplicate-id: 'service/ksm' is declared already, in line 3"
                        + " | give one of the two another name");
        wrong(
                "one id twice, of a kind without names",
                """
                wirt: 1
                resources:
                  - ksmtuned
                  - ksmtuned: { settings: { A: 1 } }
                """,
                "4:5+8 duplicate-id: 'ksmtuned' is declared already, in line 3"
                        + " | merge the two: this kind has no names");
        wrong(
                "one id twice among checks",
                "wirt: 1\nchecks: [iommu, iommu]\n",
                "2:17+5 duplicate-id: 'iommu' is declared already, in line 2 | merge the two: this kind has no names");
        wrong(
                "an unknown reference",
                """
                wirt: 1
                resources:
                  - service: { name: ksm }
                  - service: { name: ksmtuned, requires: [service/kms, ksm, nothing/like-it] }
                """,
                "4:43+11 unknown-reference: no resource of this playbook has the id 'service/kms'"
                        + " | did you mean 'service/ksm'?",
                "4:56+3 unknown-reference: no resource of this playbook has the id 'ksm'"
                        + " | did you mean 'service/ksm'?",
                "4:61+15 unknown-reference: no resource of this playbook has the id 'nothing/like-it'"
                        + " | ids are kind/name, or the kind alone if it has no name");
        wrong(
                "a resource that requires itself",
                """
                wirt: 1
                resources:
                  - service: { name: ksm, requires: service/ksm, restart-on: [service/ksm] }
                """,
                "3:37+11 self-reference: 'service/ksm' names itself under 'requires' | remove it",
                "3:63+11 self-reference: 'service/ksm' names itself under 'restart-on' | remove it");
        wrong(
                "relations that are no ids",
                """
                wirt: 1
                resources:
                  - service: { name: ksm, requires: { a: b }, restart-on: }
                """,
                "3:37+8 wrong-type: expected the id of a resource, found a map"
                        + " | write ids in a list, as [service/ksm], or [] for none",
                "3:58+1 wrong-type: expected the id of a resource, found nothing"
                        + " | write ids in a list, as [service/ksm], or [] for none");
        wrong(
                "relations of checks",
                """
                wirt: 1
                checks:
                  - cpu-flags: { flags: [svm], requires: [] }
                after-boot:
                  - kernel-log: { contains: a, restart-on: [] }
                """,
                "3:32+8 misplaced-setting: only resources take 'requires', not the items of 'checks'"
                        + " | remove it: all checks come before all resources",
                "5:32+10 misplaced-setting: only resources take 'restart-on', not the items of 'after-boot'"
                        + " | remove it: all of 'after-boot' comes after all resources");
        wrong(
                "'unknown' for a resource",
                """
                wirt: 1
                resources:
                  - service: { name: ksm, unknown: warn }
                """,
                "3:27+7 misplaced-setting: only checks take 'unknown', not the items of 'resources'"
                        + " | remove it: what cannot be observed of a resource always blocks");
        wrong(
                "'unknown' with another word",
                """
                wirt: 1
                checks:
                  - iommu: { unknown: wran }
                """,
                "3:23+4 bad-value: 'wran' is not one of warn, block | did you mean 'warn'?");
        wrong(
                "a cycle of requirements, shown where it closes",
                """
                wirt: 1
                resources:
                  - service: { name: a, requires: [service/b] }
                  - service: { name: b, requires: [service/c] }
                  - service: { name: c, restart-on: [service/a] }
                """,
                "5:38+9 cycle: no order satisfies this cycle: service/a requires service/b requires service/c"
                        + " restart-on service/a"
                        + " | remove one of these relations (restart-on: [] turns 'is restarted by' off)");
        wrong(
                "a cycle that a restart by default closes, shown at the resource",
                """
                wirt: 1
                resources:
                  - ksmtuned: { requires: [service/ksmtuned] }
                  - service: { name: ksmtuned }
                """,
                "4:5+7 cycle: no order satisfies this cycle: ksmtuned requires service/ksmtuned is restarted by ksmtuned"
                        + " | remove one of these relations (restart-on: [] turns 'is restarted by' off)");
        return rows;
    }

    @TestFactory
    List<DynamicTest> oneMistakeIsOneDiagnostic() {
        wrong(
                "a reference to a resource with a mistake is not blamed",
                """
                wirt: 1
                resources:
                  - service: { name: ksm, enabled: maybe }
                  - service: { name: b, requires: [service/ksm] }
                """,
                "3:36+5 wrong-type: 'maybe' is neither true nor false | write true or false");
        wrong(
                "nor is one to a resource whose name is misspelt",
                """
                wirt: 1
                resources:
                  - service: { nam: ksm }
                  - service: { name: b, requires: [service/ksm] }
                """,
                "3:14+12 missing-key: service needs 'name' | add name: text",
                "3:16+3 unknown-key: service has no setting 'nam' | did you mean 'name'?");
        wrong(
                "nor is one to a resource whose kind is misspelt",
                """
                wirt: 1
                resources:
                  - servce: { name: ksm }
                  - service: { name: b, requires: [service/ksm] }
                """,
                "3:5+6 unknown-kind: there is no kind 'servce' for 'resources'"
                        + " | did you mean 'service'? (the kinds here are service, ksmtuned)");
        wrong(
                "while one that it cannot have meant is",
                """
                wirt: 1
                resources:
                  - servce: { name: ksm }
                  - service: { name: b, requires: [service/other] }
                """,
                "3:5+6 unknown-kind: there is no kind 'servce' for 'resources'"
                        + " | did you mean 'service'? (the kinds here are service, ksmtuned)",
                "4:36+13 unknown-reference: no resource of this playbook has the id 'service/other'"
                        + " | ids are kind/name, or the kind alone if it has no name");
        wrong(
                "all mistakes of a file come at once, in the order of their places",
                """
                wirt: 3
                checks:
                  - iomu
                resources:
                  - service: { name: a, requires: [service/b], enabled: maybe }
                  - service: { name: b, requires: [service/a] }
                  - service: { name: c, requires: [service/z] }
                  - ksmtuned: { settings: [] }
                extra: 1
                """,
                "1:7+1 version: this Wirt reads playbooks of version 1, not '3'"
                        + " | write wirt: 1, or use the Wirt that the playbook was written for",
                "3:5+4 unknown-kind: there is no kind 'iomu' for 'checks' | did you mean 'iommu'?"
                        + " (the kinds here are cpu-flags, kernel-config, kernel-log, iommu)",
                "5:57+5 wrong-type: 'maybe' is neither true nor false | write true or false",
                "6:36+9 cycle: no order satisfies this cycle: service/a requires service/b requires service/a"
                        + " | remove one of these relations (restart-on: [] turns 'is restarted by' off)",
                "7:36+9 unknown-reference: no resource of this playbook has the id 'service/z'"
                        + " | did you mean 'service/a'?",
                "8:27+2 wrong-type: expected a map, each value text, found a list | write a map, each value text",
                "9:1+5 unknown-key: a playbook has no key 'extra'"
                        + " | its keys are wirt, name, checks, resources, after-boot");
        return rows;
    }

    @Test
    void aFileOver16MebibytesIsOneMistakeAtItsBeginning() {
        byte[] bytes = new byte[PlaybookReader.LARGEST + 1];
        assertThat(TestKinds.mistakes(reading(bytes)))
                .containsExactly("1:1+1 too-large: the file has 16777217 bytes; a playbook has at most 16777216"
                        + " | is this the right file? If so, split it");
    }

    @Test
    void aFileOfExactly16MebibytesIsRead() {
        byte[] bytes = new byte[PlaybookReader.LARGEST];
        Arrays.fill(bytes, (byte) '\n');
        byte[] begin = "wirt: 1".getBytes(StandardCharsets.UTF_8);
        byte[] end = "\nchecks: [iommu]".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        assertThat(reading(bytes)).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void aLineThatWouldMakeTheParserCrawlIsRefused() {
        String longest = "x".repeat(SourceText.LONGEST_LINE - "name: ".length());
        assertThat(TestKinds.mistakes(TestKinds.read("wirt: 1\nchecks: [iommu]\nname: " + longest)))
                .isEmpty();
        assertThat(TestKinds.mistakes(TestKinds.read("wirt: 1\nchecks: [iommu]\nname: x" + longest)))
                .containsExactly("3:65537+1 long-line: the line is longer than 65536 characters | break it");
    }

    @Test
    void aVeryLongWordIsQuotedInPartAndNotGuessedAt() {
        String id = "service/" + "x".repeat(80);
        assertThat(TestKinds.mistakes(TestKinds.read("wirt: 1\nresources:\n  - service: { name: " + "x".repeat(80)
                        + " }\n  - service: { name: a, requires: [" + id + "y] }\n")))
                .containsExactly("4:36+89 unknown-reference: no resource of this playbook has the id '"
                        + id.substring(0, 60) + "...' | ids are kind/name, or the kind alone if it has no name");
    }

    @Test
    void aByteThatIsNoUtf8IsShownAtItsPlace() {
        byte[] bytes = "wirt: 1\r\n# f\u00fcr alle: schön\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xFF;
        assertThat(TestKinds.mistakes(reading(bytes)))
                .containsExactly("2:16+1 encoding: the file is not UTF-8: the byte 0xC3 cannot stand here"
                        + " | save the file as UTF-8");
    }

    @Test
    void aFileThatEndsWithinACharacterIsNoUtf8() {
        byte[] bytes = {'w', ':', ' ', (byte) 0xC3};
        assertThat(TestKinds.mistakes(reading(bytes)))
                .containsExactly("1:4+1 encoding: the file is not UTF-8: the byte 0xC3 cannot stand here"
                        + " | save the file as UTF-8");
    }

    private static Reading reading(byte[] bytes) {
        return PlaybookReader.read(new PlaybookSource("demo.yaml", Bytes.of(bytes)), TestKinds.KINDS);
    }
}
