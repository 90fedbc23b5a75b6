package io.wirt.cli.command;

import io.wirt.cli.render.StatusText;
import io.wirt.engine.document.DocumentJson;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.journal.LastRun;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.spi.output.Json;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code wirt status}: does the host still have the state that was applied last? */
final class StatusCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "status",
                "Compare the host with the playbook that was applied last: drift, owed restarts, reboot. Touches nothing.",
                "  wirt status                            this machine",
                "  wirt status --detailed-exitcode        2 if it has drifted, 3 if a reboot is pending");
        spec.addOption(PlanCommand.detailedExitCode()).addOption(PlanCommand.strict());
        return Options.withOutput(Options.withPlugins(Options.withHost(spec)));
    }

    @Override
    public int run(Session session) {
        Options options = session.options();
        Optional<LastRun> last = LastRun.load(session.store());
        Optional<String> cutOff = Journal.interrupted(session.store());
        if (last.isEmpty() && cutOff.isPresent()) {
            return Failure.of(
                            session,
                            ExitStatus.NOT_CONVERGED,
                            CallCode.FIRST_RUN_NOT_ENDED,
                            "the first apply to this host, run " + cutOff.get() + ", has not ended")
                    .remedy("if it no longer runs, 'wirt apply' with the same playbook does what is left")
                    .print();
        }
        if (last.isEmpty()) {
            return Failure.of(
                            session,
                            ExitStatus.NOT_CONVERGED,
                            CallCode.NEVER_APPLIED,
                            "no playbook has been applied to this host")
                    .remedy("apply one with 'wirt apply PLAYBOOK'")
                    .print();
        }
        String path = last.get().playbookPath();
        PlanDocument plan = session.agent()
                .plan(session.playbook(new PlaybookSource(path, last.get().playbook())), path);
        if (options.json()) {
            session.console().print(json(last.get(), plan));
        } else {
            session.console()
                    .print(new StatusText(session.style(), options.has("--quiet"))
                            .render(last.get().at(), last.get().outcome(), plan));
        }
        return ExitStatus.of(plan, options.has("--strict"), options.has("--detailed-exitcode"));
    }

    private static Json json(LastRun last, PlanDocument plan) {
        return Json.members(
                "document",
                "status",
                "format",
                PlanDocument.FORMAT,
                "lastRun",
                Json.members("at", last.at(), "outcome", last.outcome(), "playbook", last.playbookPath()),
                "plan",
                DocumentJson.of(plan));
    }
}
