package io.wirt.cli;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.Kind;
import io.wirt.spi.command.CommandCall;
import io.wirt.spi.command.CommandExample;
import io.wirt.spi.command.CommandModule;
import io.wirt.spi.command.CommandOption;
import io.wirt.spi.command.HostCommand;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A module with a command that has an option of each kind; with further ones it has no examples. */
public final class DemoModule implements CommandModule {
    private final String family;
    private final String name;
    private final List<CommandOption> more;

    /** As plug-ins are made. */
    public DemoModule() {
        this("demonstration", "demo");
    }

    DemoModule(String family, String name, CommandOption... more) {
        this.family = family;
        this.name = name;
        this.more = List.of(more);
    }

    @Override
    public String family() {
        return family;
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of();
    }

    @Override
    public List<HostCommand> commands() {
        return List.of(new Demo(name, more));
    }

    private record Demo(String name, List<CommandOption> more) implements HostCommand {
        private static final CommandOption.Flag LOUD = new CommandOption.Flag("--loud", "Louder, by 100% and ${more}.");
        private static final CommandOption.Value WORD = new CommandOption.Value("--word", "WORD", "Say this.");
        private static final CommandOption.InputFile TEXT =
                new CommandOption.InputFile("--text", "IN", "Say what is in this file.");
        private static final CommandOption.OutputFile NOTE =
                new CommandOption.OutputFile("--note", "OUT", "Write it down.", "note", "Note: ");
        private static final CommandOption.Flag FORGOTTEN = new CommandOption.Flag("--forgotten", "Not declared.");

        @Override
        public String summary() {
            return "say something";
        }

        @Override
        public String description() {
            return "Say something of a host. Touches nothing.";
        }

        @Override
        public List<CommandExample> examples() {
            return !more.isEmpty()
                    ? List.of()
                    : List.of(
                            new CommandExample("wirt demo", "whatever it is"),
                            new CommandExample("wirt demo --word 'a long word, 100% of it' --loud", ""));
        }

        @Override
        public List<CommandOption> options() {
            List<CommandOption> options = new ArrayList<>(List.of(LOUD, WORD, TEXT, NOTE));
            options.addAll(more);
            return options;
        }

        @Override
        public void run(CommandCall call) {
            if (call.text(WORD).equals(Optional.of("forgotten"))) {
                call.has(FORGOTTEN);
            }
            Optional<CommandCall.Output> note = call.file(NOTE);
            List<String> said = new ArrayList<>();
            call.text(WORD).ifPresent(said::add);
            call.file(TEXT).ifPresent(file -> file.lines(line -> said.add(file.name() + ":" + line)));
            call.lines(HostPath.of("/etc/motd"), said::add);
            said.add(call.hostName());
            said.add(call.has(LOUD) ? "!" : ".");
            said.add(call.columns() + (call.verbose() ? " verbose" : "") + (call.quiet() ? " quiet" : ""));
            String all = String.join("|", said);
            note.ifPresent(file -> file.write(Bytes.utf8("Note: " + all)));
            if (call.json()) {
                call.print(Json.members("said", all));
            } else {
                call.print(new Sheet(call.style()).put(all).end());
            }
        }
    }
}
