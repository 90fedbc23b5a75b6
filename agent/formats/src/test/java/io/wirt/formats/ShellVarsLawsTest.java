package io.wirt.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirt.formats.ShellVars.Assignment;
import io.wirt.testkit.Generator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void bashSeesTheValueThatWeSeeBeforeAndAfterAnEdit(@TempDir Path directory) {
        assumeTrue(Files.isExecutable(BASH), "no bash here");
        Generator.check("shell: values as bash sees them", 400, gen -> {
            ShellVars before = certain(gen, directory);
            String value = gen.pick(VALUES);

            assertSeen(directory, before, before.lookup("X").map(Assignment::value));
            assertSeen(directory, before.with("X", value), Optional.of(value));
            assertSeen(directory, before.without("X"), Optional.empty());
        });
    }

    private static void assertSeen(Path directory, ShellVars vars, Optional<String> value) throws Exception {
        assertThat(bash(directory, vars)).as(vars.text()).isEqualTo(value);
    }

    /** A file without syntax errors in which the meaning of X is certain. */
    private static ShellVars certain(Generator gen, Path directory) throws Exception {
        while (true) {
            ShellVars vars = ShellVars.parse(file(gen, 30));
            if (vars.obstacle("X").isEmpty() && run(directory, vars, "-n").isEmpty()) {
                return vars;
            }
        }
    }

    /** What X holds after bash has sourced the file; empty if it is not set. */
    private static Optional<String> bash(Path directory, ShellVars vars) throws Exception {
        String output =
                run(directory, vars, "-c", "exec 3>&1 >&2 2>/dev/null; . \"$0\"; printf '<%s>' \"${X-unset}\" >&3");
        assertThat(output).as(vars.text()).startsWith("<").endsWith(">");
        String value = output.substring(1, output.length() - 1);
        return value.equals("unset") ? Optional.empty() : Optional.of(value);
    }

    /** All that bash prints, where it can find no commands but its own. */
    private static String run(Path directory, ShellVars vars, String... arguments) throws Exception {
        Path file = directory.resolve("vars");
        Files.write(file, vars.text().getBytes(StandardCharsets.ISO_8859_1));
        List<String> command = new ArrayList<>(List.of(BASH.toString(), "--norc"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", "/nonexistent");
        builder.redirectInput(Path.of("/dev/null").toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return output;
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
