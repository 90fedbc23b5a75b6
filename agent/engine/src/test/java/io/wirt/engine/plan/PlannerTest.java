package io.wirt.engine.plan;

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
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.HostCode;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Delta;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan says of each resource, after those before it and for whatever they have to tell. */
class PlannerTest {
    private static final Wish NEVER_ASKED = judged("never/asked", (host, signals) -> {
        throw new AssertionError("this one is not asked");
    });

    private final Machine machine;

    PlannerTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void aResourceIsPlannedOnTheHostAsThoseBeforeItLeaveItAndTheHostStaysAsItIs() throws IOException {
        machine.file("/etc/a", "old");
        Map<String, String> before = machine.everything();

        Plan plan = plan(text("text/a", "/etc/a", "new"), copy("copy/b", "/etc/a", "/etc/b"));

        assertThat(plan.resources()).extracting(PlannedResource::status).containsOnly(PlannedResource.Status.CHANGES);
        assertThat(written(plan.resources().get(1))).isEqualTo("new");
        assertThat(plan.pending()).isTrue();
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void eachActionFindsWhatTheOneBeforeItInTheSameChangeLeaves() {
        Action make = new Action.MakeDirectory(HostPath.of("/etc/d"), 0755);
        Action link = new Action.Link(HostPath.of("/etc/d/l"), "t");
        Action remove = new Action.RemoveFile(HostPath.of("/etc/d/l"));

        PlannedResource planned = plan(changing("both/x", TakesEffect.NOW, make, link, remove))
                .resources()
                .get(0);

        assertThat(planned.changes().get(0).steps())
                .extracting(step -> step.ground().state().word())
                .containsExactly("absent", "absent", "-> t");
    }

    @Test
    void whatIsAsDeclaredIsInOrder() throws IOException {
        machine.file("/etc/a", "x");

        Plan plan = plan(text("text/a", "/etc/a", "x"));

        assertThat(plan.resources().get(0).status()).isEqualTo(PlannedResource.Status.IN_ORDER);
        assertThat(plan.resources().get(0).changes()).isEmpty();
        assertThat(plan.pending()).isFalse();
        assertThat(plan.contradictory()).isFalse();
    }

    @Test
    void whatAKindRefusesIsNotChanged() {
        PlannedResource planned = plan(refused("no/x")).resources().get(0);

        assertThat(planned.status()).isEqualTo(PlannedResource.Status.REFUSED);
        assertThat(planned.reason()).as("the findings say why").isEmpty();
        assertThat(planned.diff().orElseThrow().findings())
                .extracting(Finding::summary)
                .containsExactly("no");
    }

    @Test
    void whatCannotBeReadIsToldInTheWordsOfTheHost() throws IOException {
        machine.file("/etc/a", "x").unreadable("/etc/a");

        PlannedResource planned =
                plan(text("text/a", "/etc/a", "y")).resources().get(0);

        assertUnreadable(planned);
    }

    @Test
    void soIsWhatCannotBeReadWhereAnActionWouldWrite() throws IOException {
        machine.file("/etc/a", "x").unreadable("/etc/a");

        PlannedResource planned = plan(writing("blind/a", "/etc/a")).resources().get(0);

        assertUnreadable(planned);
    }

    private static void assertUnreadable(PlannedResource planned) {
        assertThat(planned.status()).isEqualTo(PlannedResource.Status.UNREADABLE);
        assertThat(planned.reason()).isEqualTo("/etc/a cannot be read");
        Finding finding = planned.diff().orElseThrow().findings().get(0);
        assertThat(finding.id()).isEqualTo("host.unreadable");
        assertThat(finding.remedy()).isEqualTo("run as root");
    }

    @Test
    void anExceptionOfAKindIsItsBug() {
        PlannedResource planned = plan(faulty("faulty/x")).resources().get(0);

        assertThat(planned.status()).isEqualTo(PlannedResource.Status.FAULTY);
        assertThat(planned.reason()).isEqualTo("the kind faulty has a bug: java.lang.IllegalStateException: oops");
        assertThat(planned.diff().orElseThrow().findings())
                .extracting(Finding::id)
                .containsExactly("kind.failed");
    }

    @Test
    void aKindOfAnotherVersionOfWirtIsABugToo() {
        Wish old = judged("old/x", (host, signals) -> {
            throw new NoSuchMethodError("HostView.gone");
        });

        assertThat(plan(old).resources().get(0).reason())
                .contains("it was built for another version of Wirt", "HostView.gone");
    }

    @Test
    void aJudgementThatNoKindMayGiveIsABugAndNothingOfItIsForeseen() {
        Wish breach = judged("breach/x", (host, signals) -> inOrder("x")
                .with(Wish.error("no"))
                .with(change(
                        Delta.added("a", "b"),
                        TakesEffect.NOW,
                        new Action.WriteFile(HostPath.of("/etc/b"), Bytes.EMPTY))));

        Plan plan = plan(breach, text("text/b", "/etc/b", ""));

        assertThat(plan.resources())
                .extracting(PlannedResource::status)
                .containsExactly(PlannedResource.Status.FAULTY, PlannedResource.Status.CHANGES);
    }

    /** One of each that keeps its dependants from being done. */
    static List<Wish> inTheWay() {
        return List.of(refused("first/x"), unreadable("first/x"), faulty("first/x"), skipped("first/x"));
    }

    @ParameterizedTest
    @MethodSource("inTheWay")
    void whatRequiresOneThatCannotBeDoneIsSkipped(Wish first) {
        Plan plan = plan(refused("very/first"), first, NEVER_ASKED.requires("first/x"));

        PlannedResource skipped = plan.resources().get(2);
        assertThat(skipped.status()).isEqualTo(PlannedResource.Status.SKIPPED);
        assertThat(skipped.reason()).isEqualTo("first/x is not in order, and this one requires it");
        assertThat(skipped.diff()).isEmpty();
        assertThat(plan.pending()).isFalse();
    }

    @Test
    void whatRequiresOneThatIsInOrderOrWillBeIsPlanned() {
        Plan plan = plan(
                fine("fine/x"),
                text("text/a", "/etc/a", "x"),
                text("text/b", "/etc/b", "x").requires("fine/x", "text/a"));

        assertThat(plan.resources().get(2).status()).isEqualTo(PlannedResource.Status.CHANGES);
    }

    @Test
    void whatACommandCloudsIsDeferredAndSoIsWhatRequiresOrHearsIt() {
        machine.command("install", () -> {});

        Plan plan = plan(
                made("made/install", "/made", clouding("/etc/f")),
                text("text/f", "/etc/f", "x"),
                writing("blind/f", "/etc/f"),
                NEVER_ASKED.requires("text/f"),
                NEVER_ASKED.named("also/never").listensTo("text/f"),
                text("text/g", "/etc/g", "x"));

        assertThat(plan.resources())
                .extracting(PlannedResource::status, PlannedResource::reason)
                .containsExactly(
                        tuple(PlannedResource.Status.CHANGES, ""),
                        tuple(PlannedResource.Status.DEFERRED, "'install' runs first and may change it"),
                        tuple(PlannedResource.Status.DEFERRED, "'install' runs first and may change it"),
                        tuple(PlannedResource.Status.DEFERRED, "it requires text/f, which is deferred"),
                        tuple(PlannedResource.Status.DEFERRED, "it listens to text/f, which is deferred"),
                        tuple(PlannedResource.Status.CHANGES, ""));
    }

    @Test
    void aPlanThatHoldsOnlyWhatIsDeferredIsPendingToo() {
        assertThat(plan(later("later/x")).pending()).isTrue();
    }

    @Test
    void aListenerIsToldOfWhatChangesBeforeItAndOfWhatIsOwedToIt() {
        Debts debts = (service, host) -> service.equals("told/d") ? List.of("text/old") : List.of("of another");

        Plan plan = new Planner(machine, debts, PassedChecks.NONE)
                .plan(playbook(
                        fine("fine/x"),
                        text("text/a", "/etc/a", "x"),
                        text("text/b", "/etc/b", "x"),
                        told("told/d").listensTo("fine/x", "text/a", "text/unknown")));

        PlannedResource told = plan.resources().get(3);
        assertThat(told.signals()).isEqualTo(new Signals(List.of("text/a"), List.of("text/old")));
        assertThat(told.status()).isEqualTo(PlannedResource.Status.CHANGES);
    }

    @Test
    void aListenerOfWhatIsInOrderHearsNothing() {
        Plan plan = plan(fine("fine/x"), told("told/d").listensTo("fine/x"));

        assertThat(plan.resources().get(1).signals()).isEqualTo(Signals.NONE);
        assertThat(plan.resources().get(1).status()).isEqualTo(PlannedResource.Status.IN_ORDER);
    }

    @Test
    void ofTheFirstThingThatTheHostWouldRefuseThePlanWarns() {
        Wish twice = judged("twice/x", (host, signals) -> inOrder("x")
                .with(change(Delta.added("a", ""), TakesEffect.NOW, Wish.run("absent", Action.Clouds.NONE)))
                .with(change(Delta.added("b", ""), TakesEffect.NOW, Wish.run("gone", Action.Clouds.NONE))));

        PlannedResource planned = plan(twice).resources().get(0);

        assertThat(planned.status()).isEqualTo(PlannedResource.Status.CHANGES);
        assertThat(planned.diff().orElseThrow().findings())
                .containsExactly(Finding.warning(
                        HostCode.NO_COMMAND, "this host has no command absent", Evidence.of(""), "install it"));
    }

    @Test
    void aChangeThatWaitsForARestartWhichNobodyMakesGetsAWord() {
        Wish first = restarting("text/a", "/etc/a");

        assertThat(warnings(plan(first))).containsExactly("plan.restart-not-managed");
        assertThat(warnings(plan(first, told("service/d").listensTo("text/b"))))
                .as("it listens to somebody else")
                .containsExactly("plan.restart-not-managed");
        assertThat(warnings(plan(first, told("service/e").listensTo("text/a"))))
                .as("another service listens")
                .containsExactly("plan.restart-not-managed");
        assertThat(warnings(plan(first, told("service/d").listensTo("text/a")))).isEmpty();
        assertThat(warnings(plan(text("text/a", "/etc/a", "x"), told("service/d"))))
                .as("it is in force at once")
                .isEmpty();
        assertThat(plan(first)
                        .resources()
                        .get(0)
                        .diff()
                        .orElseThrow()
                        .findings()
                        .get(0)
                        .summary())
                .isEqualTo("not in force until d restarts, and nothing in this playbook restarts it");
    }

    @Test
    void whatIsConfiguredAndNotInForceAwaitsAReboot() {
        Plan plan = plan(awaiting("boot/a", "a is not in force"), rebooting("text/b", "/etc/b", "b will not be"));

        assertThat(plan.awaitingReboot()).containsExactly("a is not in force");
        assertThat(plan.awaitingRebootAfterApply()).containsExactly("a is not in force", "b will not be");
    }

    @Test
    void whatWouldAwaitOneOnlyAfterAnEarlierChangeIsToldByThatChange() {
        Wish configured = judged(
                "boot/b",
                (host, signals) -> host.has(HostPath.of("/etc/b"))
                        ? inOrder("b")
                                .with(new TakesEffect.AfterReboot("b is configured"))
                                .with(new TakesEffect.AfterReboot("as ever"))
                        : inOrder("b").with(new TakesEffect.AfterReboot("as ever")));

        Plan plan = plan(rebooting("text/b", "/etc/b", "b will not be in force"), configured);

        assertThat(plan.awaitingReboot()).containsExactly("as ever");
        assertThat(plan.awaitingRebootAfterApply()).containsExactly("as ever", "b will not be in force");
    }

    @Test
    void whoCannotBeJudgedOnTheHostAsItIsAwaitsNothingYet() {
        Wish needsFile = judged("boot/b", (host, signals) -> {
            if (!host.has(HostPath.of("/etc/b"))) {
                throw new HostException(() -> "x.y", "there is no /etc/b", "");
            }
            return inOrder("b").with(new TakesEffect.AfterReboot("b is configured"));
        });

        assertThat(plan(text("text/b", "/etc/b", "x"), needsFile).awaitingReboot())
                .isEmpty();
    }

    @Test
    void checksAreAskedOnTheHostAsItIsBeforeAnyChange() {
        Plan plan = new Planner(machine, Debts.NONE, PassedChecks.NONE)
                .plan(playbook(
                        List.of(judged(
                                "free/a",
                                (host, signals) -> host.has(HostPath.of("/etc/a"))
                                        ? inOrder("a").with(Wish.error("it is there"))
                                        : inOrder("a"))),
                        List.of(text("text/a", "/etc/a", "x")),
                        List.of()));

        assertThat(plan.checks()).extracting(CheckResult::status).containsExactly(CheckResult.Status.PASSED);
        assertThat(plan.blocked()).isFalse();
    }

    @Test
    void aCheckThatFailsBlocksThePlan() {
        Plan plan = new Planner(machine, Debts.NONE, PassedChecks.NONE)
                .plan(playbook(List.of(fine("fine/x"), refused("check/x")), List.of(), List.of()));

        assertThat(plan.blocked()).isTrue();
    }

    @Test
    void theStateAfterTheBootIsAskedForWhereNothingWaitsForOne() {
        assertThat(afterBoot(fine("fine/x"), refused("check/x"), PassedChecks.NONE))
                .isEqualTo(CheckResult.Status.FAILED);
        assertThat(afterBoot(text("text/a", "/etc/a", "x"), fine("check/x"), PassedChecks.NONE))
                .isEqualTo(CheckResult.Status.PASSED);
    }

    @Test
    void itIsNotAskedForBeforeARebootNorWhereTheNewStateIsNotKnown() {
        for (Wish first : List.of(
                awaiting("boot/a", "a is not in force"),
                rebooting("text/b", "/etc/b", "b will not be"),
                refused("no/x"),
                unreadable("no/x"),
                faulty("faulty/x"),
                later("later/x"))) {
            assertThat(afterBoot(first, NEVER_ASKED, PassedChecks.NONE))
                    .as(first.id())
                    .isEqualTo(CheckResult.Status.AFTER_REBOOT);
        }
    }

    @Test
    void whatTheBootLogNoLongerHoldsCountsIfItPassedOnceSinceTheBoot() {
        PassedChecks passed = check -> check.equals("check/x");

        assertThat(afterBoot(fine("fine/x"), unknown("check/x"), passed)).isEqualTo(CheckResult.Status.PASSED);
        assertThat(afterBoot(fine("fine/x"), unknown("check/y"), passed)).isEqualTo(CheckResult.Status.UNKNOWN);
        assertThat(afterBoot(fine("fine/x"), refused("check/x"), passed))
                .as("what is known to be wrong now is wrong")
                .isEqualTo(CheckResult.Status.FAILED);
    }

    @Test
    void aPlanSaysWhichHostItIsForAndWhetherThatRuns(@TempDir Path tree) throws IOException {
        assertThat(plan(fine("fine/x")).host()).isEqualTo(machine.facts());
        assertThat(plan(fine("fine/x")).live()).isTrue();
        assertThat(new Planner(Machine.tree(tree), Debts.NONE, PassedChecks.NONE)
                        .plan(playbook(fine("fine/x")))
                        .live())
                .isFalse();
    }

    private CheckResult.Status afterBoot(Wish resource, Wish check, PassedChecks passed) {
        Plan plan =
                new Planner(machine, Debts.NONE, passed).plan(playbook(List.of(), List.of(resource), List.of(check)));
        return plan.afterBoot().get(0).status();
    }

    private Plan plan(Wish... wishes) {
        return new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(wishes));
    }

    private static List<String> warnings(Plan plan) {
        return plan.resources().get(0).diff().orElseThrow().findings().stream()
                .map(Finding::id)
                .toList();
    }

    private static String written(PlannedResource planned) {
        Action action = planned.changes().get(0).steps().get(0).action();
        return ((Action.WriteFile) action).content().latin1();
    }

    private static Wish faulty(String id) {
        return judged(id, (host, signals) -> {
            throw new IllegalStateException("oops");
        });
    }

    private static Wish unreadable(String id) {
        return judged(id, (host, signals) -> {
            throw new HostException(HostCode.UNREADABLE, "it cannot be read", "");
        });
    }

    private static Wish skipped(String id) {
        return NEVER_ASKED.requires("very/first").named(id);
    }

    private static Wish later(String id) {
        return judged(id, (host, signals) -> {
            throw new NotYetObservable("something runs first");
        });
    }

    private static Wish unknown(String id) {
        return judged(id, (host, signals) -> inOrder(id)
                .with(Finding.unknown(() -> "x.u", "nobody knows", Evidence.of(""), "")));
    }

    private static Wish awaiting(String id, String reason) {
        return judged(id, (host, signals) -> inOrder(id).with(new TakesEffect.AfterReboot(reason)));
    }

    private static Wish rebooting(String id, String path, String reason) {
        return text(id, path, "x", new TakesEffect.AfterReboot(reason), Set.of());
    }

    private static Wish restarting(String id, String path) {
        return text(id, path, "x", new TakesEffect.AfterRestart("service/d"), Set.of());
    }

    private static Wish writing(String id, String path) {
        return changing(id, TakesEffect.NOW, new Action.WriteFile(HostPath.of(path), Bytes.utf8("y")));
    }

    private static Wish changing(String id, TakesEffect effect, Action... actions) {
        return judged(id, (host, signals) -> inOrder(id).with(change(Delta.added("it", "x"), effect, actions)));
    }

    private static Wish copy(String id, String from, String to) {
        return judged(id, (host, signals) -> {
            Bytes wanted = host.read(HostPath.of(from)).orElseThrow().bytes();
            return host.has(HostPath.of(to))
                    ? inOrder(to)
                    : inOrder(to)
                            .with(change(
                                    Delta.added("copy", from),
                                    TakesEffect.NOW,
                                    new Action.WriteFile(HostPath.of(to), wanted)));
        });
    }
}
