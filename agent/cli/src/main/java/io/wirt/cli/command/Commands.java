package io.wirt.cli.command;

import io.wirt.spi.HostModule;
import io.wirt.spi.command.CommandModule;
import io.wirt.spi.command.HostCommand;
import io.wirt.spi.command.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commands that can be called: the program's own, and those that modules bring, which are asked when they have to be. */
final class Commands {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int NAME_WIDTH = 10;
    private static final List<String> FIRST = List.of("plan", "apply", "check", "status");
    private static final List<String> LAST = List.of("validate", "kinds", "schema");

    private final Map<String, ModuleCommand> brought;

    private Commands(Map<String, ModuleCommand> brought) {
        this.brought = brought;
    }

    /** The program's own command of that name, for which no module is asked. */
    static Optional<Command> own(String name) {
        return switch (name) {
            case "plan" -> Optional.of(new PlanCommand());
            case "apply" -> Optional.of(new ApplyCommand());
            case "check" -> Optional.of(new CheckCommand());
            case "status" -> Optional.of(new StatusCommand());
            case "validate" -> Optional.of(new ValidateCommand());
            case "kinds" -> Optional.of(new KindsCommand());
            case "schema" -> Optional.of(new SchemaCommand());
            default -> Optional.empty();
        };
    }

    /**
     * The commands of the modules that ship with the program, and of those that are plugged in.
     *
     * @throws UsageException if a name is taken twice, or is not a valid one
     */
    static Commands of(List<HostModule> builtIn, List<HostModule> pluggedIn) {
        Map<String, ModuleCommand> brought = new LinkedHashMap<>();
        builtIn.forEach(module -> add(module, false, brought));
        pluggedIn.forEach(module -> add(module, true, brought));
        return new Commands(brought);
    }

    private static void add(HostModule module, boolean pluggedIn, Map<String, ModuleCommand> brought) {
        if (!(module instanceof CommandModule commandModule)) {
            return;
        }
        String family = module.family();
        for (HostCommand command : commandModule.commands()) {
            String name = command.name();
            if (!NAME.matcher(name).matches()) {
                throw refused("the module '" + family + "' brings a command '" + name + "', which is no name of one");
            }
            if (FIRST.contains(name) || LAST.contains(name)) {
                throw refused("the module '" + family + "' brings a command '" + name + "', which Wirt has itself");
            }
            ModuleCommand other = brought.put(name, new ModuleCommand(command, family, pluggedIn));
            if (other != null) {
                throw refused("the modules '" + other.family() + "' and '" + family + "' both bring a command '" + name
                        + "'");
            }
        }
    }

    private static UsageException refused(String summary) {
        return new UsageException(summary, "take one of the plug-ins out, see --plugin-dir");
    }

    /** A command that a module brings. */
    Optional<Command> brought(String name) {
        return Optional.ofNullable(brought.get(name));
    }

    /** All of them, as help lists them. */
    List<String> names() {
        List<String> names = new ArrayList<>(FIRST);
        names.addAll(brought.keySet());
        names.addAll(LAST);
        return names;
    }

    /** A line for each that a module brings. */
    String list() {
        StringBuilder list = new StringBuilder();
        brought.forEach((name, command) -> list.append("  " + name)
                .append(" ".repeat(Math.max(2, NAME_WIDTH - name.length())))
                .append(command.summary())
                .append('\n'));
        return list.toString();
    }
}
