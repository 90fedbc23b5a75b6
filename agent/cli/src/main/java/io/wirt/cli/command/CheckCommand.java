package io.wirt.cli.command;

import io.wirt.cli.render.PlanText;
import io.wirt.engine.document.DocumentJson;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.RebootDocument;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt check}: is the host what the playbook demands of it? */
final class CheckCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "check",
                "Ask the host what the playbook's checks demand of it. Touches nothing.",
                "  wirt check kvm.yaml                    is this machine fit for it?",
                "  wirt check kvm.yaml --strict           after the reboot: what cannot be decided fails, too");
        Options.withPlaybook(spec, "0..1");
        spec.addOption(PlanCommand.strict());
        return Options.withOutput(Options.withPlugins(Options.withHost(spec)));
    }

    @Override
    public int run(Session session) {
        Options options = session.options();
        PlanDocument whole = session.agent().plan(session.playbook(), Session.absolute(session.playbookPath()));
        PlanDocument checks = new PlanDocument(
                whole.host(),
                whole.playbook(),
                whole.checks(),
                List.of(),
                false,
                whole.afterBoot(),
                new RebootDocument(
                        whole.rebootRequired().now(), whole.rebootRequired().now(), List.of()),
                List.of(),
                whole.interrupted(),
                whole.atWork());
        if (options.json()) {
            session.console().print(DocumentJson.of(checks));
        } else {
            session.console()
                    .print(new PlanText(session.style(), options.has("--verbose"), options.has("--quiet"))
                            .checks(checks));
        }
        return ExitStatus.of(checks, options.has("--strict"), false);
    }
}
