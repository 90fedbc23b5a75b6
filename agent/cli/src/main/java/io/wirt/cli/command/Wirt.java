package io.wirt.cli.command;

import io.wirt.engine.host.HostCode;
import io.wirt.engine.playbook.DiagnosticText;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Diagnostic;
import io.wirt.spi.HostException;
import io.wirt.spi.HostModule;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Suggestion;
import io.wirt.spi.command.UsageException;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The program: finds the command, runs it, and turns whatever goes wrong into words and an exit status. */
public final class Wirt {
    private static final String USAGE = """
            Usage: wirt COMMAND [OPTIONS]

            Brings a Linux server to the state that a YAML playbook declares.

              plan      show what applying a playbook would change; touches nothing
              apply     plan, ask, perform, verify
              check     ask the host what the playbook's checks demand of it
              status    compare the host with the playbook applied last
            %s  validate  report every mistake in a playbook
              kinds     list the kinds that playbooks can use, or explain one
              schema    print the JSON Schema of playbooks, for an editor

              wirt COMMAND --help says more. wirt --version names the version.

            Examples:
              wirt plan kvm.yaml                 what would change on this machine
              wirt apply kvm.yaml                show the plan, ask, perform it
              wirt status                        has it drifted? is a reboot pending?

            Exit status: 0 done or nothing to do, 1 not brought to its state, 4 a check failed,
            5 plan stale, 6 another run is at work, 64 usage, 65 playbook invalid, 70 internal error.
            """;

    private static final String PLUGINS = "--plugin-dir";

    private final Console console;
    private final List<HostModule> builtIn;

    /** @param builtIn the families that ship with the program */
    public Wirt(Console console, List<HostModule> builtIn) {
        this.console = console;
        this.builtIn = builtIn;
    }

    /** Runs one call and gives its exit status. */
    public int run(String... arguments) {
        boolean json = wantsJson(List.of(arguments));
        try {
            return dispatch(arguments);
        } catch (UsageException e) {
            return Failure.of(console, json, ExitStatus.USAGE, CallCode.USAGE, e.summary())
                    .remedy(e.remedy())
                    .print();
        } catch (InvalidPlaybookException e) {
            return invalid(e.rejected(), json);
        } catch (HostException e) {
            return Failure.of(console, json, ExitStatus.NOT_CONVERGED, e.code(), e.summary())
                    .remedy(e.remedy())
                    .print();
        } catch (InvalidPathException e) {
            return Failure.of(
                            console,
                            json,
                            ExitStatus.USAGE,
                            CallCode.USAGE,
                            "no file can have this name here: " + e.getMessage())
                    .remedy("the locale decides which names there are; try again with LC_ALL=C.UTF-8")
                    .print();
        } catch (RuntimeException | Error e) {
            return internalError(e, json, arguments);
        } catch (Exception undeclared) {
            // The JDK lets what close(2) says through as a checked exception of its own that it does not declare.
            return Failure.of(
                            console,
                            json,
                            ExitStatus.NOT_CONVERGED,
                            HostCode.IO,
                            "the operating system reported an error: " + undeclared.getMessage())
                    .remedy("see the kernel log for errors of the disk or file system; then run again")
                    .print();
        }
    }

    /** Known before the arguments are parsed, so that even a mistake in them is told in the form asked for. */
    private static boolean wantsJson(List<String> arguments) {
        int format = arguments.indexOf("--format");
        return arguments.contains("--format=json")
                || (format >= 0
                        && format + 1 < arguments.size()
                        && arguments.get(format + 1).equals("json"));
    }

    private int dispatch(String... arguments) {
        List<String> given = List.of(arguments);
        if (given.isEmpty() || Set.of("-h", "--help", "help").contains(given.get(0))) {
            help(given);
            return given.isEmpty() ? ExitStatus.USAGE : ExitStatus.DONE;
        }
        if (given.get(0).equals("--version")) {
            console.print(Sheet.of("wirt " + Version.TEXT).end());
            return ExitStatus.DONE;
        }
        return run(command(given.get(0), given), given.subList(1, given.size()));
    }

    /** Help is given even where the plug-ins are in disorder; that is said behind it. */
    private void help(List<String> arguments) {
        String builtInOnly = Commands.of(builtIn, List.of()).list();
        try {
            console.print(Sheet.of(USAGE.formatted(withPlugins(arguments).list())));
        } catch (UsageException e) {
            console.print(Sheet.of(USAGE.formatted(builtInOnly)));
            throw e;
        }
    }

    /** Modules are asked for a command that is not the program's own, and plug-ins for one that nobody else has. */
    private Command command(String name, List<String> arguments) {
        Optional<Command> own = Commands.own(name);
        if (own.isPresent()) {
            return own.get();
        }
        Optional<Command> brought = Commands.of(builtIn, List.of()).brought(name);
        if (brought.isPresent()) {
            return brought.get();
        }
        Commands all = withPlugins(arguments);
        return all.brought(name)
                .orElseThrow(() -> new UsageException(
                        "there is no command '" + name + "'",
                        Suggestion.didYouMean(name, all.names(), "see 'wirt --help'")));
    }

    /** Which options there are depends on the command, so this one is looked for before the arguments are parsed. */
    private Commands withPlugins(List<String> arguments) {
        Optional<String> named = Optional.empty();
        for (int i = 0; i < arguments.size() && named.isEmpty(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(PLUGINS + "=")) {
                named = Optional.of(argument.substring(PLUGINS.length() + 1));
            } else if (argument.equals(PLUGINS) && i + 1 < arguments.size()) {
                named = Optional.of(arguments.get(i + 1));
            }
        }
        return Commands.of(builtIn, Plugins.found(named.map(directory -> Options.path(PLUGINS, directory))));
    }

    private int run(Command command, List<String> arguments) {
        CommandLine line = new CommandLine(command.spec());
        CommandLine.ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new UsageException(
                    String.valueOf(e.getMessage()), "see '" + command.spec().name() + " --help'");
        }
        if (parsed.hasMatchedOption("--help")) {
            console.print(Sheet.of(line.getUsageMessage(Ansi.OFF)));
            return ExitStatus.DONE;
        }
        Session session = new Session(new Options(parsed), console, builtIn);
        session.options().json();
        session.style();
        return command.run(session);
    }

    private int invalid(Reading.Rejected rejected, boolean json) {
        if (!json) {
            console.complain(Sheet.of(DiagnosticText.renderAll(rejected.source(), rejected.diagnostics()))
                    .end());
            return ExitStatus.INVALID_PLAYBOOK;
        }
        List<Json> diagnostics = new ArrayList<>();
        for (Diagnostic diagnostic : rejected.diagnostics()) {
            diagnostics.add(Json.members(
                    "code", diagnostic.code().id(),
                    "summary", diagnostic.summary(),
                    "file", rejected.source().path(),
                    "line", diagnostic.span().line(),
                    "column", diagnostic.span().column(),
                    "remedy", diagnostic.hint()));
        }
        console.print(Json.members(
                "document",
                "error",
                "format",
                1,
                "exit",
                ExitStatus.INVALID_PLAYBOOK,
                "code",
                PlaybookCode.INVALID.id(),
                "summary",
                "the playbook has mistakes",
                "details",
                new Json.Array(List.of()),
                "remedy",
                "",
                "diagnostics",
                new Json.Array(diagnostics)));
        return ExitStatus.INVALID_PLAYBOOK;
    }

    private int internalError(Throwable bug, boolean json, String... arguments) {
        if (List.of(arguments).contains("--verbose") || List.of(arguments).contains("-v")) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            console.complain(Sheet.of(trace.toString()));
        }
        return Failure.of(console, json, ExitStatus.INTERNAL_ERROR, CallCode.INTERNAL_ERROR, "internal error: " + bug)
                .remedy("this is a bug of Wirt; run it again with --verbose and report what it prints")
                .print();
    }
}
