package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.KsmNow;
import io.wirt.modules.ksm.KsmtunedPlan;
import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.HistoryReader;
import io.wirt.page.Page;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.command.CommandCall;
import io.wirt.spi.command.CommandExample;
import io.wirt.spi.command.CommandOption;
import io.wirt.spi.command.HostCommand;
import io.wirt.spi.command.UsageException;
import io.wirt.spi.output.Sheet;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wirt ksm}: what samepage merging is worth on a host, now and by the log of ksmtuned. */
public final class KsmCommand implements HostCommand {
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 400;
    private static final long USUAL_INTERVAL = 60;

    private static final CommandOption.InputFile LOG = new CommandOption.InputFile(
            "--log", "FILE", "Read this log, also one in .gz or from - (standard input), instead of the host's.");
    private static final CommandOption.Value SINCE =
            new CommandOption.Value("--since", "TIME", "Only what was written then or later, by the log's clock.");
    private static final CommandOption.Value UNTIL =
            new CommandOption.Value("--until", "TIME", "Only what was written before, by the log's clock.");
    private static final CommandOption.Flag EXPLAIN =
            new CommandOption.Flag("--explain", "What comes of the settings of ksmtuned, step by step.");
    private static final CommandOption.OutputFile HTML = new CommandOption.OutputFile(
            "--html", "FILE", "Write a page with the chart, in one file.", "page", Page.BEGIN);
    private static final CommandOption.Value WIDTH =
            new CommandOption.Value("--width", "COLUMNS", "How wide the chart is (the terminal; else 80).");

    @Override
    public String name() {
        return "ksm";
    }

    @Override
    public String summary() {
        return "show what samepage merging saves, and when memory was short";
    }

    @Override
    public String description() {
        return "Show what kernel samepage merging saves, and by the log of ksmtuned when memory was short. Touches nothing.";
    }

    @Override
    public List<CommandExample> examples() {
        return List.of(
                new CommandExample("wirt ksm", "this machine, now and in the past"),
                new CommandExample("wirt ksm --since 2011-08-02 --until '2011-08-02 23:00'", ""),
                new CommandExample("wirt ksm --log ksmtuned.1 --html ksm.html", ""),
                new CommandExample("wirt ksm --explain", "what the settings of ksmtuned come to"));
    }

    @Override
    public List<CommandOption> options() {
        return List.of(LOG, SINCE, UNTIL, EXPLAIN, HTML, WIDTH);
    }

    @Override
    public void run(CommandCall call) {
        Optional<LocalDateTime> since = time(call, SINCE);
        Optional<LocalDateTime> until = time(call, UNTIL);
        if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
            throw new UsageException("--since is not before --until", "nothing can have been written in that time");
        }
        int width = width(call);
        Optional<CommandCall.Output> page = call.file(HTML);
        KsmReport report = report(call, since, until);
        page.ifPresent(file -> file.write(Bytes.utf8(page(report))));
        if (call.json()) {
            call.print(KsmJson.of(report));
        } else if (page.isPresent()) {
            call.print(Sheet.of("The page is in " + page.get().name() + ".").end());
        } else {
            call.print(new KsmText(call.style(), width).render(report, call.has(EXPLAIN)));
        }
    }

    private static KsmReport report(CommandCall call, Optional<LocalDateTime> since, Optional<LocalDateTime> until) {
        HostView host = call.host();
        Optional<KsmtunedPlan> plan = KsmtunedPlan.of(host);
        HostPath log = plan.flatMap(KsmtunedPlan::log)
                .filter(path -> path.startsWith("/"))
                .map(HostPath::of)
                .orElse(KsmtunedPlan.USUAL_LOG);
        Optional<CommandCall.Input> own = call.file(LOG);
        HistoryReader reader = new HistoryReader(
                own.map(CommandCall.Input::name).orElse(log.value()),
                plan.map(KsmtunedPlan::interval).orElse(USUAL_INTERVAL),
                since,
                until);
        own.ifPresent(file -> file.lines(reader::line));
        String reason = own.isPresent() ? "" : read(call, log, plan, reader);
        return new KsmReport(
                call.hostName(),
                KsmNow.of(host),
                plan,
                reason.isEmpty() ? Optional.of(reader.end()) : Optional.empty(),
                own.isEmpty() && since.isEmpty() && until.isEmpty(),
                reason);
    }

    /** @return why there is nothing to read; empty if there is */
    private static String read(CommandCall call, HostPath log, Optional<KsmtunedPlan> plan, HistoryReader reader) {
        try {
            if (call.lines(log, reader::line)) {
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

    private static String page(KsmReport report) {
        History history = report.history()
                .orElseThrow(() -> new UsageException(
                        "there is nothing to draw: " + report.reason(), "name another log with --log"));
        Map<String, String> facts = new LinkedHashMap<>(KsmText.past(history));
        KsmText.now(report).forEach((label, value) -> facts.put("now: " + label, value));
        return KsmHtml.render("KSM on " + report.host(), facts, history);
    }

    private static int width(CommandCall call) {
        Optional<String> text = call.text(WIDTH);
        if (text.isEmpty()) {
            return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, call.columns()));
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
    private static Optional<LocalDateTime> time(CommandCall call, CommandOption.Value option) {
        Optional<String> text = call.text(option);
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
                    option.name() + " takes a day or a time, not '" + text.get() + "'",
                    "write it as 2011-08-02 or '2011-08-02 23:00'");
        }
    }
}
