package io.wirt.cli.command;

import io.wirt.spi.command.CommandExample;
import io.wirt.spi.command.CommandOption;
import io.wirt.spi.command.HostCommand;
import io.wirt.spi.command.UsageException;
import picocli.CommandLine.DuplicateOptionAnnotationsException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command that a module brings, called like one of the program's own. */
final class ModuleCommand implements Command {
    private static final int CALL_WIDTH = 39;

    private final HostCommand command;
    private final String family;
    private final boolean pluggedIn;

    /**
     * @param family the module's
     * @param pluggedIn whether the module came from the directory of plug-ins, which then can be named
     */
    ModuleCommand(HostCommand command, String family, boolean pluggedIn) {
        this.command = command;
        this.family = family;
        this.pluggedIn = pluggedIn;
    }

    String family() {
        return family;
    }

    String summary() {
        return command.summary();
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                command.name(),
                literal(command.description()),
                command.examples().stream().map(ModuleCommand::line).toArray(String[]::new));
        try {
            command.options().forEach(option -> spec.addOption(spec(option)));
            Options.withHost(spec);
            return Options.withOutput(pluggedIn ? Options.withPlugins(spec) : spec);
        } catch (DuplicateOptionAnnotationsException e) {
            throw new UsageException(
                    "the command '" + command.name() + "' of the module '" + family + "' cannot be called: "
                            + e.getMessage(),
                    "take that plug-in out, see --plugin-dir");
        }
    }

    private static OptionSpec spec(CommandOption option) {
        String description = literal(option.description());
        if (option instanceof CommandOption.Flag) {
            return Options.flag(option.name(), description);
        }
        if (option instanceof CommandOption.Value value) {
            return Options.value(option.name(), value.label(), description);
        }
        if (option instanceof CommandOption.InputFile file) {
            return Options.value(option.name(), file.label(), description);
        }
        return Options.value(option.name(), ((CommandOption.OutputFile) option).label(), description);
    }

    private static String line(CommandExample example) {
        String line = "  " + example.call();
        String gap = " ".repeat(Math.max(1, CALL_WIDTH - example.call().length()));
        return literal(example.meaning().isEmpty() ? line : line + gap + example.meaning());
    }

    /** Texts of help are formats in which a variable may stand. */
    private static String literal(String text) {
        return text.replace("%", "%%").replace("${", "$${");
    }

    @Override
    public int run(Session session) {
        command.run(new ModuleCall(session, command.options()));
        return ExitStatus.DONE;
    }
}
