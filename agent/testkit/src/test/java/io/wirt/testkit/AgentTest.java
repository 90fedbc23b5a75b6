package io.wirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.engine.apply.Agent;
import io.wirt.engine.apply.Patience;
import io.wirt.engine.apply.RunCode;
import io.wirt.engine.apply.RunListener;
import io.wirt.engine.document.DocumentJson;
import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.engine.document.SavedPlan;
import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Bytes;
import io.wirt.spi.Finding;
import io.wirt.spi.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine's promises, on a host in memory. */
class AgentTest {
    private static final String DAEMON_AND_FILE = """
            resources:
              - line: { name: l, file: /etc/d.conf, text: x=1 }
              - daemon: { name: d }
            """;

    private final MemoryStore store = new MemoryStore();

    @Test
    void aResourceIsPlannedOnTheHostAsThoseBeforeItLeaveIt() {
        FakeHost host = FakeHost.machine().file("/etc/f", "a\n");
        String both = """
                resources:
                  - line: { name: one, file: /etc/f, text: b }
                  - line: { name: two, file: /etc/f, text: c }
                """;

        PlanDocument plan = plan(host, both);
        assertThat(plan.resources().get(1).changes().get(0).actions().get(0).before())
                .isEqualTo("sha256:" + Bytes.latin1("a\nb\n").sha256());
        apply(host, both);
        assertThat(host.content("/etc/f")).isEqualTo("a\nb\nc\n");
    }

    @Test
    void aNoChangeApplyReplacesTheLastRunAndNothingElse() {
        FakeHost host = FakeHost.machine().file("/etc/f", "b\n");
        apply(host, "resources:\n  - line: { name: l, file: /etc/f, text: b }\n");
        assertThat(host.performed()).isEmpty();
        assertThat(store.snapshot().keySet()).containsExactly("last-run");
    }

    @Test
    void aChangeKeepsABeforeImageAndAJournalThatEnds() {
        FakeHost host = FakeHost.machine().file("/etc/f", "old\n");
        ReportDocument report = apply(host, "resources:\n  - line: { name: l, file: /etc/f, text: b }\n");
        String run = "runs/" + report.run() + "/";
        assertThat(store.snapshot()).containsEntry(run + "before/1", "old\n");
        assertThat(store.snapshot().get(run + "journal.jsonl"))
                .contains("\"begun\"", "\"intent\"", "\"done\"", "\"verified\"", "\"ended\"");
    }

    @Test
    void aServiceIsRestartedOnceForSeveralChangesItListensTo() {
        FakeHost host = daemonHost();
        apply(host, """
                resources:
                  - line: { name: one, file: /etc/d.conf, text: a }
                  - line: { name: two, file: /etc/d.conf, text: b }
                  - daemon: { name: d }
                """);
        assertThat(restarts(host)).isEqualTo(1);
    }

    @Test
    void aRestartOwedByAKilledRunIsMadeOnceByTheNext() {
        FakeHost host = daemonHost().diesAt(1, true);
        assertThatThrownBy(() -> apply(host, DAEMON_AND_FILE)).isInstanceOf(FakeHost.Died.class);
        assertThat(host.content("/etc/d.conf")).isEqualTo("x=1\n");
        revive(host);

        assertThat(plan(host, DAEMON_AND_FILE).owed()).containsExactly("line/l -> daemon/d");
        apply(host, DAEMON_AND_FILE);
        assertThat(restarts(host)).isEqualTo(1);
        apply(host, DAEMON_AND_FILE);
        assertThat(restarts(host)).isEqualTo(1);
        assertThat(plan(host, DAEMON_AND_FILE).owed()).isEmpty();
    }

    @Test
    void aRunKilledBeforeItsChangeOwesNothing() {
        FakeHost host = daemonHost().diesAt(1, false);
        assertThatThrownBy(() -> apply(host, DAEMON_AND_FILE)).isInstanceOf(FakeHost.Died.class);
        revive(host);
        assertThat(plan(host, DAEMON_AND_FILE).owed()).isEmpty();
    }

    @Test
    void aRebootPaysEveryOwedRestart() {
        FakeHost host = daemonHost().diesAt(1, true);
        assertThatThrownBy(() -> apply(host, DAEMON_AND_FILE)).isInstanceOf(FakeHost.Died.class);
        revive(host);
        host.reboot();
        apply(host, DAEMON_AND_FILE);
        assertThat(restarts(host)).isZero();
        assertThat(store.snapshot().keySet()).noneMatch(name -> name.startsWith("owed/"));
    }

    @Test
    void aStoppedServiceIsNotStartedForARestart() {
        FakeHost host = daemonHost().service("d", Query.ServiceState.STOPPED);
        apply(host, DAEMON_AND_FILE);
        assertThat(host.performed()).noneMatch(line -> line.startsWith("run"));
        assertThat(store.snapshot().keySet()).noneMatch(name -> name.startsWith("owed/"));
    }

    @Test
    void aChangeThatNobodyRestartsForGetsAWarning() {
        PlanDocument plan = plan(daemonHost(), """
                resources:
                  - line: { name: l, file: /etc/d.conf, text: x=1 }
                  - daemon: { name: d, restart-on: [] }
                """);
        assertThat(plan.resources().get(0).findings().get(0).id()).isEqualTo("plan.restart-not-managed");
    }

    @Test
    void theFailureOfOneSkipsItsDependantsAndNoOthers() {
        FakeHost host = FakeHost.machine().command("breaks", (argv, at) -> 1);
        ReportDocument report = apply(host, """
                resources:
                  - command: { name: breaks, file: /made }
                  - line: { name: dependant, file: /etc/a, text: x, requires: [command/breaks] }
                  - line: { name: other, file: /etc/b, text: x }
                """);
        assertThat(statuses(report))
                .containsExactly(ResourceStatus.FAILED, ResourceStatus.SKIPPED, ResourceStatus.CHANGED);
        assertThat(report.resources().get(0).reason()).contains("breaks");
        assertThat(report.resources().get(1).reason()).contains("command/breaks");
    }

    @Test
    void ofWhatTheHostWouldRefuseThePlanWarns() {
        FakeHost host = FakeHost.machine();
        String playbook = """
                resources:
                  - command: { name: nosuch, file: /made }
                """;

        PlanDocument plan = plan(host, playbook);
        ReportDocument report = apply(host, playbook);

        assertThat(plan.resources().get(0).status()).isEqualTo(ResourceStatus.CHANGES);
        assertThat(plan.resources().get(0).findings())
                .extracting(FindingDocument::level, FindingDocument::id)
                .containsExactly(tuple(Finding.Level.WARNING, "host.no-command"));
        assertThat(statuses(report)).containsExactly(ResourceStatus.FAILED);
        assertThat(report.resources().get(0).findings())
                .extracting(FindingDocument::level, FindingDocument::id)
                .containsExactly(tuple(Finding.Level.ERROR, "host.no-command"));
    }

    @Test
    void aCommandThatSucceedsWithoutEffectIsTheHostsFailure() {
        FakeHost host = FakeHost.machine().command("useless", (argv, at) -> 0);
        ReportDocument report = apply(host, "resources:\n  - command: { name: useless, file: /made }\n");
        assertThat(report.resources().get(0).findings().stream().map(FindingDocument::id))
                .containsExactly(RunCode.DONE_IN_PART.id(), "run.without-effect");
        assertThat(report.resources().get(0).reason()).startsWith("'useless");
    }

    @Test
    void aFileChangeThatDoesNotSettleIsABugOfItsKind() {
        ReportDocument report =
                apply(FakeHost.machine(), "resources:\n  - line: { name: l, file: /etc/f, text: never }\n");
        assertThat(report.resources().get(0).findings().stream().map(FindingDocument::id))
                .containsExactly(RunCode.DONE_IN_PART.id(), "kind.not-converged");
    }

    @Test
    void anExceptionOfAKindIsWordedAsABug() {
        PlanDocument plan = plan(FakeHost.machine(), "resources:\n  - line: { name: l, file: /etc/f, text: bug }\n");
        assertThat(plan.resources().get(0).status()).isEqualTo(ResourceStatus.FAULTY);
        assertThat(plan.resources().get(0).findings().get(0).id()).isEqualTo("kind.failed");
    }

    @Test
    void whatACommandCloudsIsDeferredAndDoneAtItsTurn() {
        String playbook = """
                resources:
                  - command: { name: install, file: /made, clouds: /etc/f }
                  - line: { name: l, file: /etc/f, text: x, requires: [command/install] }
                """;
        FakeHost host = installer();
        assertThat(plan(host, playbook).resources().get(1).status()).isEqualTo(ResourceStatus.DEFERRED);
        assertThat(statuses(apply(host, playbook))).containsExactly(ResourceStatus.CHANGED, ResourceStatus.CHANGED);
        assertThat(host.content("/etc/f")).isEqualTo("installed\nx\n");
    }

    @Test
    void aSavedPlanLeavesDeferredStepsUndone() {
        String playbook = """
                resources:
                  - command: { name: install, file: /made, clouds: /etc/f }
                  - line: { name: l, file: /etc/f, text: x }
                """;
        FakeHost host = installer();
        SavedPlan saved = SavedPlan.open(SavedPlan.seal(plan(host, playbook)));
        Agent.Outcome outcome = agent(host).applySaved(saved, read(playbook), "/p.yaml", RunListener.SILENT);
        ReportDocument report = ((Agent.Outcome.Performed) outcome).report();
        assertThat(statuses(report)).containsExactly(ResourceStatus.CHANGED, ResourceStatus.DEFERRED);
        assertThat(report.converged()).isFalse();
    }

    @Test
    void anEarlierCommandThatMovesTheGroundIsNamed() {
        FakeHost host = FakeHost.machine().file("/etc/f", "a\n").command("meddler", (argv, at) -> {
            at.file("/made", "made\n").file("/etc/f", "meddled\n");
            return 0;
        });
        ReportDocument report = apply(host, """
                resources:
                  - command: { name: meddler, file: /made }
                  - line: { name: l, file: /etc/f, text: x }
                """);
        assertThat(statuses(report)).containsExactly(ResourceStatus.CHANGED, ResourceStatus.MOVED);
        assertThat(report.resources().get(1).reason()).contains("'meddler' ran before");
        assertThat(host.content("/etc/f")).isEqualTo("meddled\n");
    }

    @Test
    void aSavedPlanIsRefusedWhenItsGroundHasMoved() {
        FakeHost host = FakeHost.machine().file("/etc/f", "a\n").file("/etc/other", "a\n");
        String playbook = "resources:\n  - line: { name: l, file: /etc/f, text: x }\n";
        SavedPlan saved = SavedPlan.open(SavedPlan.seal(plan(host, playbook)));
        host.file("/etc/other", "b\n");
        SavedPlan fresh = SavedPlan.open(SavedPlan.seal(plan(host, playbook)));
        assertThat(saved.promise().movedIn(fresh.promise())).isEmpty();
        host.file("/etc/f", "b\n");
        Agent.Outcome outcome = agent(host).applySaved(saved, read(playbook), "/p.yaml", RunListener.SILENT);
        assertThat(outcome).isInstanceOf(Agent.Outcome.Stale.class);
        assertThat(((Agent.Outcome.Stale) outcome).moved().get(0)).contains("line/l", "/etc/f");
        assertThat(host.performed()).isEmpty();
    }

    @Test
    void everyEditOfASavedPlanIsNoticed() {
        FakeHost host = FakeHost.machine();
        String saved = SavedPlan.seal(plan(host, "resources:\n  - line: { name: l, file: /etc/f, text: x }\n"))
                .latin1();
        assertThatThrownBy(() -> SavedPlan.open(Bytes.latin1(saved.replace("/etc/f", "/etc/g"))))
                .hasMessageContaining("altered");
        assertThatThrownBy(() -> SavedPlan.open(Bytes.latin1(saved.replace("add a line", "add a lime"))))
                .hasMessageContaining("altered");
        assertThatThrownBy(() -> SavedPlan.open(Bytes.latin1(saved.substring(0, saved.length() / 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecondRunIsToldWhoHoldsTheLock() {
        FakeHost host = FakeHost.machine();
        store.lockedBy("process 7, since noon");
        assertThat(plan(host, DAEMON_AND_FILE).atWork()).isEqualTo("process 7, since noon");
        Agent.Outcome outcome = agent(host).apply(read(DAEMON_AND_FILE), "/p.yaml", plan -> true, RunListener.SILENT);
        assertThat(outcome).isEqualTo(new Agent.Outcome.Locked("process 7, since noon"));
        assertThat(host.performed()).isEmpty();
    }

    @Test
    void aRunThatWasCutOffIsReportedUntilTheNextOneEnds() {
        FakeHost host = daemonHost().diesAt(1, true);
        assertThatThrownBy(() -> apply(host, DAEMON_AND_FILE)).isInstanceOf(FakeHost.Died.class);
        revive(host);
        assertThat(plan(host, DAEMON_AND_FILE).interrupted()).isNotEmpty();
        store.lockedBy("process 7");
        assertThat(plan(host, DAEMON_AND_FILE).interrupted())
                .as("a run at work may be just that one")
                .isEmpty();
        store.breakLock();
        apply(host, DAEMON_AND_FILE);
        assertThat(plan(host, DAEMON_AND_FILE).interrupted()).isEmpty();
    }

    @Test
    void aFailedCheckBlocksAndNothingIsTouched() {
        FakeHost host = FakeHost.machine();
        Agent.Outcome outcome = agent(host)
                .apply(
                        read("checks:\n  - present: /nowhere\n" + DAEMON_AND_FILE),
                        "/p.yaml",
                        plan -> true,
                        RunListener.SILENT);
        assertThat(outcome).isInstanceOf(Agent.Outcome.Blocked.class);
        assertThat(host.performed()).isEmpty();
        assertThat(store.snapshot()).isEmpty();
    }

    @Test
    void anUndecidedCheckBlocksUnlessItIsSaidToWarn() {
        assertThat(plan(FakeHost.machine(), "checks:\n  - present: /x?\n").blocked())
                .isTrue();
        assertThat(plan(FakeHost.machine(), "checks:\n  - present: { file: \"/x?\", unknown: warn }\n")
                        .blocked())
                .isFalse();
    }

    @Test
    void aSensitiveLineStandsInNoDocumentAndNoJournal() {
        FakeHost host = FakeHost.machine().file("/etc/f", "a\n");
        String playbook = "resources:\n  - line: { name: l, file: /etc/f, text: secret-of-mine }\n";
        String shown = DocumentJson.of(plan(host, playbook)).print();
        ReportDocument report = apply(host, playbook);
        assertThat(shown).contains("<hidden>").doesNotContain("secret-of-mine");
        assertThat(DocumentJson.of(report).print()).doesNotContain("secret-of-mine");
        assertThat(store.snapshot().get("runs/" + report.run() + "/journal.jsonl"))
                .doesNotContain("secret-of-mine");
    }

    @Test
    void nothingIsOwedByAFileSystemTree() {
        FakeHost tree = FakeHost.tree();
        apply(tree, DAEMON_AND_FILE);
        assertThat(tree.content("/etc/d.conf")).isEqualTo("x=1\n");
        assertThat(store.snapshot().keySet()).noneMatch(name -> name.startsWith("owed/"));
    }

    @Test
    void anApplyToATreeLeavesTheDebtsOfTheMachineAlone() {
        store.replace("owed/daemon~d+line~l", Bytes.utf8("source line/l\nservice daemon/d\nboot boot-1\npath /\n"));
        apply(FakeHost.tree(), "resources:\n  - line: { name: l, file: /etc/f, text: x }\n");
        assertThat(store.snapshot()).containsKey("owed/daemon~d+line~l");
    }

    @Test
    void aSourceThatFailsDoesNotKeepItsListenerFromHearingOfAnother() {
        FakeHost host = daemonHost().command("breaks", (argv, at) -> 1);
        ReportDocument report = apply(host, """
                resources:
                  - command: { name: breaks, file: /made }
                  - line: { name: l, file: /etc/d.conf, text: x=1 }
                  - daemon: { name: d, restart-on: [command/breaks, line/l] }
                """);
        assertThat(statuses(report))
                .containsExactly(ResourceStatus.FAILED, ResourceStatus.CHANGED, ResourceStatus.CHANGED);
        assertThat(restarts(host)).isEqualTo(1);
    }

    @Test
    void goingBackToTheOldContentStillPaysADebtThatMayHaveBeenPaidWithTheNew() {
        FakeHost host = daemonHost().diesAt(2, true);
        assertThatThrownBy(() -> apply(host, DAEMON_AND_FILE)).isInstanceOf(FakeHost.Died.class);
        revive(host);
        host.diesAt(1, true);
        String two = DAEMON_AND_FILE.replace("x=1", "y=2");
        assertThatThrownBy(() -> apply(host, two)).isInstanceOf(FakeHost.Died.class);
        revive(host);
        host.without("/etc/d.conf");
        assertThat(plan(host, DAEMON_AND_FILE).owed()).containsExactly("line/l -> daemon/d");
    }

    @Test
    void aRunCutOffAfterItsLastActionIsForgottenOnceAllIsInOrder() {
        String playbook = "resources:\n  - line: { name: l, file: /etc/f, text: x }\n";
        FakeHost host = FakeHost.machine().diesAt(1, true);
        assertThatThrownBy(() -> apply(host, playbook)).isInstanceOf(FakeHost.Died.class);
        revive(host);
        apply(host, playbook);
        assertThat(plan(host, playbook).interrupted()).isEmpty();
    }

    @Test
    void twoResourcesThatUndoEachOthersWorkAreRefusedInThePlanWithBothPlacesAndNothingIsApplied() {
        FakeHost host = FakeHost.machine().file("/etc/f", "");
        String playbook = """
                resources:
                  - only: { name: one, file: /etc/f, text: a }
                  - line: { name: other, file: /etc/g, text: x }
                  - only: { name: two, file: /etc/f, text: b }
                """;
        PlanDocument plan = plan(host, playbook);
        assertThat(plan.resources())
                .extracting(ResourceDocument::status)
                .containsExactly(ResourceStatus.REFUSED, ResourceStatus.CHANGES, ResourceStatus.REFUSED);
        assertThat(plan.contradictory()).isTrue();
        assertThat(plan.resources().get(0).findings())
                .extracting(FindingDocument::id)
                .containsExactly("plan.contradicted");
        assertThat(plan.resources().get(0).findings().get(0).summary())
                .isEqualTo("it is undone by only/two (p.yaml:5): write a");
        assertThat(plan.resources().get(0).findings().get(0).place()).isEqualTo("p.yaml:3");
        assertThat(plan.resources().get(2).findings().get(0).summary())
                .isEqualTo("it undoes only/one (p.yaml:3): write a");

        assertThat(agent(host).apply(read(playbook), "/p.yaml", shown -> true, RunListener.SILENT))
                .isEqualTo(new Agent.Outcome.Contradictory(plan));
        assertThat(host.performed()).isEmpty();
    }

    @Test
    void aResourceInOrderThatALaterOneUndoesIsRefusedToo() {
        FakeHost host = FakeHost.machine().file("/etc/f", "a\n");
        PlanDocument plan = plan(host, """
                resources:
                  - only: { name: one, file: /etc/f, text: a }
                  - only: { name: two, file: /etc/f, text: b }
                """);
        assertThat(plan.contradictory()).isTrue();
        assertThat(plan.changeCount()).isZero();
    }

    @Test
    void whatCannotBeForeseenIsNoContradiction() {
        FakeHost host = FakeHost.machine()
                .file("/etc/f", "")
                .command("install", (argv, at) -> 0)
                .command("undo", (argv, at) -> {
                    at.file("/made", "made\n").file("/etc/f", "undone\n");
                    return 0;
                });
        String playbook = """
                resources:
                  - only: { name: one, file: /etc/f, text: a }
                  - command: { name: undo, file: /made, clouds: /etc/f }
                """;
        assertThat(plan(host, playbook).contradictory()).isFalse();

        List<String> heard = new ArrayList<>();
        Agent.Outcome outcome = agent(host).apply(read(playbook), "/p.yaml", shown -> true, listening(heard));

        ResourceDocument undone =
                ((Agent.Outcome.Performed) outcome).report().resources().get(0);
        assertThat(undone.status()).isEqualTo(ResourceStatus.FAILED);
        assertThat(undone.findings())
                .extracting(FindingDocument::id)
                .containsExactly(RunCode.DONE_IN_PART.id(), "run.contradicted");
        assertThat(undone.changes()).as("it does not deny that it wrote").hasSize(1);
        assertThat(heard).containsExactly("finished only/one", "finished command/undo", "undone only/one");
    }

    @Test
    void whatWouldWaitForARebootOnlyOnceItIsConfiguredGivesOneReasonAndNoneNow() {
        FakeHost host = FakeHost.machine().file("/etc/boot", "");
        String twice = """
                resources:
                  - argument: { name: one, file: /etc/boot, text: a }
                  - argument: { name: two, file: /etc/boot, text: a }
                """;
        PlanDocument plan = plan(host, twice);
        assertThat(plan.rebootRequired().now()).isFalse();
        assertThat(plan.rebootRequired().reasons()).containsExactly("a is not running");

        apply(host, twice);
        assertThat(plan(host, twice).rebootRequired().now()).isTrue();
        assertThat(plan(host, twice).rebootRequired().reasons()).containsExactly("a is configured");
    }

    @Test
    void whatCannotBeReadAfterAChangeIsNoBugOfTheKind() {
        FakeHost host = FakeHost.machine().command("make", (argv, at) -> {
            at.file("/made", "made\n", 0);
            return 0;
        });
        ResourceDocument made = apply(host, "resources:\n  - command: { name: make, file: /made }\n")
                .resources()
                .get(0);
        assertThat(made.findings().get(1).id()).isEqualTo("host.unreadable");
    }

    private static RunListener listening(List<String> heard) {
        return new RunListener() {
            @Override
            public void starting(String id) {}

            @Override
            public void finished(ResourceDocument resource) {
                heard.add("finished " + resource.id());
            }

            @Override
            public void undone(ResourceDocument resource) {
                heard.add("undone " + resource.id());
            }
        };
    }

    @Test
    void aPlanForOneRootIsRefusedOnAnother() {
        FakeHost host = FakeHost.machine();
        String playbook = "resources:\n  - line: { name: l, file: /etc/f, text: x }\n";
        SavedPlan saved = SavedPlan.open(SavedPlan.seal(plan(host, playbook)));
        Agent elsewhere = new Agent(host, "/mnt", store, Clock.systemUTC(), () -> (Patience) () -> false);
        assertThat(elsewhere.applySaved(saved, read(playbook), "/p.yaml", RunListener.SILENT))
                .isEqualTo(new Agent.Outcome.Stale(List.of("the plan was made for the running machine")));
    }

    private FakeHost daemonHost() {
        return FakeHost.machine()
                .directory("/etc")
                .service("d", Query.ServiceState.RUNNING)
                .command("service", (argv, at) -> 0);
    }

    private static FakeHost installer() {
        return FakeHost.machine().command("install", (argv, at) -> {
            at.file("/made", "made\n").file("/etc/f", "installed\n");
            return 0;
        });
    }

    private static long restarts(FakeHost host) {
        return host.performed().stream().filter("run service d restart"::equals).count();
    }

    private void revive(FakeHost host) {
        host.diesNoMore();
        store.breakLock();
    }

    private Agent agent(FakeHost host) {
        return new Agent(host, "/", store, Clock.systemUTC(), () -> (Patience) () -> false);
    }

    private PlanDocument plan(FakeHost host, String playbook) {
        return agent(host).plan(read(playbook), "/p.yaml");
    }

    private ReportDocument apply(FakeHost host, String playbook) {
        Agent.Outcome outcome = agent(host).apply(read(playbook), "/p.yaml", plan -> true, RunListener.SILENT);
        assertThat(outcome).isInstanceOf(Agent.Outcome.Performed.class);
        return ((Agent.Outcome.Performed) outcome).report();
    }

    private static List<ResourceStatus> statuses(ReportDocument report) {
        return report.resources().stream().map(ResourceDocument::status).toList();
    }

    private static Playbook read(String playbook) {
        Reading reading = PlaybookReader.read(
                new PlaybookSource("p.yaml", Bytes.utf8("wirt: 1\n" + playbook)), Kinds.of(List.of(new SmallKinds())));
        assertThat(reading).as(reading.toString()).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).playbook();
    }
}
