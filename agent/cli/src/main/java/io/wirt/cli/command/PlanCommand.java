package io.wirt.cli.command;

import io.wirt.cli.render.PlanText;
import io.wirt.engine.document.DocumentJson;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.SavedPlan;
import io.wirt.spi.command.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt plan}: what would change. */
final class PlanCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "plan",
                "Show what applying a playbook would change, and why. Touches nothing.",
                "  wirt plan kvm.yaml                     what would change on this machine",
                "  wirt plan kvm.yaml --out plan.json     save it, to be approved and applied later",
                "  wirt plan kvm.yaml --root /mnt/sysimage");
        Options.withPlaybook(spec, "0..1");
        spec.addOption(Options.value("--out", "FILE", "Save the plan for 'wirt apply --plan FILE'."))
                .addOption(detailedExitCode())
                .addOption(strict());
        return Options.withOutput(Options.withPlugins(Options.withHost(spec)));
    }

    static picocli.CommandLine.Model.OptionSpec detailedExitCode() {
        return Options.flag("--detailed-exitcode", "Success splits: 2 something changes, 3 a reboot is pending.");
    }

    static picocli.CommandLine.Model.OptionSpec strict() {
        return Options.flag("--strict", "An after-boot check that cannot be decided counts as failed.");
    }

    @Override
    public int run(Session session) {
        refuseToReplacePlaybook(session);
        PlanDocument plan = session.agent().plan(session.playbook(), Session.absolute(session.playbookPath()));
        session.options().path("--out").ifPresent(file -> CallerFile.write(file, SavedPlan.seal(plan)));
        print(session, plan);
        return ExitStatus.of(
                plan, session.options().has("--strict"), session.options().has("--detailed-exitcode"));
    }

    private static void refuseToReplacePlaybook(Session session) {
        Optional<Path> out = session.options().path("--out");
        if (out.isPresent() && CallerFile.isSame(out.get(), Path.of(session.playbookPath()))) {
            throw new UsageException("--out would replace the playbook", "choose another file");
        }
    }

    static void print(Session session, PlanDocument plan) {
        Options options = session.options();
        if (options.json()) {
            session.console().print(DocumentJson.of(plan));
        } else {
            session.console()
                    .print(new PlanText(session.style(), options.has("--verbose"), options.has("--quiet"))
                            .render(plan));
        }
    }
}
