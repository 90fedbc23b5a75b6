package io.wirt.cli.command;

import io.wirt.cli.render.KsmJson;
import io.wirt.cli.render.KsmReport;
import io.wirt.cli.render.KsmText;
import io.wirt.cli.render.page.KsmHtml;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.LineStream;
import io.wirt.modules.ksm.KsmNow;
import io.wirt.modules.ksm.KsmtunedPlan;
import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.HistoryReader;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.output.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt ksm}: what samepage merging is worth on a host, now and by the log of ksmtuned. */
final class KsmCommand implements Command {
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 400;
    private static final long USUAL_INTERVAL = 60;
    private static final String PAGE = "<!DOCTYPE html>";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "ksm",
                "Show what kernel samepage merging saves, and by the log of ksmtuned when memory was short. Touches nothing.",
                "  wirt ksm                               this machine, now and in the past",
                "  wirt ksm --since 2011-08-02 --until '2011-08-02 23:00'",
                "  wirt ksm --log ksmtuned.1 --html ksm.html",
                "  wirt ksm --explain                     what the settings of ksmtuned come to");
        spec.addOption(Options.value(
                        "--log",
                        "FILE",
                        "Read this log, also one in .gz or from - (standard input), instead of the host's."))
                .addOption(Options.value("--since", "TIME", "Only what was written then or later, by the log's clock."))
                .addOption(Options.value("--until", "TIME", "Only what was written before, by the log's clock."))
                .addOption(Options.flag("--explain", "What comes of the settings of ksmtuned, step by step."))
                .addOption(Options.value("--html", "FILE", "Write a page with the chart, in one file."))
                .addOption(Options.value("--width", "COLUMNS", "How wide the chart is (the terminal; else 80)."));
        return Options.withOutput(Options.withHost(spec));
    }

    @Override
    public int run(Session session) {
        Options options = session.options();
        Optional<LocalDateTime> since = time(options, "--since");
        Optional<LocalDateTime> until = time(options, "--until");
        if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
            throw new UsageException("--since is not before --until", "nothing can have been written in that time");
        }
        int width = width(session);
        Optional<Path> page = options.path("--html");
        page.ifPresent(KsmCommand::demandReplaceable);
        KsmReport report = report(session, since, until);
        page.ifPresent(file -> CallerFile.write(file, Bytes.utf8(page(report))));
        if (options.json()) {
            session.console().print(KsmJson.of(report));
        } else if (page.isPresent()) {
            session.console()
                    .print(Sheet.of("The page is in " + page.get() + ".").end());
        } else {
            session.console().print(new KsmText(session.style(), width).render(report, options.has("--explain")));
        }
        return ExitStatus.DONE;
    }

    /** A page may be written anew; anything else, as the log itself, is somebody's. */
    private static void demandReplaceable(Path file) {
        try (InputStream stream = Files.newInputStream(CallerFile.placeOf(file))) {
            String begin = new String(stream.readNBytes(PAGE.length()), StandardCharsets.ISO_8859_1);
            if (!begin.isEmpty() && !begin.equals(PAGE)) {
                throw new UsageException(file + " is there, and is no page", "choose another file, or remove it");
            }
        } catch (IOException e) {
            // Not there, or told when it is written.
            return;
        }
    }

    private static KsmReport report(Session session, Optional<LocalDateTime> since, Optional<LocalDateTime> until) {
        Host host = session.host();
        Optional<KsmtunedPlan> plan = KsmtunedPlan.of(host);
        HostPath log = plan.flatMap(KsmtunedPlan::log)
                .filter(path -> path.startsWith("/"))
                .map(HostPath::of)
                .orElse(KsmtunedPlan.USUAL_LOG);
        Optional<String> own = session.options().text("--log");
        HistoryReader reader = new HistoryReader(
                own.orElse(log.value()), plan.map(KsmtunedPlan::interval).orElse(USUAL_INTERVAL), since, until);
        String reason = own.isPresent() ? read(own.get(), session, reader) : read(host, log, plan, reader);
        String name = host.facts().name();
        return new KsmReport(
                name.isEmpty() ? host.facts().id() : name,
                KsmNow.of(host),
                plan,
                reason.isEmpty() ? Optional.of(reader.end()) : Optional.empty(),
                own.isEmpty() && since.isEmpty() && until.isEmpty(),
                reason);
    }

    /** @return why there is nothing to read; empty if there is */
    private static String read(Host host, HostPath log, Optional<KsmtunedPlan> plan, HistoryReader reader) {
        try {
            if (host.lines(log, reader::line)) {
                return "";
            }
        } catch (HostException e) {
            return e.summary();
        }
        String missing = "there is no " + log;
        return plan.filter(KsmtunedPlan::logs).isPresent()
                ? missing + "; ksmtuned is told to write it, and will when it is started anew"
                : missing + "; ksmtuned writes one if its settings are DEBUG=1 and LOGFILE=" + log;
    }

    /** @return empty */
    private static String read(String file, Session session, HistoryReader reader) {
        try (InputStream stream = stream(file, session)) {
            LineStream.read(stream, reader::line);
            return "";
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file, "check the name; paths are relative to where you are");
        } catch (IOException e) {
            throw new UsageException(
                    "cannot read " + file + ": " + Session.reason(e), "it must be a file that you may read");
        }
    }

    private static InputStream stream(String file, Session session) throws IOException {
        if (file.equals("-")) {
            return session.console().in();
        }
        InputStream stream =
                Files.newInputStream(session.options().path("--log").orElseThrow());
        return file.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }

    private static String page(KsmReport report) {
        History history = report.history()
                .orElseThrow(() -> new UsageException(
                        "there is nothing to draw: " + report.reason(), "name another log with --log"));
        Map<String, String> facts = new LinkedHashMap<>(KsmText.past(history));
        KsmText.now(report).forEach((label, value) -> facts.put("now: " + label, value));
        return KsmHtml.render("KSM on " + report.host(), facts, history);
    }

    private static int width(Session session) {
        Optional<String> text = session.options().text("--width");
        if (text.isEmpty()) {
            return Math.max(
                    LEAST_WIDTH,
                    Math.min(MOST_WIDTH, session.console().terminal().columns()));
        }
        try {
            int width = Integer.parseInt(text.get());
            if (width >= LEAST_WIDTH && width <= MOST_WIDTH) {
                return width;
            }
        } catch (NumberFormatException noNumber) {
            // told below, as one that is too small or too large
        }
        throw new UsageException(
                "--width takes " + LEAST_WIDTH + " to " + MOST_WIDTH + ", not '" + text.get() + "'",
                "leave it out to have the width of the terminal");
    }

    /** A day, or a day and a time of it. */
    private static Optional<LocalDateTime> time(Options options, String option) {
        Optional<String> text = options.text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String written = text.get().strip().replace(' ', 'T');
        try {
            return Optional.of(
                    written.contains("T")
                            ? LocalDateTime.parse(written)
                            : LocalDate.parse(written).atStartOfDay());
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    option + " takes a day or a time, not '" + text.get() + "'",
                    "write it as 2011-08-02 or '2011-08-02 23:00'");
        }
    }
}
