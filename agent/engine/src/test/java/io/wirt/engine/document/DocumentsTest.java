package io.wirt.engine.document;

import static io.wirt.engine.fixture.Wish.change;
import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.playbook;
import static io.wirt.engine.fixture.Wish.refused;
import static io.wirt.engine.fixture.Wish.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.plan.Debts;
import io.wirt.engine.plan.PassedChecks;
import io.wirt.engine.plan.Planner;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan as the public gets to see it: each status, what would be done, and no secret. */
class DocumentsTest {
    private final Machine machine;

    DocumentsTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void eachStatusOfAPlanHasItsPublicWord() {
        PlanDocument plan = plan(
                fine("fine/x"),
                text("text/a", "/etc/a", "x"),
                throwing("later/x", new NotYetObservable("something runs first")),
                refused("no/x"),
                throwing("unread/x", new HostException(HostCode.IO, "the disk is broken", "")),
                throwing("faulty/x", new IllegalStateException("oops")),
                fine("after/x").requires("no/x"));

        assertThat(plan.resources())
                .extracting(ResourceDocument::id, ResourceDocument::status, ResourceDocument::reason)
                .containsExactly(
                        tuple("fine/x", ResourceStatus.IN_ORDER, ""),
                        tuple("text/a", ResourceStatus.CHANGES, ""),
                        tuple("later/x", ResourceStatus.DEFERRED, "something runs first"),
                        tuple("no/x", ResourceStatus.REFUSED, ""),
                        tuple("unread/x", ResourceStatus.UNREADABLE, "the disk is broken"),
                        tuple(
                                "faulty/x",
                                ResourceStatus.FAULTY,
                                "the kind faulty has a bug: java.lang.IllegalStateException: oops"),
                        tuple("after/x", ResourceStatus.SKIPPED, "no/x is not in order, and this one requires it"));
        assertThat(plan.count(ResourceStatus.CHANGES)).isEqualTo(1);
        assertThat(plan.troubled()).isEqualTo(4);
        assertThat(plan.changeCount()).isEqualTo(1);
        assertThat(plan.resources().get(1).kind()).isEqualTo("text");
        assertThat(plan.resources().get(1).subject()).isEqualTo("/etc/a");
        assertThat(plan.resources().get(1).place()).isEqualTo("/etc/x");
        assertThat(plan.resources().get(2).subject()).as("nobody has judged it").isEmpty();
    }

    @Test
    void onlyWhatIsAsDeclaredIsSettledAndOnlyWhatIsInTheWayTroubled() {
        assertThat(ResourceStatus.values())
                .filteredOn(ResourceStatus::settled)
                .containsExactly(ResourceStatus.IN_ORDER, ResourceStatus.UNCHANGED, ResourceStatus.CHANGED);
        assertThat(ResourceStatus.values())
                .filteredOn(ResourceStatus::troubled)
                .containsExactly(
                        ResourceStatus.REFUSED,
                        ResourceStatus.UNREADABLE,
                        ResourceStatus.SKIPPED,
                        ResourceStatus.FAULTY,
                        ResourceStatus.FAILED,
                        ResourceStatus.MOVED);
    }

    @Test
    void eachStatusOfACheckHasItsPublicWord() {
        PlanDocument plan = plan(
                List.of(
                        fine("fine/x"),
                        refused("no/x"),
                        saying("dunno/x", Finding.unknown(() -> "x.u", "nobody knows", Evidence.of(""), "")),
                        saying("dunno/y", Finding.unknown(() -> "x.u", "nobody knows", Evidence.of(""), ""))
                                .warns(),
                        saying("na/x", Finding.notApplicable(() -> "x.n", "no such thing", Evidence.of("")))),
                List.of(),
                List.of());

        assertThat(plan.checks())
                .extracting(CheckDocument::id, CheckDocument::kind, CheckDocument::status, CheckDocument::blocking)
                .containsExactly(
                        tuple("fine/x", "fine", CheckStatus.PASSED, false),
                        tuple("no/x", "no", CheckStatus.FAILED, true),
                        tuple("dunno/x", "dunno", CheckStatus.UNKNOWN, true),
                        tuple("dunno/y", "dunno", CheckStatus.UNKNOWN, false),
                        tuple("na/x", "na", CheckStatus.NOT_APPLICABLE, false));
        assertThat(plan.blocked()).isTrue();
        FindingDocument finding = plan.checks().get(1).findings().get(0);
        assertThat(finding)
                .isEqualTo(new FindingDocument("x.error", Finding.Level.ERROR, "no", "/etc/x", "", "mend it"));
    }

    @Test
    void theStateAfterTheBootFailsOrIsUndecidedByItsChecks() {
        Wish unknown = saying("dunno/x", Finding.unknown(() -> "x.u", "nobody knows", Evidence.of(""), ""));

        PlanDocument good = plan(List.of(), List.of(), List.of(fine("fine/x")));
        PlanDocument bad = plan(List.of(), List.of(), List.of(fine("fine/x"), refused("no/x")));
        PlanDocument undecided = plan(List.of(), List.of(), List.of(unknown));
        PlanDocument later = plan(List.of(), List.of(refused("no/y")), List.of(refused("no/x")));

        assertThat(List.of(good.afterBootFailed(), bad.afterBootFailed(), undecided.afterBootFailed()))
                .containsExactly(false, true, false);
        assertThat(List.of(good.afterBootUndecided(), bad.afterBootUndecided(), undecided.afterBootUndecided()))
                .containsExactly(false, false, true);
        assertThat(later.afterBoot().get(0).status()).isEqualTo(CheckStatus.AFTER_REBOOT);
        assertThat(later.afterBootFailed()).isFalse();
        assertThat(good.blocked()).isFalse();
    }

    @Test
    void aReportTellsTheSameOfItsChecksAndResources() {
        PlanDocument plan = plan(List.of(), List.of(), List.of(refused("no/x")));

        assertThat(report(plan, ResourceStatus.CHANGED, ResourceStatus.UNCHANGED))
                .matches(ReportDocument::converged)
                .matches(ReportDocument::changed)
                .matches(ReportDocument::afterBootFailed)
                .matches(report -> !report.afterBootUndecided());
        assertThat(report(plan, ResourceStatus.UNCHANGED, ResourceStatus.DEFERRED))
                .matches(report -> !report.converged())
                .matches(report -> !report.changed());
    }

    @Test
    void aChangeTellsWhatDiffersWhatIsDoneAndWhenItIsInForce() throws IOException {
        machine.file("/etc/a", "1\n2\n3\nold\n").link("/etc/l", "a");
        Wish wish = text("text/a", "/etc/l", "1\n2\n3\nnew\n", new TakesEffect.AfterRestart("service/d"), Set.of());

        ChangeDocument changed = plan(wish).resources().get(0).changes().get(0);

        assertThat(changed.summary()).isEqualTo("set text");
        assertThat(changed.takesEffect()).isEqualTo(ChangeDocument.When.AFTER_RESTART);
        assertThat(changed.effectDetail()).isEqualTo("service/d");
        assertThat(changed.deltas())
                .containsExactly(new ChangeDocument.DeltaDocument(
                        "text", Optional.of("1\n2\n3\nold\n"), Optional.of("1\n2\n3\nnew\n"), Delta.Form.NAMED));
        ChangeDocument.ActionDocument action = changed.actions().get(0);
        assertThat(action.verb()).isEqualTo("write-file");
        assertThat(action.target()).isEqualTo("/etc/a");
        assertThat(action.before()).startsWith("sha256:");
        assertThat(action.after()).hasSize(1);
        assertThat(action.hunks()).containsExactly("@@ -3,2 +3,2 @@", " 3", "-old", "+new");
    }

    @Test
    void theReasonForARebootStandsInThePlan() {
        PlanDocument plan = plan(
                text("text/a", "/etc/a", "x", new TakesEffect.AfterReboot("a is not in force"), Set.of()),
                judged("boot/b", (host, signals) -> inOrder("b").with(new TakesEffect.AfterReboot("b waits"))));

        assertThat(plan.rebootRequired())
                .isEqualTo(new RebootDocument(true, true, List.of("b waits", "a is not in force")));
        ChangeDocument changed = plan.resources().get(0).changes().get(0);
        assertThat(changed.takesEffect()).isEqualTo(ChangeDocument.When.AFTER_REBOOT);
        assertThat(changed.effectDetail()).isEqualTo("a is not in force");
        assertThat(plan(text("text/a", "/etc/a", "x")).rebootRequired())
                .isEqualTo(new RebootDocument(false, false, List.of()));
        assertThat(plan(text("text/a", "/etc/a", "x"))
                        .resources()
                        .get(0)
                        .changes()
                        .get(0)
                        .takesEffect())
                .isEqualTo(ChangeDocument.When.NOW);
    }

    @Test
    void onlyTheContentOfAFileIsShownAsADifference() throws IOException {
        machine.file("/etc/value", "0\n").link("/etc/l", "a").command("make", () -> {});
        Action.Run make = new Action.Run(
                List.of("make"),
                Bytes.EMPTY,
                Duration.ofSeconds(1),
                List.of(Action.Leaving.file(HostPath.of("/etc/made"), Bytes.utf8("made\n"))),
                Action.Clouds.NONE);

        assertThat(hunks(new Action.SetKernelValue(HostPath.of("/etc/value"), "1")))
                .isEmpty();
        assertThat(hunks(new Action.Link(HostPath.of("/etc/l"), "b"))).isEmpty();
        assertThat(hunks(new Action.RenameLink(HostPath.of("/etc/l"), HostPath.of("/etc/m"))))
                .isEmpty();
        assertThat(hunks(make)).isEmpty();
        assertThat(hunks(new Action.WriteFile(HostPath.of("/etc/new"), Bytes.utf8("new\n"))))
                .containsExactly("@@ -1,0 +1,1 @@", "+new");
        assertThat(hunks(new Action.WriteFile(HostPath.of("/etc/value"), Bytes.utf8("0\n"))))
                .as("nothing differs")
                .isEmpty();
    }

    @Test
    void whatIsNoTextIsShownSoThatItCannotSteerATerminal() {
        byte[] bytes = {'a', '\t', 'b', '\r', '\n', 27, '[', '2', 'J', '\n', (byte) 0xC3, (byte) 0xA9, '\n', (byte) 0xE9
        };

        assertThat(hunks(new Action.WriteFile(HostPath.of("/etc/new"), Bytes.of(bytes))))
                .containsExactly("@@ -1,0 +1,4 @@", "+a\tb\u240D", "+\uFFFD[2J", "+é", "+é");
    }

    @Test
    void aSecretLineStandsNowhere() throws IOException {
        machine.file("/etc/a", "plain\n  secret-1\n");
        Wish one = judged("one/a", (host, signals) -> inOrder("about secret-2")
                .with(new Change(
                        "set secret-2",
                        List.of(Delta.changed("secret", "secret-1", "secret-2")),
                        List.of(new Action.WriteFile(
                                HostPath.of("/etc/a"),
                                Bytes.utf8("plain\n  secret-2\n"),
                                0600,
                                Set.of("  secret-1", "secret-2", " "))),
                        new TakesEffect.AfterReboot("secret-2 is not in force")))
                .with(Finding.warning(
                        () -> "x.w", "secret-1!", new Evidence("/etc/a", 2, "secret-1"), "drop secret-1")));
        Wish two = judged("two/b", (host, signals) -> inOrder("b").with(Wish.error("it clashes with secret-2")));

        PlanDocument plan = plan(one, two);

        assertThat(plan.resources().toString()).contains("<hidden>").doesNotContain("secret-1", "secret-2");
        assertThat(plan.resources().get(0).changes().get(0).actions().get(0).hunks())
                .containsExactly("@@ -1,2 +1,2 @@", " plain", "-<hidden>", "+<hidden>");
        assertThat(plan.resources().get(1).findings().get(0).summary()).isEqualTo("it clashes with <hidden>");
    }

    @Test
    void whatWasAtWorkOrInterruptedOrIsOwedIsHandedOn() {
        PlanDocument plan = Documents.of(
                new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(fine("fine/x"))),
                "/mnt",
                "/p.yaml",
                List.of("a -> b"),
                "run-1",
                "process 7");

        assertThat(plan.owed()).containsExactly("a -> b");
        assertThat(plan.interrupted()).isEqualTo("run-1");
        assertThat(plan.atWork()).isEqualTo("process 7");
        assertThat(plan.host()).isEqualTo(new HostDocument("machine-1", "m", "a directory", "6.1", "/mnt"));
        assertThat(plan.playbook())
                .isEqualTo(new PlaybookDocument(
                        "/p.yaml", "p", playbook(fine("fine/x")).digest()));
    }

    @Test
    void anAttributeIsReadAsItsKindWritesIt() {
        assertThat(words(Delta.changed("sleep", "1", "2"))).isEqualTo("sleep 1 -> 2");
        assertThat(words(Delta.added("sleep", "2"))).isEqualTo("sleep 2");
        assertThat(words(Delta.removed("iommu", "on").assigned())).isEqualTo("iommu=on");
        assertThat(words(Delta.added("quiet", "").assigned())).isEqualTo("quiet");
        assertThat(delta(Delta.added("a", "b")).verb()).isEqualTo(ChangeDocument.Verb.ADD);
        assertThat(delta(Delta.removed("a", "b")).verb()).isEqualTo(ChangeDocument.Verb.REMOVE);
        assertThat(delta(Delta.changed("a", "b", "c")).verb()).isEqualTo(ChangeDocument.Verb.CHANGE);
    }

    private static String words(Delta delta) {
        return delta(delta).words();
    }

    private static ChangeDocument.DeltaDocument delta(Delta delta) {
        return new ChangeDocument.DeltaDocument(delta.attribute(), delta.before(), delta.after(), delta.form());
    }

    private List<String> hunks(Action action) {
        Wish wish = judged(
                "x/x", (host, signals) -> inOrder("x").with(change(Delta.added("it", "x"), TakesEffect.NOW, action)));
        return plan(wish).resources().get(0).changes().get(0).actions().get(0).hunks();
    }

    private static ReportDocument report(PlanDocument plan, ResourceStatus... statuses) {
        List<ResourceDocument> resources = new ArrayList<>();
        for (ResourceStatus status : statuses) {
            resources.add(new ResourceDocument("x/x", "x", status, "", "", "", List.of(), List.of(), false));
        }
        return new ReportDocument(
                "", plan.host(), plan.playbook(), List.of(), resources, plan.afterBoot(), plan.rebootRequired());
    }

    private PlanDocument plan(Wish... wishes) {
        return plan(List.of(), List.of(wishes), List.of());
    }

    private PlanDocument plan(List<Wish> checks, List<Wish> resources, List<Wish> afterBoot) {
        return Documents.of(
                new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(checks, resources, afterBoot)),
                "/",
                "/p.yaml",
                List.of(),
                "",
                "");
    }

    private static Wish saying(String id, Finding finding) {
        return judged(id, (host, signals) -> inOrder(id).with(finding));
    }

    private static Wish throwing(String id, RuntimeException thrown) {
        return judged(id, (host, signals) -> {
            throw thrown;
        });
    }
}
