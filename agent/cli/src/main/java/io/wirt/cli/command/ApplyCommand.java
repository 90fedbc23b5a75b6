package io.wirt.cli.command;

import io.wirt.cli.render.PlanText;
import io.wirt.cli.render.ReportText;
import io.wirt.engine.apply.Agent;
import io.wirt.engine.apply.RunListener;
import io.wirt.engine.document.DocumentJson;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.engine.document.SavedPlan;
import io.wirt.engine.playbook.Playbook;
import io.wirt.spi.command.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt apply}: plan, ask, perform, verify. */
final class ApplyCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "apply",
                "Bring the host to the state that a playbook declares, and see that it got there.",
                "  wirt apply kvm.yaml                    show the plan, ask, perform it",
                "  wirt apply kvm.yaml --yes              without asking",
                "  wirt apply --plan plan.json            exactly what was approved, or nothing");
        Options.withPlaybook(spec, "0..1");
        spec.addOption(Options.value("--plan", "FILE", "Apply a saved plan, if it still is what would be planned."))
                .addOption(Options.flag("-y", "--yes", "Do not ask."))
                .addOption(Options.flag("-n", "--dry-run", "The same as 'wirt plan'."))
                .addOption(PlanCommand.detailedExitCode())
                .addOption(PlanCommand.strict());
        return Options.withOutput(Options.withPlugins(Options.withHost(spec)));
    }

    @Override
    public int run(Session session) {
        Options options = session.options();
        Optional<Path> saved = options.path("--plan");
        if (saved.isPresent() && !options.positionals().isEmpty()) {
            throw new UsageException(
                    "--plan and a playbook exclude each other", "a saved plan knows the playbook it was made from");
        }
        if (options.has("--dry-run")) {
            if (saved.isPresent()) {
                throw new UsageException("--dry-run needs a playbook", "use 'wirt plan PLAYBOOK'");
            }
            return new PlanCommand().run(session);
        }
        return saved.isPresent() ? applySaved(session, saved.get()) : applyPlaybook(session);
    }

    private int applyPlaybook(Session session) {
        Playbook playbook = session.playbook();
        return finish(
                session,
                session.agent()
                        .apply(
                                playbook,
                                Session.absolute(session.playbookPath()),
                                plan -> approves(session, plan),
                                listener(session)));
    }

    private int applySaved(Session session, Path file) {
        SavedPlan saved;
        try {
            saved = SavedPlan.open(Session.read(file.toString()));
        } catch (IllegalArgumentException e) {
            return Failure.of(session, ExitStatus.STALE, CallCode.UNUSABLE, file + " is refused: " + e.getMessage())
                    .remedy("make a new one with 'wirt plan PLAYBOOK --out " + file + "'")
                    .print();
        }
        Playbook playbook = session.playbook(saved.playbookPath());
        return finish(session, session.agent().applySaved(saved, playbook, saved.playbookPath(), listener(session)));
    }

    private static boolean approves(Session session, PlanDocument plan) {
        Options options = session.options();
        if (plan.changeCount() + plan.count(ResourceStatus.DEFERRED) == 0 || options.has("--yes")) {
            return true;
        }
        if (!session.console().terminal().in()) {
            throw new UsageException(
                    "nobody can be asked here", "add --yes, or use 'wirt plan --out' and 'apply --plan'");
        }
        session.console()
                .complain(new PlanText(session.style(), options.has("--verbose"), options.has("--quiet")).render(plan));
        return session.console().confirms("\nApply this?");
    }

    private static RunListener listener(Session session) {
        Options options = session.options();
        if (options.json()) {
            return RunListener.SILENT;
        }
        ReportText text = new ReportText(session.style(), options.has("--verbose"), options.has("--quiet"));
        return new RunListener() {
            @Override
            public void starting(String id) {
                if (session.console().terminal().out()) {
                    session.console().print(text.starting(id));
                }
            }

            @Override
            public void finished(ResourceDocument resource) {
                if (session.console().terminal().out()) {
                    session.console().takeLineBack();
                }
                session.console().print(text.row(resource));
            }

            @Override
            public void undone(ResourceDocument resource) {
                session.console().print(text.undone(resource));
            }
        };
    }

    private static int finish(Session session, Agent.Outcome outcome) {
        if (outcome instanceof Agent.Outcome.Performed performed) {
            return report(session, performed.report());
        }
        if (outcome instanceof Agent.Outcome.Blocked blocked) {
            PlanCommand.print(session, blocked.plan());
            return ExitStatus.CHECK_FAILED;
        }
        if (outcome instanceof Agent.Outcome.Contradictory contradictory) {
            PlanCommand.print(session, contradictory.plan());
            return ExitStatus.NOT_CONVERGED;
        }
        if (outcome instanceof Agent.Outcome.Stale stale) {
            return Failure.of(
                            session,
                            ExitStatus.STALE,
                            CallCode.STALE,
                            "the host or the playbook is not as it was approved; nothing was touched")
                    .details(stale.moved())
                    .remedy("look at a new plan, and apply that")
                    .print();
        }
        if (outcome instanceof Agent.Outcome.Locked locked) {
            return Failure.of(session, ExitStatus.LOCKED, CallCode.LOCKED, "another run is at work: " + locked.holder())
                    .remedy("wait until it has ended")
                    .print();
        }
        return Failure.of(session, ExitStatus.NOT_CONVERGED, CallCode.DECLINED, "declined; nothing was touched")
                .print();
    }

    private static int report(Session session, ReportDocument report) {
        Options options = session.options();
        if (options.json()) {
            session.console().print(DocumentJson.of(report));
        } else {
            session.console()
                    .print(new ReportText(session.style(), options.has("--verbose"), options.has("--quiet"))
                            .summary(report));
        }
        return ExitStatus.of(report, options.has("--strict"), options.has("--detailed-exitcode"));
    }
}
