package io.wirt.cli.command;

import io.wirt.engine.document.PlaybookSchema;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt schema}: the JSON Schema of the playbooks that this Wirt and its plug-ins read. */
final class SchemaCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.withOutput(Options.withPlugins(Options.command(
                "schema",
                "Print the JSON Schema of playbooks, with the kinds of plug-ins, for editors that complete and check YAML.",
                "  wirt schema > playbook.schema.json     then, as the first line of a playbook:",
                "  # yaml-language-server: $schema=playbook.schema.json")));
    }

    @Override
    public int run(Session session) {
        session.console().print(PlaybookSchema.of(session.kinds()));
        return ExitStatus.DONE;
    }
}
