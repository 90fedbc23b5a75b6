package io.wirt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.cli.command.Console;
import io.wirt.cli.command.Wirt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wirt ksm} on trees. */
class KsmCommandTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "ksm.md");
    private static final String HOST = Path.of("..", "..", "playbooks", "hosts", "centos6-opteron-after-reboot")
            .toString();

    @TempDir
    private Path directory = Path.of("");

    private record Said(int status, String out, String err) {}

    private static Said ksm(String... arguments) {
        String[] call = new String[arguments.length + 1];
        call[0] = "ksm";
        System.arraycopy(arguments, 0, call, 1, arguments.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                Console.Terminal.NONE);
        int status = new Wirt(console, BuiltInModules.list()).run(call);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theDocsShowWhatThePlaybookLogOfTheHowToGives() throws IOException {
        Said said = ksm("--root", HOST);

        assertThat(said.status()).isZero();
        assertThat(Files.readString(PAGE)).contains("```\n" + said.out() + "```\n");
    }

    @Test
    void theyShowTheExplanationToo() throws IOException {
        String out = ksm("--root", HOST, "--explain").out();

        assertThat(Files.readString(PAGE)).contains("```\n" + out.substring(out.indexOf("What ksmtuned")) + "```\n");
    }

    @Test
    void aChartIsAsWideAsItIsToldAndMarksLessThanItMeasures() {
        for (int width : new int[] {40, 80, 200}) {
            String chart = ksm("--root", HOST, "--width", String.valueOf(width)).out();
            chart = chart.substring(chart.indexOf("   GiB"));

            assertThat(chart.lines().filter(line -> line.contains("|")))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
            assertThat(chart.lines().filter(line -> line.startsWith("   KSM|")).findFirst())
                    .as("of the columns most have a decision, and the last has")
                    .hasValueSatisfying(line -> assertThat(line).hasSizeBetween(width - 6, width));
        }
    }

    @Test
    void aTreeWithoutALogSaysHowToHaveOne() {
        assertThat(ksm("--root", directory.toString()).out())
                .contains("the kernel has no /sys/kernel/mm/ksm")
                .contains("Past: there is no /var/log/ksmtuned; ksmtuned writes one if its settings are DEBUG=1 and");
        assertThat(ksm("--root", directory.toString(), "--explain").out()).contains("ksmtuned is not installed");
    }

    @Test
    void theLogOfTheSettingsIsRead() throws IOException {
        Files.createDirectories(directory.resolve("etc"));
        Files.writeString(
                directory.resolve("etc/ksmtuned.conf"),
                "DEBUG=1\nLOGFILE=/srv/tuned\nKSM_THRES_COEF='x\u001b[31m'\nKSM_NPAGES_MAX=010\n");
        Files.createDirectories(directory.resolve("srv"));
        Files.writeString(directory.resolve("srv/tuned"), "Tue Aug  2 22:52:52 CEST 2011: total 100\n\u001b[2J\n");

        Said said = ksm("--root", directory.toString(), "--explain");

        assertThat(said.out())
                .contains("Past, by /srv/tuned")
                .contains("2 lines, 1 damaged\n      line 2: ?[2J")
                .doesNotContain("\u001b")
                .contains("nothing was decided")
                .contains("or one of these is no number");
    }

    @Test
    void aPageIsWrittenAndSaidWhereItIs() throws IOException {
        Path page = directory.resolve("ksm.html");

        Said said = ksm("--root", HOST, "--html", page.toString());

        assertThat(said.out()).isEqualTo("The page is in " + page + ".\n");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("short in 23 of 45 decisions");
    }

    @ParameterizedTest
    @CsvSource({
        "--since, yesterday, --since takes a day or a time",
        "--until, 2011-13-40, --until takes a day or a time",
        "--since, 2011-08-03T00:00:00.5x, --since takes a day or a time",
        "--width, 7, '--width takes 40 to 400, not ''7'''",
        "--width, wide, '--width takes 40 to 400, not ''wide'''",
        "--log, /nowhere, there is no file /nowhere",
        "--log, /, cannot read /",
        "--html, /nowhere/x.html, there is no directory /nowhere"
    })
    void aMistakeIsToldWithItsRemedy(String option, String value, String words) {
        Said said = ksm("--root", HOST, option, value);

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains(words).contains("->");
    }

    @Test
    void aPageIsNeverWrittenOverWhatIsNoPage() throws IOException {
        Path log = Files.copy(Path.of(HOST, "var/log/ksmtuned"), directory.resolve("log"));
        byte[] before = Files.readAllBytes(log);

        Said said = ksm("--root", HOST, "--log", log.toString(), "--html", log.toString());

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("is there, and is no page");
        assertThat(Files.readAllBytes(log)).isEqualTo(before);
        Path page = directory.resolve("page.html");
        assertThat(ksm("--root", HOST, "--html", page.toString()).status()).isZero();
        assertThat(ksm("--root", HOST, "--html", page.toString()).status()).isZero();
    }

    @Test
    void aLogThatCannotBeReadLeavesWhatIsNow() throws IOException {
        Files.createDirectories(directory.resolve("var/log/ksmtuned"));

        Said said = ksm("--root", directory.toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Now\n").contains("Past: /var/log/ksmtuned is no regular file");
    }

    @Test
    void aLogThatLogrotatePackedIsReadAsWell() throws IOException {
        Path packed = directory.resolve("ksmtuned.1.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Path.of(HOST, "var/log/ksmtuned"), stream);
        }

        assertThat(ksm("--root", HOST, "--log", packed.toString()).out())
                .contains("short in 23 of 45 decisions")
                .as("what another log says is not what the daemon decided last")
                .doesNotContain("it decided last");
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsAMistake() {
        assertThat(ksm("--root", HOST, "--since", "2011-08-03", "--until", "2011-08-02")
                        .err())
                .contains("--since is not before --until");
    }

    @Test
    void withoutALogThereIsNothingToDraw() {
        Said said = ksm(
                "--root",
                directory.toString(),
                "--html",
                directory.resolve("x.html").toString());

        assertThat(said.status()).isEqualTo(64);
        assertThat(said.err()).contains("there is nothing to draw").contains("--log");
    }

    @Test
    void onlyATimeCanBeAskedFor() {
        assertThat(ksm("--root", HOST, "--since", "2011-08-02 23:17:36", "--until", "2011-08-02T23:24:37")
                        .out())
                .contains("short in 7 of 7 decisions");
        assertThat(ksm("--root", HOST, "--since", "2011-08-03").out())
                .contains("nothing was written then")
                .contains("nothing was decided");
    }
}
