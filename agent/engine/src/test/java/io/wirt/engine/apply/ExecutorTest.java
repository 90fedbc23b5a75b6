package io.wirt.engine.apply;

import static io.wirt.engine.fixture.Wish.change;
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

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.host.StateStore;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.journal.Owed;
import io.wirt.engine.plan.PassedChecks;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.Planner;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does to a machine, resource by resource, and what it remembers before and after. */
class ExecutorTest {
    private final Machine machine;
    private final StateStore store;
    private final Owed owed;
    private final List<String> heard = new ArrayList<>();
    private final Map<String, ResourceOutcome> outcomes = new HashMap<>();

    ExecutorTest(@TempDir Path directory) throws IOException {
        machine = Machine.in(directory.resolve("root"));
        store = DirectoryStateStore.at(directory.resolve("state"));
        owed = new Owed(store, Optional.of("boot-1"));
    }

    @Test
    void resourcesAreDoneInOrderAndToldAsTheyHappen() {
        apply(text("text/a", "/etc/a", "x"), fine("fine/x"), text("text/b", "/etc/b", "y"));

        assertThat(heard)
                .containsExactly(
                        "starting text/a",
                        "text/a is Changed",
                        "fine/x is Unchanged",
                        "starting text/b",
                        "text/b is Changed");
        assertThat(machine.text("/etc/a")).isEqualTo("x");
        assertThat(machine.performed()).containsExactly("write-file /etc/a", "write-file /etc/b");
        assertThat(journal()).contains("\"verified\",\"resource\":\"text/a\"").doesNotContain("fine/x", "failed");
    }

    @Test
    void whatSomebodyChangesAfterThePlanIsLeftAsItIs() throws IOException {
        machine.file("/etc/a", "old");
        Plan plan = plan(text("text/a", "/etc/a", "new"), fine("fine/x").requires("text/a"));
        machine.file("/etc/a", "theirs");

        perform(plan, false);

        ResourceOutcome.Moved moved = (ResourceOutcome.Moved) outcome("text/a");
        assertThat(moved.cause().id()).isEqualTo("host.moved");
        assertThat(moved.cause().summary()).isEqualTo("the host is no longer as it was planned");
        assertThat(moved.done()).isEmpty();
        assertThat(moved.resource().changes()).as("it does not claim any").isEmpty();
        assertThat(machine.text("/etc/a")).isEqualTo("theirs");
        assertThat(heard).containsExactly("text/a is Moved", "fine/x is Left");
        assertThat(journal()).contains("\"failed\",\"resource\":\"text/a\"", "no longer as it was planned");
    }

    @Test
    void whatIsRefusedSinceThePlanHasMovedForThatReason() throws IOException {
        Wish beside = judged(
                "beside/x",
                (host, signals) -> host.has(HostPath.of("/etc/rival"))
                        ? inOrder("x").with(Wish.error("there is a rival"))
                        : text("text/x", "/etc/a", "x").judgement().of(host, signals));
        Plan plan = plan(beside);
        machine.file("/etc/rival", "");

        perform(plan, false);

        assertThat(((ResourceOutcome.Moved) outcome("beside/x")).cause().summary())
                .isEqualTo("it is refused now");
    }

    @Test
    void whatCannotBeReadSinceThePlanHasMovedForThatReason() throws IOException {
        machine.file("/etc/a", "old");
        Plan plan = plan(text("text/a", "/etc/a", "new"));
        machine.unreadable("/etc/a");

        perform(plan, false);

        assertThat(((ResourceOutcome.Moved) outcome("text/a")).cause().summary())
                .isEqualTo("/etc/a cannot be read");
    }

    @Test
    void aCommandThatRanBeforeIsNamedWhereTheGroundHasMoved() throws IOException {
        machine.file("/etc/a", "old")
                .command("meddle", () -> machine.file("/made", "").file("/etc/a", "meddled"));

        apply(made("made/meddle", "/made", Action.Clouds.NONE), text("text/a", "/etc/a", "new"));

        assertThat(((ResourceOutcome.Moved) outcome("text/a")).cause().summary())
                .isEqualTo("the host is no longer as it was planned; 'meddle' ran before");
        assertThat(machine.text("/etc/a")).isEqualTo("meddled");
    }

    @Test
    void whatSomebodyHasDoneAlreadyIsNotDoneAgain() throws IOException {
        Plan plan = plan(text("text/a", "/etc/a", "new"));
        machine.file("/etc/a", "new");

        perform(plan, false);

        assertThat(heard).containsExactly("text/a is Unchanged");
        assertThat(machine.performed()).isEmpty();
    }

    @Test
    void groundThatMovesBetweenTwoActionsEndsTheResourceAfterTheFirst() throws IOException {
        machine.file("/etc/b", "old").beforeLook(action -> {
            if (action.equals(writing("/etc/b"))) {
                machine.file("/etc/b", "theirs");
            }
        });

        apply(both("both/x"));

        ResourceOutcome.Moved moved = (ResourceOutcome.Moved) outcome("both/x");
        assertThat(moved.done()).containsExactly("write-file /etc/a");
        assertThat(moved.cause().id()).isEqualTo("host.moved");
        assertThat(moved.cause().summary()).isEqualTo("/etc/b has changed since it was looked at; nothing was written");
        assertThat(machine.text("/etc/b")).isEqualTo("theirs");
    }

    @Test
    void aFailureKeepsItsDependantsFromBeingDoneAndNobodyElse() {
        machine.command("breaks", () -> {
            throw new HostException(HostCode.COMMAND_FAILED, "breaks: exit status 1", "run it by hand");
        });

        apply(
                made("made/breaks", "/made", Action.Clouds.NONE),
                text("text/a", "/etc/a", "x").requires("made/breaks"),
                text("text/b", "/etc/b", "x"),
                text("text/c", "/etc/c", "x").requires("text/b", "text/unknown"));

        ResourceOutcome.Failed failed = (ResourceOutcome.Failed) outcome("made/breaks");
        assertThat(failed.cause().id()).isEqualTo("host.command-failed");
        assertThat(failed.cause().summary()).isEqualTo("breaks: exit status 1");
        assertThat(failed.cause().remedy()).isEqualTo("run it by hand");
        assertThat(failed.done()).isEmpty();
        ResourceOutcome.Left left = (ResourceOutcome.Left) outcome("text/a");
        assertThat(left.status()).isEqualTo(PlannedResource.Status.SKIPPED);
        assertThat(left.reason()).isEqualTo("made/breaks is not in order, and this one requires it");
        assertThat(left.resource().changes()).as("it does not claim any").isEmpty();
        assertThat(machine.disk("/etc/a")).doesNotExist();
        assertThat(outcome("text/c")).isInstanceOf(ResourceOutcome.Changed.class);
        assertThat(journal()).contains("\"failed\",\"resource\":\"made/breaks\",\"reason\":\"breaks: exit status 1\"");
    }

    @Test
    void whatWasDoneBeforeAFailureIsTold() {
        machine.beforeAction(action -> {
            if (!action.equals(writing("/etc/a"))) {
                throw new HostException(HostCode.IO, "the disk is broken", "");
            }
        });

        apply(both("both/x"), text("text/c", "/etc/c", "x"));

        assertThat(((ResourceOutcome.Failed) outcome("both/x")).done()).containsExactly("write-file /etc/a");
        assertThat(((ResourceOutcome.Failed) outcome("text/c")).done())
                .as("each resource tells of its own actions")
                .isEmpty();
    }

    @Test
    void whatWasPlannedNotToBeDoneIsLeft() {
        apply(refused("no/x"), text("text/a", "/etc/a", "x").requires("no/x"));

        assertThat(((ResourceOutcome.Left) outcome("no/x")).status()).isEqualTo(PlannedResource.Status.REFUSED);
        assertThat(((ResourceOutcome.Left) outcome("text/a")).status()).isEqualTo(PlannedResource.Status.SKIPPED);
        assertThat(((ResourceOutcome.Left) outcome("text/a")).reason()).contains("no/x is not in order");
        assertThat(machine.performed()).isEmpty();
    }

    @Test
    void whatWasDeferredIsDoneAtItsTurnOnTheHostAsItIsThen() throws IOException {
        installing();
        Wish append = judged("append/f", (host, signals) -> {
            String now = host.read(HostPath.of("/etc/f")).orElseThrow().text();
            return now.endsWith("+")
                    ? inOrder("f")
                    : inOrder("f")
                            .with(change(
                                    Delta.added("end", "+"),
                                    TakesEffect.NOW,
                                    new Action.WriteFile(
                                            HostPath.of("/etc/f"), Bytes.latin1(now + "+"), 0600, Set.of(now))));
        });

        apply(made("made/install", "/made", clouding("/etc/f")), append);

        assertThat(outcome("append/f")).isInstanceOf(ResourceOutcome.Changed.class);
        assertThat(machine.text("/etc/f")).isEqualTo("installed+");
    }

    @Test
    void whatWasDeferredMayTurnOutToBeInOrderOrRefused() throws IOException {
        installing();

        apply(
                made("made/install", "/made", clouding("/etc/f")),
                text("text/f", "/etc/f", "installed"),
                judged("no/f", (host, signals) -> inOrder(String.valueOf(host.read(HostPath.of("/etc/f"))))
                        .with(Wish.error("no"))));

        assertThat(outcome("text/f")).isInstanceOf(ResourceOutcome.Unchanged.class);
        assertThat(((ResourceOutcome.Left) outcome("no/f")).status()).isEqualTo(PlannedResource.Status.REFUSED);
    }

    @Test
    void whatCannotBePlannedEvenAtItsTurnIsLeftAndOnRecord() {
        apply(judged("never/x", (host, signals) -> {
            throw new NotYetObservable("nobody will ever know");
        }));

        ResourceOutcome.Left left = (ResourceOutcome.Left) outcome("never/x");
        assertThat(left.status()).isEqualTo(PlannedResource.Status.DEFERRED);
        assertThat(left.reason()).isEqualTo("nobody will ever know");
        assertThat(journal()).contains("\"failed\",\"resource\":\"never/x\",\"reason\":\"nobody will ever know\"");
    }

    @Test
    void whatNobodyHasApprovedBecauseItWasDeferredStaysUndone() throws IOException {
        installing();
        Plan plan = plan(made("made/install", "/made", clouding("/etc/f")), text("text/f", "/etc/f", "x"));

        perform(plan, true);

        ResourceOutcome.Left left = (ResourceOutcome.Left) outcome("text/f");
        assertThat(left.status()).isEqualTo(PlannedResource.Status.DEFERRED);
        assertThat(left.reason()).isEqualTo("'install' runs first and may change it; plan again to approve it");
        assertThat(machine.text("/etc/f")).isEqualTo("installed");
    }

    @Test
    void aDebtIsOnRecordBeforeTheChangeAndOffItOnceTheServiceIsTold() throws IOException {
        machine.file("/etc/a", "old").command("restart", () -> {});
        List<List<Owed.Debt>> onRecord = new ArrayList<>();
        machine.beforeAction(action -> onRecord.add(records()));

        apply(
                text("text/a", "/etc/a", "new"),
                told("told/d").listensTo("text/a"),
                told("told/e").listensTo("fine/x"));

        Owed.Debt debt = new Owed.Debt(
                "text/a",
                "told/d",
                "boot-1",
                HostPath.of("/etc/a"),
                "sha256:" + Bytes.utf8("old").sha256());
        assertThat(onRecord).containsExactly(List.of(debt), List.of(debt));
        assertThat(records()).isEmpty();
        assertThat(machine.performed()).containsExactly("write-file /etc/a", "run restart");
    }

    @Test
    void aServiceThatCouldNotBeToldIsStillOwed() {
        machine.command("restart", () -> {
            throw new HostException(HostCode.COMMAND_FAILED, "restart: exit status 1", "");
        });

        apply(text("text/a", "/etc/a", "new"), told("told/d").listensTo("text/a"));

        assertThat(owed.owedTo("told/d", machine)).containsExactly("text/a");
    }

    @Test
    void aServiceThatNeedsNoRestartReadsTheNewStateWhenItStartsAndIsOwedNothing() {
        apply(text("text/a", "/etc/a", "new"), fine("service/stopped").listensTo("text/a"));

        assertThat(records()).isEmpty();
    }

    @Test
    void soIsOneThatIsFoundStoppedAtItsTurn() throws IOException {
        machine.file("/etc/runs", "");
        Wish service = judged(
                "service/d",
                (host, signals) -> host.has(HostPath.of("/etc/runs"))
                        ? told("told/d").judgement().of(host, signals)
                        : inOrder("d"));
        owed.record(new Owed.Debt("text/a", "service/d", "boot-1", HostPath.ROOT, ""), machine);
        Plan plan = plan(fine("text/a"), service.listensTo("text/a"));
        machine.without("/etc/runs");

        perform(plan, false);

        assertThat(outcome("service/d")).isInstanceOf(ResourceOutcome.Unchanged.class);
        assertThat(records()).isEmpty();
    }

    @Test
    void andOneThatCouldOnlyBePlannedAtItsTurn() {
        installing();
        Wish service =
                judged("service/d", (host, signals) -> inOrder(String.valueOf(host.read(HostPath.of("/etc/f")))));
        owed.record(new Owed.Debt("text/a", "service/d", "boot-1", HostPath.ROOT, ""), machine);

        apply(made("made/install", "/made", clouding("/etc/f")), fine("text/a"), service.listensTo("text/a"));

        assertThat(outcome("service/d")).isInstanceOf(ResourceOutcome.Unchanged.class);
        assertThat(records()).isEmpty();
    }

    @Test
    void aDebtOfAnEarlierRunIsPaid() throws IOException {
        machine.command("restart", () -> {}).file("/etc/a", "new");
        owed.record(new Owed.Debt("text/a", "told/d", "boot-1", HostPath.ROOT, ""), machine);

        apply(fine("text/a"), told("told/d").listensTo("text/a"));

        assertThat(machine.performed()).containsExactly("run restart");
        assertThat(records()).isEmpty();
    }

    @Test
    void theDebtIsOffTheRecordBeforeThePatientLookAtWhatCameOfTheRestart() {
        List<List<Owed.Debt>> onRecord = new ArrayList<>();
        machine.command("restart", () -> {});
        Wish restless = judged("told/d", (host, signals) -> {
            onRecord.add(records());
            return signals.any() ? told("told/d").judgement().of(host, signals) : inOrder("d");
        });

        apply(text("text/a", "/etc/a", "new"), restless.listensTo("text/a"));

        assertThat(onRecord.get(onRecord.size() - 1)).isEmpty();
        assertThat(onRecord).as("and was on it until then").anyMatch(debts -> !debts.isEmpty());
    }

    @Test
    void aChangeOfSeveralFilesIsOwedWhateverBecomesOfThem() {
        assertThat(debtOf(both("first/x"))).isEqualTo(debt(HostPath.ROOT, ""));
    }

    @Test
    void soIsOneThatWritesNoFile() throws IOException {
        machine.file("/etc/a", "x").file("/etc/value", "0\n");

        assertThat(debtOf(once("first/x", new Action.RemoveFile(HostPath.of("/etc/a")))))
                .isEqualTo(debt(HostPath.ROOT, ""));
        assertThat(debtOf(once("first/x", new Action.SetKernelValue(HostPath.of("/etc/value"), "1"))))
                .as("the kernel's values may change by themselves")
                .isEqualTo(debt(HostPath.ROOT, ""));
    }

    @Test
    void oneThatWritesAFileAndDoesMoreIsOwedByThatFile() throws IOException {
        machine.file("/etc/b", "old");

        assertThat(debtOf(once("first/x", new Action.RemoveFile(HostPath.of("/etc/none")), writing("/etc/b"))))
                .isEqualTo(debt(
                        HostPath.of("/etc/b"), "sha256:" + Bytes.utf8("old").sha256()));
    }

    @Test
    void soIsOneOfACommandThatIsKnownToMakeAFile() {
        machine.command("make", () -> machine.file("/etc/b", "made"));
        Action run = new Action.Run(
                List.of("make"),
                Bytes.EMPTY,
                Duration.ofSeconds(1),
                List.of(Action.Leaving.file(HostPath.of("/etc/b"), Bytes.utf8("made"))),
                Action.Clouds.NONE);

        assertThat(debtOf(once("first/x", run)))
                .as("nobody has looked at the file before")
                .isEqualTo(debt(HostPath.ROOT, ""));
    }

    @Test
    void nothingIsOwedWhereNobodyKnowsWhichBootThisIs() {
        machine.withoutBootId();
        machine.beforeAction(action -> assertThat(records()).isEmpty());

        apply(text("text/a", "/etc/a", "new"), fine("service/d").listensTo("text/a"));

        assertThat(outcome("text/a")).isInstanceOf(ResourceOutcome.Changed.class);
        assertThat(store.list("owed")).isEmpty();
    }

    @Test
    void theDebtsOfTheMachineStayWhereAnotherRootIsAtWork() throws IOException {
        owed.record(new Owed.Debt("text/a", "service/d", "boot-1", HostPath.ROOT, ""), machine);
        Plan plan = plan(fine("text/a"), fine("service/d").listensTo("text/a"));
        machine.withoutBootId();

        perform(plan, false);

        assertThat(store.list("owed")).hasSize(1);
    }

    @Test
    void aListenerIsNotToldOfAChangeThatFailed() {
        machine.beforeAction(action -> {
            if (action.equals(writing("/etc/a"))) {
                throw new HostException(HostCode.IO, "the disk is broken", "");
            }
        });

        apply(text("text/a", "/etc/a", "x"), told("told/d").listensTo("text/a"));

        assertThat(outcome("text/a")).isInstanceOf(ResourceOutcome.Failed.class);
        assertThat(outcome("told/d")).isInstanceOf(ResourceOutcome.Unchanged.class);
        assertThat(machine.performed()).as("no restart").isEmpty();
    }

    @Test
    void butOfAnotherThatSucceeded() {
        machine.command("restart", () -> {}).beforeAction(action -> {
            if (action.equals(writing("/etc/a"))) {
                throw new HostException(HostCode.IO, "the disk is broken", "");
            }
        });

        apply(
                text("text/a", "/etc/a", "x"),
                text("text/b", "/etc/b", "x"),
                told("told/d").listensTo("text/a", "text/b"));

        assertThat(outcome("told/d")).isInstanceOf(ResourceOutcome.Changed.class);
        assertThat(outcome("told/d").resource().signals().changing()).containsExactly("text/b");
    }

    @Test
    void aResourceThatALaterOneTookOutOfOrderFailsInTheLastLook() {
        machine.command("undo", () -> machine.file("/made", "").file("/etc/f", "undone"));

        apply(
                text("text/f", "/etc/f", "x"),
                fine("fine/x"),
                refused("no/x"),
                made("made/undo", "/made", clouding("/etc/f")));

        ResourceOutcome.Failed undone = (ResourceOutcome.Failed) outcome("text/f");
        assertThat(undone.cause().id()).isEqualTo("run.contradicted");
        assertThat(undone.cause().summary())
                .isEqualTo("it was in order, and a later resource of this playbook undid that: set text");
        assertThat(undone.done()).containsExactly("its changes");
        assertThat(heard)
                .containsExactly(
                        "starting text/f",
                        "text/f is Changed",
                        "fine/x is Unchanged",
                        "no/x is Left",
                        "starting made/undo",
                        "made/undo is Changed",
                        "text/f is undone");
        assertThat(journal()).contains("\"failed\",\"resource\":\"text/f\"");
    }

    @Test
    void oneThatWasInOrderAllAlongHadNoChangesThatCouldBeUndone() throws IOException {
        machine.file("/etc/f", "x")
                .command("undo", () -> machine.file("/made", "").file("/etc/f", "undone"));

        apply(text("text/f", "/etc/f", "x"), made("made/undo", "/made", clouding("/etc/f")));

        assertThat(((ResourceOutcome.Failed) outcome("text/f")).done()).isEmpty();
    }

    @Test
    void onlyWhatComesBeforeTheLastChangeIsAskedAgain() {
        List<String> asked = new ArrayList<>();

        Plan plan = plan(asked("first/x", asked), text("text/a", "/etc/a", "x"), asked("last/x", asked));
        asked.clear();

        perform(plan, false);

        assertThat(asked).containsExactly("first/x");
    }

    @Test
    void whereNothingWasChangedNobodyIsAskedAgain() {
        List<String> asked = new ArrayList<>();

        Plan plan = plan(asked("first/x", asked), asked("last/x", asked));
        asked.clear();

        perform(plan, false);

        assertThat(asked).isEmpty();
        assertThat(heard).containsExactly("first/x is Unchanged", "last/x is Unchanged");
    }

    @Test
    void aPlaybookWithoutResourcesIsDoneAtOnce() {
        apply();

        assertThat(heard).isEmpty();
    }

    @Test
    void theJournalHoldsNoSecretOfAPlannedChangeNorOfADeferredOne() throws IOException {
        installing();
        Wish undone = text("text/s", "/etc/s", "secret-1", TakesEffect.NOW, Set.of("secret-1"));
        Wish quoting = judged("quoting/x", (host, signals) -> {
            Diff diff = undone.judgement().of(host, signals);
            return diff.changes().isEmpty() ? diff.with(Wish.error("bad line: secret-1")) : diff;
        });
        Wish deferred = judged("quoting/y", (host, signals) -> {
            host.read(HostPath.of("/etc/f"));
            Diff diff = text("text/t", "/etc/t", "secret-2", TakesEffect.NOW, Set.of("secret-2"))
                    .judgement()
                    .of(host, signals);
            return diff.changes().isEmpty() ? diff.with(Wish.error("bad line: secret-2")) : diff;
        });

        apply(quoting, made("made/install", "/made", clouding("/etc/f")), deferred);

        assertThat(outcome("quoting/x")).isInstanceOf(ResourceOutcome.Failed.class);
        assertThat(outcome("quoting/y")).isInstanceOf(ResourceOutcome.Failed.class);
        assertThat(journal()).contains("bad line: <hidden>").doesNotContain("secret-1", "secret-2");
    }

    @Test
    void aBugOfTheEngineIsNobodysOutcome() {
        machine.beforeAction(action -> {
            throw new IllegalStateException("a bug of the engine");
        });

        assertThatThrownBy(() -> apply(text("text/a", "/etc/a", "x"))).hasMessage("a bug of the engine");
    }

    private void installing() {
        machine.command("install", () -> machine.file("/made", "").file("/etc/f", "installed"));
    }

    private Owed.Debt debtOf(Wish first) {
        List<Owed.Debt> debts = new ArrayList<>();
        machine.beforeAction(action -> {
            if (debts.isEmpty()) {
                debts.addAll(records());
            }
        });
        apply(first, fine("service/d").listensTo("first/x"));
        return debts.get(0);
    }

    private static Owed.Debt debt(HostPath path, String before) {
        return new Owed.Debt("first/x", "service/d", "boot-1", path, before);
    }

    /** The debts on record; right before its change nobody would take one for due. */
    private List<Owed.Debt> records() {
        List<Owed.Debt> debts = new ArrayList<>();
        for (String name : store.list("owed")) {
            String[] lines = store.read("owed/" + name).orElseThrow().latin1().split("\n", -1);
            debts.add(new Owed.Debt(
                    lines[0].substring("source ".length()),
                    lines[1].substring("service ".length()),
                    lines[2].substring("boot ".length()),
                    HostPath.of(lines[3].substring("path ".length())),
                    lines[4].substring("before ".length())));
        }
        return debts;
    }

    private static Action writing(String path) {
        return new Action.WriteFile(HostPath.of(path), Bytes.latin1("x"), 0600, Set.of());
    }

    /** One change of two files. */
    private Wish both(String id) {
        return once(id, writing("/etc/a"), writing("/etc/b"));
    }

    /** One change, there until all of its actions have been performed. */
    private Wish once(String id, Action... actions) {
        int before = machine.performed().size();
        return judged(
                id,
                (host, signals) -> machine.performed().size() < before + actions.length
                        ? inOrder(id).with(change(Delta.added("it", "x"), TakesEffect.NOW, actions))
                        : inOrder(id));
    }

    private static Wish asked(String id, List<String> asked) {
        return judged(id, (host, signals) -> {
            asked.add(id);
            return inOrder(id);
        });
    }

    private Plan plan(Wish... wishes) {
        return new Planner(machine, owed, PassedChecks.NONE).plan(playbook(wishes));
    }

    private void apply(Wish... wishes) {
        perform(plan(wishes), false);
    }

    private void perform(Plan plan, boolean approvedOnly) {
        Journal journal = new Journal(store, Clock.systemUTC(), "run");
        new Executor(machine, journal, owed, () -> () -> false, new Hearing()).perform(plan, approvedOnly);
    }

    private String journal() {
        return store.read("runs/run/journal.jsonl").map(Bytes::latin1).orElse("");
    }

    private ResourceOutcome outcome(String id) {
        return Objects.requireNonNull(outcomes.get(id));
    }

    private final class Hearing implements Executor.Listener {
        @Override
        public void starting(String id) {
            heard.add("starting " + id);
        }

        @Override
        public void finished(ResourceOutcome outcome) {
            heard.add(outcome.resource().id() + " is " + outcome.getClass().getSimpleName());
            outcomes.put(outcome.resource().id(), outcome);
        }

        @Override
        public void undone(ResourceOutcome.Failed outcome) {
            heard.add(outcome.resource().id() + " is undone");
            outcomes.put(outcome.resource().id(), outcome);
        }
    }
}
