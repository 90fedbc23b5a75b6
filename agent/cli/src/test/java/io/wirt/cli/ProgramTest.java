package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.cli.command.Console;
import io.wirt.cli.command.Wirt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets at the prompt, short of the packaged program itself. */
class ProgramTest {
    private static final String PLAYBOOK = """
            wirt: 1
            name: demo
            resources:
              - ksmtuned: { settings: { KSM_SLEEP_MSEC: 20 } }
            """;

    @TempDir
    private Path directory = Path.of("");

    /** Everything one call said. */
    private record Said(int status, String out, String err) {}

    @Test
    void withoutACommandItSaysHowItIsUsed() {
        Said said = wirt("");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.out()).startsWith("Usage: wirt COMMAND");
    }

    @Test
    void aMistypedCommandGetsASuggestion() {
        Said said = wirt("", "aply", "x.yaml");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("there is no command 'aply'").contains("did you mean 'apply'?");
    }

    @Test
    void anUnknownOptionIsNamed() {
        Said said = wirt("", "plan", "x.yaml", "--rot", "/x");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("--rot").contains("wirt plan --help");
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command : new String[] {"plan", "apply", "check", "status", "validate", "kinds"}) {
            Said said = wirt("", command, "--help");
            assertThat(said.status()).isZero();
            assertThat(said.out()).contains("Usage: wirt " + command).contains("Examples:");
        }
    }

    @Test
    void aMissingPlaybookIsTheCallersMistake() {
        Said said = wirt("", "plan", directory.resolve("nowhere.yaml").toString());
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("there is no file").contains("nowhere.yaml");
    }

    @Test
    void withoutATerminalAndYesNothingIsDone() throws IOException {
        Said said = apply(false, "");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("--yes");
        assertThat(Files.readString(settings())).contains("# KSM_SLEEP_MSEC=10");
    }

    @Test
    void anythingButYesIsANo() throws IOException {
        Said said = apply(true, "perhaps\n");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("declined; nothing was touched");
        assertThat(Files.readString(settings())).contains("# KSM_SLEEP_MSEC=10");
    }

    @Test
    void aYesAppliesWhatWasShown() throws IOException {
        Said said = apply(true, "y\n");
        assertThat(said.status()).isZero();
        assertThat(said.err()).contains("KSM_SLEEP_MSEC").contains("Apply this?");
        assertThat(Files.readString(settings())).isEqualTo("KSM_SLEEP_MSEC=20\n");
    }

    @Test
    void colourIsForTerminalsAndForThoseWhoInsist() throws IOException {
        Path playbook = tree();
        String[] plan = {"plan", playbook.toString(), "--root", directory.toString()};
        assertThat(run(console(false, true, true, ""), plan).out()).contains("\u001b[");
        assertThat(run(console(false, true, false, ""), plan).out()).doesNotContain("\u001b[");
        assertThat(run(console(false, false, true, ""), plan).out()).doesNotContain("\u001b[");
        assertThat(wirt("", "plan", playbook.toString(), "--root", directory.toString(), "--color", "always")
                        .out())
                .contains("\u001b[");
    }

    @Test
    void noTextOfAHostSteersTheTerminal() throws IOException {
        String hostile = "x\u001b[31m\r\u009b2J\u202e\u200b";
        Path playbook = tree();
        // A carriage return in it would be refused.
        Files.writeString(settings(), "KSM_SLEEP_MSEC=" + hostile.replace("\r", "") + "\n");
        Files.writeString(directory.resolve("etc/hostname"), "host" + hostile + "\n");
        Files.writeString(directory.resolve("etc/redhat-release"), "CentOS" + hostile + "\n");
        Files.createDirectories(directory.resolve("etc/" + hostile));
        String root = directory.toString();

        for (String[] call : new String[][] {
            {"plan", playbook.toString(), "--root", root, "--verbose"},
            {"apply", playbook.toString(), "--root", root, "--yes", "--verbose"},
            {"status", "--root", root},
            {"check", playbook.toString(), "--root", root},
            {"ksm", "--root", root, "--explain"},
            {"plan", directory.resolve(hostile).toString(), "--root", root},
            {"plan", playbook.toString(), "--root", root, "--format", "json"},
            {"status", "--root", root, "--format", "json"},
            {"ksm", "--root", root, "--format", "json"},
        }) {
            Said said = wirt("", call);

            assertThat(said.out() + said.err())
                    .as(String.join(" ", call))
                    .contains("31m")
                    .doesNotContainPattern("[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202e\\u200b]");
        }
    }

    @Test
    void whatColoursAreThereAreTheProgramsOwn() throws IOException {
        Path playbook = tree();
        Files.writeString(settings(), "KSM_SLEEP_MSEC=x\u001b[31mx\n");

        String out = wirt("", "plan", playbook.toString(), "--root", directory.toString(), "--color", "always", "-v")
                .out();

        assertThat(out).contains("\u001b[33m", "x\\u{1b}[31mx").doesNotContain("\u001b[31mx");
    }

    @Test
    void aPlanReadsLikeThis() throws IOException {
        Path playbook = tree();
        Said said = wirt("", "plan", playbook.toString(), "--root", directory.toString(), "--verbose");
        assertThat(said.out().replace(directory.toString(), "DIR")).isEqualTo("""
                Host unidentified
                Root DIR
                Playbook demo

                    ~   ksmtuned        1 setting of /etc/ksmtuned.conf               takes effect when ksmtuned restarts
                        + KSM_SLEEP_MSEC 20
                        [write-file /etc/ksmtuned.conf]
                          @@ -1,1 +1,1 @@
                          -# KSM_SLEEP_MSEC=10
                          +KSM_SLEEP_MSEC=20
                        warning[plan.restart-not-managed]: not in force until ksmtuned restarts, and nothing in this playbook restarts it
                          -> add a resource service/ksmtuned without 'restart-on: []', or restart it yourself

                1 change.
                """);
    }

    @Test
    void aPlanIsNeverSavedOverThePlaybookOrOverWhatIsNoFile() throws IOException {
        String playbook = tree().toString();
        String[] ontoItself = {"plan", playbook, "--root", directory.toString(), "--out", playbook};
        assertThat(wirt("", ontoItself).status()).isEqualTo(64);
        assertThat(Files.readString(Path.of(playbook))).isEqualTo(PLAYBOOK);
        String[] ontoDirectory = {"plan", playbook, "--root", directory.toString(), "--out", directory.toString()};
        assertThat(wirt("", ontoDirectory).err()).contains("is no regular file");
    }

    @Test
    void aLinkToThePlaybookIsThePlaybook() throws IOException {
        Path playbook = tree();
        Path link = Files.createSymbolicLink(directory.resolve("out.json"), playbook);
        String[] plan = {"plan", playbook.toString(), "--root", directory.toString(), "--out", link.toString()};

        assertThat(wirt("", plan).err()).contains("--out would replace the playbook");
        assertThat(Files.readString(playbook)).isEqualTo(PLAYBOOK);
    }

    @Test
    void aNameWithALineEndBeginsNoLineOfItsOwn() throws IOException {
        tree();
        Files.createDirectories(directory.resolve("var/lib"));
        Files.createSymbolicLink(directory.resolve("var/lib/wirt"), Path.of("/srv/w\nwirt: all is well\n#"));
        Files.createDirectories(directory.resolve("srv/w\nwirt: all is well\n#"));
        Files.setAttribute(directory.resolve("srv/w\nwirt: all is well\n#"), "unix:mode", 0777);

        Said said = apply(true, "y\n");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).doesNotContain("\nwirt: all is well");
    }

    @Test
    void aPlanIsShownWhereTheMemoryIsNotBelieved() throws IOException {
        Path playbook = tree();
        Files.createDirectories(directory.resolve("var/lib/wirt"));
        Files.setAttribute(directory.resolve("var/lib/wirt"), "unix:mode", 0777);

        Said said = wirt("", "plan", playbook.toString(), "--root", directory.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("+ KSM_SLEEP_MSEC 20", "Owed from an earlier run: unknown, since Wirt's own state");
        assertThat(apply(true, "y\n").err()).contains("error[state.untrusted]");
    }

    @Test
    void anEmptyRootIsAMistakeAndNotTheCurrentDirectory() throws IOException {
        Said said = wirt("", "plan", tree().toString(), "--root", "");
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("--root is empty");
    }

    private Said apply(boolean terminal, String answer) throws IOException {
        String[] call = {"apply", tree().toString(), "--root", directory.toString()};
        return run(console(terminal, false, false, answer), call);
    }

    private Path tree() throws IOException {
        Files.createDirectories(settings().getParent());
        Files.writeString(settings(), "# KSM_SLEEP_MSEC=10\n");
        return Files.writeString(directory.resolve("demo.yaml"), PLAYBOOK);
    }

    private Path settings() {
        return directory.resolve("etc/ksmtuned.conf");
    }

    private static Said wirt(String input, String... arguments) {
        return run(console(false, false, true, input), arguments);
    }

    /** A console in memory. */
    private record Memory(Console console, ByteArrayOutputStream out, ByteArrayOutputStream err) {}

    private static Memory console(boolean terminalIn, boolean terminalOut, boolean colour, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new Console.Terminal(terminalIn, terminalOut, 80, colour));
        return new Memory(console, out, err);
    }

    private static Said run(Memory memory, String... arguments) {
        int status = new Wirt(memory.console(), BuiltInModules.list()).run(arguments);
        return new Said(
                status,
                memory.out().toString(StandardCharsets.UTF_8),
                memory.err().toString(StandardCharsets.UTF_8));
    }
}
