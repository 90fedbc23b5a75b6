package io.wirt.cli.command;

import io.wirt.engine.playbook.Playbook;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt validate}: is the playbook free of mistakes? */
final class ValidateCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "validate",
                "Read a playbook and report every mistake in it. Looks at no host.",
                "  wirt validate kvm.yaml");
        Options.withPlaybook(spec, "0..1");
        return Options.withOutput(Options.withPlugins(spec));
    }

    @Override
    public int run(Session session) {
        Playbook playbook = session.playbook();
        if (session.options().json()) {
            session.console()
                    .print(Json.members(
                            "document", "validation",
                            "format", 1,
                            "path", playbook.source().path(),
                            "name", playbook.name(),
                            "resources", playbook.resources().size(),
                            "checks", playbook.checks().size(),
                            "afterBoot", playbook.afterBoot().size()));
        } else if (!session.options().has("--quiet")) {
            session.console()
                    .print(Sheet.of(playbook.source().path() + " is valid: "
                                    + playbook.resources().size() + " resources, "
                                    + playbook.checks().size() + " checks, "
                                    + playbook.afterBoot().size() + " after-boot checks")
                            .end());
        }
        return ExitStatus.DONE;
    }
}
