package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wirt.cli.command.Console;
import io.wirt.cli.command.Wirt;
import io.wirt.spi.HostModule;
import io.wirt.spi.command.CommandOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that a module brings is called like one of the program's own. */
class ModuleCommandTest {
    private static final List<HostModule> DEMO = List.of(new DemoModule());

    @TempDir
    private Path directory = Path.of("");

    private record Said(int status, String out, String err) {
        /** As another command would say it. */
        Said of(String name, String other) {
            return new Said(status, out.replace(name, other), err.replace(name, other));
        }
    }

    private static Said wirt(List<HostModule> builtIn, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8)),
                Console.Terminal.NONE);
        int status = new Wirt(console, builtIn).run(arguments);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void itIsListedAmongTheOthers() {
        assertThat(wirt(DEMO, "--help").out()).contains("""
                  status    compare the host with the playbook applied last
                  demo      say something
                  validate  report every mistake in a playbook
                """);
    }

    @Test
    void itsHelpShowsAnOptionOfEachKindAndThoseOfEveryCommand() {
        assertThat(wirt(DEMO, "demo", "--help").out()).isEqualTo("""
                Usage: wirt demo [OPTIONS]
                Say something of a host. Touches nothing.

                Options:
                  -h, --help            Show this help.
                      --loud            Louder, by 100% and ${more}.
                      --word=WORD       Say this.
                      --text=IN         Say what is in this file.
                      --note=OUT        Write it down.
                      --root=DIR        Work on the file system tree at DIR instead of this
                                          machine.
                      --state-dir=DIR   Where Wirt keeps its memory (/var/lib/wirt under the
                                          root).
                      --format=FORMAT   text, or json: one document on standard output.
                      --color=WHEN      auto, always or never; auto honours NO_COLOR.
                  -q, --quiet           Only what needs attention.
                  -v, --verbose         File differences and commands as well.

                Examples:
                  wirt demo                              whatever it is
                  wirt demo --word 'a long word, 100% of it' --loud
                """);
    }

    @Test
    void withoutExamplesItsHelpEndsWithTheOptions() {
        DemoModule module = new DemoModule("another", "demo", new CommandOption.Flag("--more", "More."));

        assertThat(wirt(List.of(module), "demo", "--help").out())
                .contains("--more ")
                .endsWith("File differences and commands as well.\n");
    }

    @Test
    void whatItIsGivenArrives() throws IOException {
        Files.createDirectories(directory.resolve("etc"));
        Files.writeString(directory.resolve("etc/motd"), "Welcome\n");
        Files.writeString(directory.resolve("etc/hostname"), "host-a\n");
        String note = directory.resolve("note").toString();
        String root = directory.toString();

        assertThat(wirt(DEMO, "demo", "--root", root).out()).isEqualTo("Welcome|host-a|.|80\n");
        assertThat(wirt(DEMO, "demo", "--root", root, "--loud", "--word", "x\u001b", "--text", "-", "-v", "-q")
                        .out())
                .isEqualTo("x\\u{1b}|-:typed|Welcome|host-a|!|80 verbose quiet\n");
        assertThat(wirt(DEMO, "demo", "--root", root, "--note", note, "--format", "json")
                        .out())
                .isEqualTo("{\n  \"said\" : \"Welcome|host-a|.|80\"\n}\n");
        assertThat(Path.of(note)).hasContent("Note: Welcome|host-a|.|80");
        assertThat(wirt(DEMO, "demo", "--root", root, "--note", note).status())
                .as("a note may be written anew")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--nope", "--root", "--root=/a --root=/b", "--quiet=x", "--format=xml", "--color=no", "--root="})
    void aWrongCallGetsTheErrorsOfABuiltInCommand(String wrong) {
        for (String format : new String[] {"text", "json"}) {
            String[] arguments =
                    ("status " + wrong + (wrong.contains("format") ? "" : " --format " + format)).split(" ");
            Said own = wirt(DEMO, arguments);
            arguments[0] = "demo";

            Said brought = wirt(DEMO, arguments);

            assertThat(brought).isEqualTo(own.of("wirt status", "wirt demo"));
            assertThat(brought.status()).isEqualTo(64);
        }
    }

    @Test
    void aWrongUseOfItsOwnOptionsIsAUsageErrorToo() {
        String file = directory.resolve("file").toString();

        assertThat(wirt(DEMO, "demo", "--word").err()).contains("wirt: ", "--word", "-> see 'wirt demo --help'");
        assertThat(wirt(DEMO, "demo", "spare").err()).contains("spare", "-> see 'wirt demo --help'");
        assertThat(wirt(DEMO, "demo", "--text", file).err()).contains("there is no file " + file);
        assertThat(wirt(DEMO, "demo", "--note", "").err()).contains("--note is empty");
        assertThat(wirt(DEMO, "demo", "--text", file, "--format", "json").out())
                .contains("\"code\" : \"usage\"", "\"summary\" : \"there is no file " + file, "\"exit\" : 64");
        assertThat(wirt(DEMO, "dmo").err()).contains("did you mean 'demo'?");
    }

    @Test
    void whatIsNoNoteIsSomebodysAndStays() throws IOException {
        Path file = Files.writeString(directory.resolve("list"), "milk\n");

        Said said = wirt(DEMO, "demo", "--root", directory.toString(), "--note", file.toString());

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains(file + " is there, and is no note");
        assertThat(file).hasContent("milk\n");
    }

    @Test
    void anOptionThatWasNotDeclaredIsABug() {
        assertThat(wirt(DEMO, "demo", "--root", directory.toString(), "--word", "forgotten")
                        .err())
                .contains("internal error", "--forgotten was not declared");
    }

    @Test
    void aNameThatIsTakenTwiceIsRefusedWithBothModules() {
        List<HostModule> two = List.of(new DemoModule(), new DemoModule("another", "demo"));

        for (String[] call : new String[][] {{"--help"}, {"demo"}, {"nowhere"}}) {
            Said said = wirt(two, call);

            assertThat(said.status()).isEqualTo(64);
            assertThat(said.err())
                    .contains("the modules 'demonstration' and 'another' both bring a command 'demo'", "->");
        }
    }

    @Test
    void aNameOfTheProgramsOwnIsRefusedAndOneThatIsNone() {
        assertThat(wirt(List.of(new DemoModule("another", "plan")), "--help").err())
                .contains("the module 'another' brings a command 'plan', which Wirt has itself");
        assertThat(wirt(List.of(new DemoModule("another", "-x y")), "--help").err())
                .contains("the module 'another' brings a command '-x y', which is no name of one");
    }

    @Test
    void anOptionThatEveryCommandHasIsRefused() {
        DemoModule module = new DemoModule("another", "demo", new CommandOption.Flag("--root", "Mine."));

        assertThat(wirt(List.of(module), "demo").err())
                .contains("the command 'demo' of the module 'another' cannot be called", "--root");
    }

    @Test
    void anOptionHasANameAndAFileThatIsWrittenABegin() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandOption.Flag("-x", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandOption.Value("--X", "X", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandOption.InputFile("--a--b", "X", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandOption.OutputFile("--a", "X", "", "page", ""));
    }

    @Test
    void aPlugInsCommandIsThereWhereItsDirectoryIsNamed() throws IOException {
        String plugins = plugins("demo.jar", DemoModule.class).toString();
        String root = directory.toString();

        assertThat(wirt(List.of(), "--help", "--plugin-dir", plugins).out()).contains("  demo      say something\n");
        assertThat(wirt(List.of(), "demo", "--root", root, "--plugin-dir=" + plugins)
                        .out())
                .endsWith("|.|80\n");
        assertThat(wirt(List.of(), "demo", "--help", "--plugin-dir", plugins).out())
                .contains("--plugin-dir=DIR");
        assertThat(wirt(List.of(), "demo").err()).contains("there is no command 'demo'");
    }

    @Test
    void aPlugInsCommandTakesNoNameThatThereIs() throws IOException {
        Path plugins = plugins("demo.jar", DemoModule.class);
        Path playbook = Files.writeString(directory.resolve("p.yaml"), "wirt: 1\nname: p\nresources: []\n");

        Said said = wirt(DEMO, "validate", playbook.toString(), "--plugin-dir", plugins.toString());

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("both bring a command 'demo'", "-> take one of the plug-ins out");
    }

    @Test
    void helpIsGivenEvenWhereThePlugInsAreInDisorder() throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        Files.writeString(plugins.resolve("x.jar"), "no jar");

        Said said = wirt(DEMO, "--help", "--plugin-dir", plugins.toString());

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.out()).contains("  demo      say something");
        assertThat(said.err()).contains("x.jar is no jar that can be read");
    }

    @Test
    void theModulesThatShipWithWirtAgree() {
        assertThat(wirt(BuiltInModules.list(), "--help").out()).contains("  ksm       show what");
    }

    /** A jar that names a class, which the test's own class loader has. */
    private Path plugins(String jar, Class<?> module) throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(plugins.resolve(jar)))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + HostModule.class.getName()));
            out.write(module.getName().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return plugins;
    }
}
