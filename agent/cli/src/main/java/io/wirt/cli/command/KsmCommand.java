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
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt ksm}: what samepage merging is worth on a host, now and by the log of ksmtuned. */
final class KsmCommand implements Command {
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 400;
    private static final long USUAL_INTERVAL = 60;

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
                        "--log", "FILE", "Read this log instead of the host's (LOGFILE, /var/log/ksmtuned)."))
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
        int width = width(session);
        KsmReport report = report(session.host(), options, since, until);
        Optional<Path> page = options.path("--html");
        page.ifPresent(file -> CallerFile.write(file, Bytes.utf8(page(report))));
        if (options.json()) {
            session.console().out().print(KsmJson.of(report).print());
        } else if (page.isPresent()) {
            session.console().out().println("The page is in " + page.get() + ".");
        } else {
            session.console().out().print(new KsmText(session.style(), width).render(report, options.has("--explain")));
        }
        return ExitStatus.DONE;
    }

    private static KsmReport report(
            Host host, Options options, Optional<LocalDateTime> since, Optional<LocalDateTime> until) {
        Optional<KsmtunedPlan> plan = KsmtunedPlan.of(host);
        HostPath log = plan.flatMap(KsmtunedPlan::log)
                .filter(path -> path.startsWith("/"))
                .map(HostPath::of)
                .orElse(KsmtunedPlan.USUAL_LOG);
        Optional<Path> own = options.path("--log");
        HistoryReader reader = new HistoryReader(
                own.map(Path::toString).orElse(log.value()),
                plan.map(KsmtunedPlan::interval).orElse(USUAL_INTERVAL),
                since,
                until);
        boolean there = own.isPresent() ? read(own.get(), reader) : host.lines(log, reader::line);
        Optional<History> history = there ? Optional.of(reader.end()) : Optional.empty();
        String name = host.facts().name();
        return new KsmReport(
                name.isEmpty() ? host.facts().id() : name,
                KsmNow.of(host),
                plan,
                history,
                there
                        ? ""
                        : "there is no " + log + "; ksmtuned writes one if its settings are DEBUG=1 and LOGFILE="
                                + log);
    }

    private static boolean read(Path file, HistoryReader reader) {
        try (InputStream stream = Files.newInputStream(file)) {
            LineStream.read(stream, reader::line);
            return true;
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file, "check the name; paths are relative to where you are");
        } catch (IOException e) {
            throw new UsageException(
                    "cannot read " + file + ": " + Session.reason(e), "it must be a file that you may read");
        }
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
            return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, session.console().columns()));
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
