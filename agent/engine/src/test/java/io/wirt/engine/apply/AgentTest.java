package io.wirt.engine.apply;

import static io.wirt.engine.fixture.Wish.clouding;
import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.made;
import static io.wirt.engine.fixture.Wish.playbook;
import static io.wirt.engine.fixture.Wish.refused;
import static io.wirt.engine.fixture.Wish.text;
import static io.wirt.engine.fixture.Wish.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.engine.document.CheckStatus;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.engine.document.SavedPlan;
import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.host.StateCode;
import io.wirt.engine.host.StateStore;
import io.wirt.engine.journal.LastRun;
import io.wirt.engine.journal.Owed;
import io.wirt.engine.playbook.Playbook;
import io.wirt.spi.Bytes;
import io.wirt.spi.Code;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an apply begins and how it may end, and what Wirt remembers of it. */
class AgentTest {
    private static final Agent.Approval YES = plan -> true;
    private static final Agent.Approval NEVER_ASKED = plan -> {
        throw new AssertionError("nobody is asked");
    };

    private final Path directory;
    private final Machine machine;
    private final StateStore store;

    AgentTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        machine = Machine.in(directory.resolve("root"));
        store = DirectoryStateStore.at(directory.resolve("state"));
    }

    @Test
    void whatIsApprovedIsPerformedAndRemembered() {
        Playbook playbook = playbook(text("text/a", "/etc/a", "x"), fine("fine/x"));

        ReportDocument report = performed(apply(playbook));

        assertThat(machine.text("/etc/a")).isEqualTo("x");
        assertThat(report.resources())
                .extracting(ResourceDocument::status)
                .containsExactly(ResourceStatus.CHANGED, ResourceStatus.UNCHANGED);
        assertThat(report.converged()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(report.host().id()).isEqualTo("machine-1");
        assertThat(report.host().root()).isEqualTo("/");
        assertThat(report.playbook().path()).isEqualTo("/p.yaml");
        assertThat(report.playbook().sha256()).isEqualTo(playbook.digest());
        assertThat(LastRun.load(store))
                .contains(new LastRun(
                        "2026-11-23T04:05:06Z",
                        "changed",
                        "/p.yaml",
                        playbook.source().bytes()));
    }

    @Test
    void aRunHasANameUnderWhichItsJournalLies() {
        ReportDocument report = performed(apply(playbook(text("text/a", "/etc/a", "x"))));

        assertThat(report.run())
                .matches("20261123T040506Z-" + ProcessHandle.current().pid() + "-[0-9a-f]{1,4}");
        String journal = store.read("runs/" + report.run() + "/journal.jsonl")
                .map(Bytes::latin1)
                .orElse("");
        assertThat(journal.lines().map(AgentTest::event))
                .containsExactly("begun", "intent", "done", "verified", "ended");
        assertThat(journal).contains("\"playbook\":\"/p.yaml\"", "\"converged\":\"true\"");
        assertThat(store.read("running")).isEmpty();
    }

    @Test
    void aRunThatChangesNothingLeavesNoJournalAndNoName() {
        ReportDocument report = performed(apply(playbook(fine("fine/x"))));

        assertThat(report.run()).isEmpty();
        assertThat(store.list("runs")).isEmpty();
        assertThat(LastRun.load(store).orElseThrow().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void aRunThatDoesNotGetThereIsRememberedAsSuch() {
        ReportDocument report = performed(apply(playbook(refused("no/x"), text("text/a", "/etc/a", "x"))));

        assertThat(report.converged()).isFalse();
        assertThat(report.changed()).isTrue();
        assertThat(LastRun.load(store).orElseThrow().outcome()).isEqualTo("not converged");
        assertThat(store.read("runs/" + report.run() + "/journal.jsonl")
                        .map(Bytes::latin1)
                        .orElse(""))
                .contains("\"converged\":\"false\"");
    }

    @Test
    void whatIsDeclinedIsNotTouched() {
        Agent.Outcome outcome =
                agent().apply(playbook(text("text/a", "/etc/a", "x")), "/p.yaml", plan -> false, RunListener.SILENT);

        assertThat(((Agent.Outcome.Declined) outcome).plan().changeCount()).isEqualTo(1);
        assertNothingTouched();
    }

    @Test
    void aFailedCheckBlocksAndNobodyIsAsked() {
        Playbook blocked = playbook(List.of(refused("check/x")), List.of(text("text/a", "/etc/a", "x")), List.of());

        Agent.Outcome outcome = agent().apply(blocked, "/p.yaml", NEVER_ASKED, RunListener.SILENT);

        assertThat(((Agent.Outcome.Blocked) outcome).plan().checks().get(0).status())
                .isEqualTo(CheckStatus.FAILED);
        assertNothingTouched();
    }

    @Test
    void contradictionsAreRefusedAndNobodyIsAsked() {
        Playbook both = playbook(text("text/a", "/etc/a", "x"), text("text/b", "/etc/a", "y"));

        Agent.Outcome outcome = agent().apply(both, "/p.yaml", NEVER_ASKED, RunListener.SILENT);

        assertThat(((Agent.Outcome.Contradictory) outcome).plan().contradictory())
                .isTrue();
        assertNothingTouched();
    }

    @Test
    void whatMovesWhileTheQuestionIsOpenIsNotTouched() throws IOException {
        machine.file("/etc/a", "old");
        Playbook playbook = playbook(text("text/a", "/etc/a", "x"));

        Agent.Outcome outcome = agent().apply(playbook, "/p.yaml", plan -> edits("/etc/a"), RunListener.SILENT);

        assertThat(((Agent.Outcome.Stale) outcome).moved())
                .singleElement()
                .asString()
                .startsWith("text/a: approved was write-file /etc/a on sha256:");
        assertThat(machine.text("/etc/a")).isEqualTo("theirs");
        assertNothingTouched();
    }

    @Test
    void aCheckThatFailsWhileTheQuestionIsOpenIsAnotherPlan() throws IOException {
        machine.file("/etc/a", "");
        Wish there = judged(
                "check/a",
                (host, signals) ->
                        host.read(HostPath.of("/etc/a")).orElseThrow().text().isEmpty()
                                ? inOrder("a")
                                : inOrder("a").with(Wish.error("it is not empty")));
        Playbook playbook = playbook(List.of(there), List.of(text("text/b", "/etc/b", "x")), List.of());

        Agent.Outcome outcome = agent().apply(playbook, "/p.yaml", plan -> edits("/etc/a"), RunListener.SILENT);

        assertThat(outcome)
                .isEqualTo(new Agent.Outcome.Stale(List.of("check check/a: approved was passed, now it is failed")));
        assertNothingTouched();
    }

    @Test
    void aSecondRunIsToldWhoIsAtWork() {
        StateStore.Locking.Held held = (StateStore.Locking.Held)
                DirectoryStateStore.at(directory.resolve("state")).lock("process 7, since noon");

        Agent.Outcome outcome = apply(playbook(text("text/a", "/etc/a", "x")));

        assertThat(outcome).isEqualTo(new Agent.Outcome.Locked("process 7, since noon"));
        assertThat(machine.performed()).isEmpty();
        held.close();
        assertThat(apply(playbook(text("text/a", "/etc/a", "x")))).isInstanceOf(Agent.Outcome.Performed.class);
    }

    @Test
    void theLockSaysWhoHoldsItSinceWhenAndIsGivenBackWhateverHappens() {
        String[] holder = {""};
        machine.beforeAction(action -> {
            holder[0] = DirectoryStateStore.at(directory.resolve("state")).lock("another")
                            instanceof StateStore.Locking.Taken taken
                    ? taken.holder()
                    : "nobody";
            throw new IllegalStateException("a bug of the engine");
        });

        assertThatThrownBy(() -> apply(playbook(text("text/a", "/etc/a", "x")))).hasMessage("a bug of the engine");

        assertThat(holder[0])
                .isEqualTo("process " + ProcessHandle.current().pid() + ", since 2026-11-23T04:05:06Z, with /p.yaml");
        assertThat(store.lock("another")).isInstanceOf(StateStore.Locking.Held.class);
    }

    @Test
    void aRunThatIsCutOffIsToldOfUntilTheNextOneEnds() {
        Playbook playbook = playbook(text("text/a", "/etc/a", "x"));
        machine.beforeAction(action -> {
            throw new IllegalStateException("the power went off");
        });
        assertThatThrownBy(() -> apply(playbook)).isInstanceOf(IllegalStateException.class);
        machine.beforeAction(action -> {});

        assertThat(plan(playbook).interrupted()).startsWith("20261123T040506Z-");
        apply(playbook);
        assertThat(plan(playbook).interrupted()).isEmpty();
    }

    @Test
    void aSavedPlanIsPerformedIfAFreshOnePromisesTheSame() {
        Playbook playbook = playbook(text("text/a", "/etc/a", "x"));
        SavedPlan saved = saved(playbook);

        assertThat(performed(agent().applySaved(saved, playbook, "/p.yaml", RunListener.SILENT))
                        .converged())
                .isTrue();
        assertThat(machine.text("/etc/a")).isEqualTo("x");
    }

    @Test
    void andIsRefusedOtherwise() throws IOException {
        Playbook playbook = playbook(text("text/a", "/etc/a", "x"));
        SavedPlan saved = saved(playbook);
        machine.file("/etc/a", "theirs");

        assertThat(agent().applySaved(saved, playbook, "/p.yaml", RunListener.SILENT))
                .isInstanceOf(Agent.Outcome.Stale.class);
        assertNothingTouched();
    }

    @Test
    void aSavedPlanThatIsBlockedOrContradictoryIsNotPerformedThoughNothingHasMoved() {
        Playbook blocked = playbook(List.of(refused("check/x")), List.of(text("text/a", "/etc/a", "x")), List.of());
        Playbook contradictory = playbook(text("text/a", "/etc/a", "x"), text("text/b", "/etc/a", "y"));

        assertThat(agent().applySaved(saved(blocked), blocked, "/p.yaml", RunListener.SILENT))
                .isEqualTo(new Agent.Outcome.Blocked(plan(blocked)));
        assertThat(agent().applySaved(saved(contradictory), contradictory, "/p.yaml", RunListener.SILENT))
                .isInstanceOf(Agent.Outcome.Contradictory.class);
        assertNothingTouched();
    }

    @Test
    void whatASavedPlanCouldOnlyDeferWaitsForAnotherPlan() {
        machine.command("install", () -> machine.file("/made", "").file("/etc/f", "installed"));
        Playbook playbook = playbook(made("made/install", "/made", clouding("/etc/f")), text("text/f", "/etc/f", "x"));

        ReportDocument saved = performed(agent().applySaved(saved(playbook), playbook, "/p.yaml", RunListener.SILENT));

        assertThat(saved.resources())
                .extracting(ResourceDocument::status)
                .containsExactly(ResourceStatus.CHANGED, ResourceStatus.DEFERRED);
        assertThat(performed(apply(playbook)).resources())
                .extracting(ResourceDocument::status)
                .containsExactly(ResourceStatus.UNCHANGED, ResourceStatus.CHANGED);
    }

    @Test
    void whatIsStillOwedStandsInThePlan() {
        new Owed(store, Optional.of("boot-1"))
                .record(new Owed.Debt("text/a", "told/d", "boot-1", HostPath.ROOT, ""), machine);

        PlanDocument plan = plan(playbook(fine("text/a"), told("told/d").listensTo("text/a")));

        assertThat(plan.owed()).containsExactly("text/a -> told/d");
        assertThat(plan.resources().get(1).status()).isEqualTo(ResourceStatus.CHANGES);
    }

    @Test
    void aTreeOwesNothingEvenIfItNamesABoot(@TempDir Path other) throws IOException {
        new Owed(store, Optional.of("boot-1"))
                .record(new Owed.Debt("text/a", "told/d", "boot-1", HostPath.ROOT, ""), machine);
        Machine tree = Machine.tree(other).boots("boot-1");

        assertThat(agent(tree, "/mnt").plan(playbook(fine("fine/x")), "/p.yaml").owed())
                .isEmpty();
    }

    @Test
    void whatHasBecomeVoidIsForgottenAtTheEndOfARun() throws IOException {
        machine.file("/etc/a", "same");
        Owed.Debt unchanged = new Owed.Debt(
                "text/a",
                "told/d",
                "boot-1",
                HostPath.of("/etc/a"),
                "sha256:" + Bytes.utf8("same").sha256());
        new Owed(store, Optional.of("boot-1")).record(unchanged, machine);

        apply(playbook(fine("fine/x")));

        assertThat(store.list("owed")).isEmpty();
    }

    @Test
    void whoCannotReadTheStateSeesThePlanAndIsToldWhatCouldNotBeKnown() {
        StateStore locked = new UnreadableStore(StateCode.UNREADABLE);
        Playbook playbook =
                playbook(text("text/a", "/etc/a", "x"), told("told/d").listensTo("text/a"));

        PlanDocument plan =
                new Agent(machine, "/", locked, Clock.systemUTC(), () -> () -> false).plan(playbook, "/p.yaml");

        assertThat(plan.owed()).containsExactly("unknown, since /var/lib/wirt cannot be read");
        assertThat(plan.resources())
                .extracting(ResourceDocument::status)
                .containsExactly(ResourceStatus.CHANGES, ResourceStatus.CHANGES);
        assertThat(plan.interrupted()).isEmpty();
        assertThat(plan.atWork()).isEmpty();
        assertThatThrownBy(() -> new Agent(
                                machine, "/", new UnreadableStore(HostCode.IO), Clock.systemUTC(), () -> () -> false)
                        .plan(playbook, "/p.yaml"))
                .isInstanceOf(HostException.class);
    }

    @Test
    void aPassAfterTheBootIsRememberedForThatBoot() {
        boolean[] logHoldsIt = {true};
        Wish check = judged(
                "log/x",
                (host, signals) -> logHoldsIt[0]
                        ? inOrder("x")
                        : inOrder("x").with(Finding.unknown(() -> "log.lost", "the log is cut", Evidence.of(""), "")));
        Playbook playbook = playbook(List.of(), List.of(fine("fine/x")), List.of(check));
        assertThat(plan(playbook).afterBoot().get(0).status()).isEqualTo(CheckStatus.PASSED);
        assertThat(store.read("after-boot")).as("a plan writes nothing").isEmpty();

        ReportDocument report = performed(apply(playbook));

        assertThat(report.afterBoot().get(0).status()).isEqualTo(CheckStatus.PASSED);
        logHoldsIt[0] = false;
        assertThat(plan(playbook).afterBoot().get(0).status()).isEqualTo(CheckStatus.PASSED);
        machine.boots("boot-2");
        assertThat(plan(playbook).afterBoot().get(0).status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void onlyAPassIsRemembered() {
        apply(playbook(List.of(), List.of(fine("fine/x")), List.of(refused("log/x"))));

        assertThat(store.read("after-boot")).isEmpty();
    }

    @Test
    void theReportTellsOfTheStateAfterTheRun() {
        Wish boot = judged(
                "boot/x",
                (host, signals) -> host.has(HostPath.of("/etc/boot"))
                        ? inOrder("x").with(new TakesEffect.AfterReboot("x is not in force"))
                        : text("text/x", "/etc/boot", "x", new TakesEffect.AfterReboot("x will not be"), Set.of())
                                .judgement()
                                .of(host, signals));
        Playbook playbook = playbook(List.of(), List.of(boot), List.of(fine("fine/x")));
        assertThat(plan(playbook).rebootRequired().now()).isFalse();

        ReportDocument report = performed(apply(playbook));

        assertThat(report.rebootRequired().now()).isTrue();
        assertThat(report.rebootRequired().afterApply()).isTrue();
        assertThat(report.rebootRequired().reasons()).containsExactly("x is not in force");
        assertThat(report.afterBoot().get(0).status()).isEqualTo(CheckStatus.AFTER_REBOOT);
    }

    @Test
    void theListenerHearsOfEachResourceAndOfWhatWasUndone() {
        machine.command("undo", () -> machine.file("/made", "").file("/etc/f", "undone"));
        Playbook playbook = playbook(text("text/f", "/etc/f", "x"), made("made/undo", "/made", clouding("/etc/f")));
        Heard heard = new Heard();

        ReportDocument report = performed(agent().apply(playbook, "/p.yaml", YES, heard));

        assertThat(heard.lines)
                .containsExactly(
                        "starting text/f",
                        "finished text/f CHANGED",
                        "starting made/undo",
                        "finished made/undo CHANGED",
                        "undone text/f FAILED");
        assertThat(report.resources())
                .extracting(ResourceDocument::id, ResourceDocument::status)
                .containsExactly(tuple("text/f", ResourceStatus.FAILED), tuple("made/undo", ResourceStatus.CHANGED));
    }

    @Test
    void aPlanWritesNothingAnywhere() throws IOException {
        Map<String, String> before = machine.everything();

        plan(playbook(text("text/a", "/etc/a", "x")));

        assertThat(machine.everything()).isEqualTo(before);
        assertThat(directory.resolve("state")).doesNotExist();
    }

    private void assertNothingTouched() {
        assertThat(machine.performed()).isEmpty();
        assertThat(store.list("runs")).isEmpty();
        assertThat(LastRun.load(store)).isEmpty();
    }

    private boolean edits(String path) {
        try {
            machine.file(path, "theirs");
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String event(String line) {
        return line.replaceAll(".*\"event\":\"([a-z]+)\".*", "$1");
    }

    private SavedPlan saved(Playbook playbook) {
        return SavedPlan.open(SavedPlan.seal(plan(playbook)));
    }

    private PlanDocument plan(Playbook playbook) {
        return agent().plan(playbook, "/p.yaml");
    }

    private Agent.Outcome apply(Playbook playbook) {
        return agent().apply(playbook, "/p.yaml", YES, RunListener.SILENT);
    }

    private static ReportDocument performed(Agent.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Agent.Outcome.Performed.class);
        return ((Agent.Outcome.Performed) outcome).report();
    }

    private Agent agent() {
        return agent(machine, "/");
    }

    private Agent agent(Machine host, String root) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T04:05:06Z"), ZoneOffset.UTC);
        return new Agent(host, root, store, clock, () -> () -> false);
    }

    private static final class Heard implements RunListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void starting(String id) {
            lines.add("starting " + id);
        }

        @Override
        public void finished(ResourceDocument resource) {
            lines.add("finished " + resource.id() + " " + resource.status());
        }

        @Override
        public void undone(ResourceDocument resource) {
            lines.add("undone " + resource.id() + " " + resource.status());
        }
    }

    /** The state of a machine, as a user sees it who may not. */
    private record UnreadableStore(Code code) implements StateStore {
        private HostException refusal() {
            return new HostException(code, "/var/lib/wirt cannot be read", "run as root");
        }

        @Override
        public Optional<Bytes> read(String name) {
            throw refusal();
        }

        @Override
        public List<String> list(String name) {
            throw refusal();
        }

        @Override
        public void replace(String name, Bytes content) {
            throw refusal();
        }

        @Override
        public void append(String name, Bytes content) {
            throw refusal();
        }

        @Override
        public void remove(String name) {
            throw refusal();
        }

        @Override
        public Locking lock(String holder) {
            throw refusal();
        }

        @Override
        public Optional<String> holder() {
            throw refusal();
        }
    }
}
