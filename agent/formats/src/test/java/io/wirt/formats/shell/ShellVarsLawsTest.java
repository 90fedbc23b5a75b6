package io.wirt.formats.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirt.formats.shell.ShellVars.Assignment;
import io.wirt.testkit.Generator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws of shell assignments; where the machine has bash, bash is the judge. */
class ShellVarsLawsTest {

    private static final Path BASH = Path.of("/bin/bash");
    private static final List<String> NAMES = List.of("X", "XY", "Y");
    private static final List<String> VALUES =
            List.of("1", "", "a b", "it's", "$HOME", "\"", "\\", "~", "a#b", "#", "\u00E9", ":~");
    private static final List<String> PIECES = List.of(
            "1",
            "a",
            "'b c'",
            "\"d e\"",
            "\\ ",
            "\\\n",
            "$Y",
            "\"$Y\"",
            "~",
            ":",
            "\\\"",
            "\"\\\\\"",
            "#",
            "''",
            "\r",
            "`:`",
            "`echo ')'`",
            "`echo \\`echo c\\``",
            "\u00E9",
            "'",
            "\"",
            "\\");
    private static final List<String> LINES = List.of(
            "# X=1",
            "#X=2 # two",
            "# X=3 prose",
            "# note \\",
            "",
            "  ",
            "\\",
            "\r",
            "export X",
            "unset X",
            "if :; then",
            "fi",
            "for i in 1 2; do",
            "done",
            "case a in",
            "a) X=5 ;;",
            "esac",
            "f() {",
            "{",
            "}",
            "f",
            "X+=1",
            "Y=`( . /nowhere; X=4; echo ${Y:-a} ) 2>/dev/null || echo b`",
            "Z=`X=4; echo '",
            "'`",
            "X=1; Y=2",
            "X=1; Y=2;",
            "X=1 Y=2 X=3",
            "export X=1 XY=2 # both",
            "Y=1 ;X=2",
            "X=1;; Y=2",
            "X=1 ; ; Y=2",
            "X=1 Y=2 :",
            "X=1 && Y=2",
            "X=1 & Y=2",
            "X=1 Y=2 >/dev/null",
            "export X=1 Y",
            "X=6 :",
            "Y=2 X=7",
            ": ${X:=8}",
            "(",
            ")",
            "X=(1 2)",
            "cat <<E",
            "E",
            ": '",
            "X=9 \r",
            "eval X=10",
            "read X",
            ": <<< X",
            "exit",
            "readonly X",
            "true && X=11",
            "true || X=12",
            "while false; do X=13; done",
            "if false; then X=14; fi");

    @Test
    void anyTextComesBackAsItWas() {
        Generator.check("shell: parse, then text", 3000, gen -> {
            String text = gen.chance(50) ? gen.bytes(100) : file(gen, 50);
            assertThat(ShellVars.parse(text).text()).isEqualTo(text);
        });
    }

    @Test
    void anEditTwiceIsTheEditOnceAndTouchesNoOtherVariable() {
        Generator.check("shell: an edit twice", 10000, gen -> {
            ShellVars before = ShellVars.parse(file(gen, 15));
            String name = gen.pick(NAMES);
            String value = gen.pick(VALUES);
            if (before.obstacle(name).isPresent()) {
                return;
            }
            ShellVars set = before.with(name, value);
            ShellVars unset = before.without(name);

            assertThat(set.obstacle(name)).isEmpty();
            assertThat(set.lookup(name)).map(Assignment::value).contains(value);
            assertThat(set.with(name, value).text()).isEqualTo(set.text());
            assertThat(others(set, name)).isEqualTo(others(before, name));
            assertThat(unset.lookup(name)).isEmpty();
            assertThat(unset.without(name).text()).isEqualTo(unset.text());
            assertThat(others(unset, name)).isEqualTo(others(before, name));
        });
    }

    @Test
    void bashSeesTheValueThatWeSeeBeforeAndAfterAnEdit(@TempDir Path directory) throws Exception {
        assumeTrue(Files.isExecutable(BASH), "no bash here");
        Bash bash = new Bash(directory);
        List<List<String>> candidates = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Generator.check("shell: values as bash sees them", 400, gen -> {
            candidates.add(certain(gen));
            values.add(gen.pick(VALUES));
        });
        Set<String> sound = bash.withoutSyntaxErrors(
                candidates.stream().flatMap(List::stream).toList());
        Map<String, Optional<String>> expected = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            String value = values.get(i);
            candidates.get(i).stream().filter(sound::contains).findFirst().ifPresent(text -> {
                ShellVars before = ShellVars.parse(text);
                expected.put(text, before.lookup("X").map(Assignment::value));
                expected.put(before.with("X", value).text(), Optional.of(value));
                expected.put(before.without("X").text(), Optional.empty());
            });
        }
        assertThat(expected).hasSizeGreaterThan(400);

        Map<String, Optional<String>> seen = bash.valuesOfX(List.copyOf(expected.keySet()));

        expected.forEach((text, value) -> assertThat(seen.get(text)).as(text).isEqualTo(value));
    }

    /** Some files in which the meaning of X is certain; whether bash finds errors of syntax in them is for bash to say. */
    private static List<String> certain(Generator gen) {
        List<String> certain = new ArrayList<>();
        while (certain.size() < 6) {
            ShellVars vars = ShellVars.parse(file(gen, 30));
            if (vars.obstacle("X").isEmpty()) {
                certain.add(vars.text());
            }
        }
        return certain;
    }

    /** Bash as the judge of many files, each of them in a shell of its own that finds no commands but bash's. */
    private record Bash(Path directory) {
        private static final String EACH = """
                while IFS= read -r file; do
                    /usr/bin/env -i LC_ALL=C PATH=/nonexistent /bin/bash --norc "$@" "$file" </dev/null >"$file.said" 2>&1
                done
                """;
        private static final String VALUE = "exec 3>&1 >&2 2>/dev/null; . \"$0\"; printf '<%s>' \"${X-unset}\" >&3";

        Set<String> withoutSyntaxErrors(List<String> texts) throws Exception {
            Set<String> sound = new HashSet<>();
            said(texts, "-n").forEach((text, said) -> {
                if (said.isEmpty()) {
                    sound.add(text);
                }
            });
            return sound;
        }

        /** What X holds after bash has sourced each file; empty if it is not set. */
        Map<String, Optional<String>> valuesOfX(List<String> texts) throws Exception {
            Map<String, Optional<String>> values = new HashMap<>();
            said(texts, "-c", VALUE).forEach((text, said) -> {
                assertThat(said).as(text).startsWith("<").endsWith(">");
                String value = said.substring(1, said.length() - 1);
                values.put(text, value.equals("unset") ? Optional.empty() : Optional.of(value));
            });
            return values;
        }

        /** All that bash prints of each. */
        private Map<String, String> said(List<String> texts, String... arguments) throws Exception {
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < texts.size(); i++) {
                Files.write(name(i), texts.get(i).getBytes(StandardCharsets.ISO_8859_1));
                names.append(name(i)).append('\n');
            }
            Path list = Files.writeString(directory.resolve("list"), names);
            List<String> command = new ArrayList<>(List.of(BASH.toString(), "-c", EACH, "bash"));
            command.addAll(List.of(arguments));
            assertThat(new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("driver").toFile())
                            .redirectInput(list.toFile())
                            .start()
                            .waitFor())
                    .isZero();
            Map<String, String> said = new HashMap<>();
            for (int i = 0; i < texts.size(); i++) {
                Path output = directory.resolve(name(i) + ".said");
                said.put(texts.get(i), Files.readString(output, StandardCharsets.ISO_8859_1));
            }
            return said;
        }

        private Path name(int index) {
            return directory.resolve("vars" + index);
        }
    }

    private static List<String> others(ShellVars vars, String name) {
        return vars.assignments().stream()
                .filter(assignment -> !assignment.name().equals(name))
                .map(assignment -> assignment.name() + "=" + assignment.value())
                .toList();
    }

    private static String file(Generator gen, int percentOfCode) {
        StringBuilder file = new StringBuilder();
        for (int lines = gen.intBetween(0, 6); lines > 0; lines--) {
            if (gen.chance(percentOfCode)) {
                file.append(gen.pick(LINES));
            } else {
                file.append(gen.pick("", " ", "export ", "\t", "\\\n"))
                        .append(gen.pick(NAMES))
                        .append('=');
                gen.listOf(3, () -> gen.pick(PIECES)).forEach(file::append);
                file.append(gen.pick("", "", " # note", " \t", " \\\n"));
            }
            file.append(lines == 1 ? gen.pick("\n", "") : gen.pick("\n", "\n", "\n", "\r\n"));
        }
        return file.toString();
    }
}
