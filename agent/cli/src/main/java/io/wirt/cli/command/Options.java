package io.wirt.cli.command;

import io.wirt.spi.command.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options of one call, typed. */
final class Options {
    private final ParseResult parsed;

    Options(ParseResult parsed) {
        this.parsed = parsed;
    }

    /** A command with the options that all of them have. */
    static CommandSpec command(String name, String summary, String... examples) {
        CommandSpec spec = CommandSpec.create().name("wirt " + name);
        spec.usageMessage()
                .description(summary)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .optionListHeading("%nOptions:%n")
                .parameterListHeading("%n")
                .footerHeading(examples.length == 0 ? "" : "%nExamples:%n")
                .footer(examples);
        spec.addOption(flag("-h", "--help", "Show this help."));
        return spec;
    }

    static CommandSpec withHost(CommandSpec spec) {
        return spec.addOption(value("--root", "DIR", "Work on the file system tree at DIR instead of this machine."))
                .addOption(value("--state-dir", "DIR", "Where Wirt keeps its memory (/var/lib/wirt under the root)."));
    }

    static CommandSpec withPlugins(CommandSpec spec) {
        return spec.addOption(value("--plugin-dir", "DIR", "Where plug-in jars lie (/usr/lib/wirt/plugins)."));
    }

    static CommandSpec withOutput(CommandSpec spec) {
        return spec.addOption(value("--format", "FORMAT", "text, or json: one document on standard output."))
                .addOption(value("--color", "WHEN", "auto, always or never; auto honours NO_COLOR."))
                .addOption(flag("-q", "--quiet", "Only what needs attention."))
                .addOption(flag("-v", "--verbose", "File differences and commands as well."));
    }

    static CommandSpec withPlaybook(CommandSpec spec, String arity) {
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PLAYBOOK")
                .arity(arity)
                .type(String.class)
                .description("The playbook, a YAML file.")
                .build());
    }

    static OptionSpec flag(String... namesAndDescription) {
        int last = namesAndDescription.length - 1;
        return OptionSpec.builder(namesAndDescription[0], java.util.Arrays.copyOfRange(namesAndDescription, 1, last))
                .arity("0")
                .type(Boolean.class)
                .description(namesAndDescription[last])
                .build();
    }

    static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    Optional<String> text(String option) {
        String value = parsed.matchedOptionValue(option, "");
        return parsed.hasMatchedOption(option) ? Optional.of(value) : Optional.empty();
    }

    Optional<Path> path(String option) {
        return text(option).map(path -> path(option, path));
    }

    static Path path(String option, String path) {
        if (path.isEmpty()) {
            throw new UsageException(option + " is empty", "is the variable that you meant to put there set?");
        }
        return Path.of(path);
    }

    List<String> positionals() {
        return parsed.hasMatchedPositional(0) ? List.of(parsed.matchedPositionalValue(0, "")) : List.of();
    }

    boolean json() {
        return choice("--format", "text", "json").equals("json");
    }

    /** The value of an option that takes one of a few words; the first where it is not given. */
    String choice(String option, String... words) {
        String word = text(option).orElse(words[0]);
        if (!List.of(words).contains(word)) {
            throw new UsageException(
                    option + " takes " + String.join(", ", words) + ", not '" + word + "'",
                    io.wirt.spi.Suggestion.didYouMean(word, List.of(words), "see 'wirt --help'"));
        }
        return word;
    }
}
