package io.wirt.engine.plan;

import static io.wirt.engine.fixture.Wish.clouding;
import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.made;
import static io.wirt.engine.fixture.Wish.playbook;
import static io.wirt.engine.fixture.Wish.refused;
import static io.wirt.engine.fixture.Wish.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.spi.Action;
import io.wirt.spi.Delta;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources that would undo each other's work in every run. */
class ContradictionsTest {
    private final Machine machine;

    ContradictionsTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void bothAreRefusedWithThePlaceOfTheOtherAndNobodyElse() {
        Plan plan =
                plan(text("text/one", "/etc/f", "a"), text("text/g", "/etc/g", "x"), text("text/two", "/etc/f", "b"));

        assertThat(statuses(plan))
                .containsExactly(
                        PlannedResource.Status.REFUSED, PlannedResource.Status.CHANGES, PlannedResource.Status.REFUSED);
        assertThat(findings(plan, 0)).containsExactly("it is undone by text/two (p.yaml:13): set text");
        assertThat(findings(plan, 2)).containsExactly("it undoes text/one (p.yaml:11): set text");
        assertThat(plan.resources().get(0).changes()).isEmpty();
        assertThat(plan.contradictory()).isTrue();
        Finding finding =
                plan.resources().get(0).diff().orElseThrow().findings().get(0);
        assertThat(finding.id()).isEqualTo("plan.contradicted");
        assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
        assertThat(finding.evidence().place()).isEqualTo("p.yaml:11");
    }

    @Test
    void oneThatIsInOrderNowAndWouldNotStaySoIsUndoneToo() throws IOException {
        machine.file("/etc/f", "a");

        Plan plan = plan(text("text/one", "/etc/f", "a"), text("text/two", "/etc/f", "b"));

        assertThat(statuses(plan)).containsOnly(PlannedResource.Status.REFUSED);
    }

    @Test
    void ofThreeOnlyThoseAreRefusedWhoAreNotAsDeclaredInTheEnd() {
        Plan plan = plan(
                text("text/one", "/etc/f", "a"), text("text/two", "/etc/f", "b"), text("text/three", "/etc/f", "a"));

        assertThat(statuses(plan))
                .containsExactly(
                        PlannedResource.Status.CHANGES, PlannedResource.Status.REFUSED, PlannedResource.Status.REFUSED);
        assertThat(findings(plan, 2)).containsExactly("it undoes text/two (p.yaml:12): set text");
    }

    @Test
    void theFirstThatUndoesItIsNamedNotTheLast() {
        Plan plan = plan(
                text("text/one", "/etc/f", "a"),
                text("text/two", "/etc/f", "b"),
                fine("fine/x"),
                text("text/g", "/etc/g", "x"));

        assertThat(findings(plan, 0)).containsExactly("it is undone by text/two (p.yaml:12): set text");
        assertThat(plan.resources().get(3).status()).isEqualTo(PlannedResource.Status.CHANGES);
    }

    @Test
    void aFindingOfItsOwnIsKept() {
        Wish noting = judged("noting/one", (host, signals) -> text("text/x", "/etc/f", "a")
                .judgement()
                .of(host, signals)
                .with(Finding.note(() -> "x.n", "by the way", Evidence.of(""))));

        assertThat(findings(plan(noting, text("text/two", "/etc/f", "b")), 0))
                .hasSize(2)
                .startsWith("by the way");
    }

    @Test
    void whoNeverSettlesIsContradictedByNobody() {
        Wish never = text("text/never", "/etc/f", "a");
        Wish restless = judged("restless/x", (host, signals) -> never.judgement()
                .of(host, signals)
                .with(Wish.change(
                        Delta.added("more", "x"), TakesEffect.NOW, new Action.RemoveFile(HostPath.of("/etc/none")))));

        assertThat(plan(restless, text("text/g", "/etc/g", "x")).contradictory())
                .isFalse();
    }

    @Test
    void whatTheLastChangeMayHaveUndoneIsAskedAndWhatComesAfterItIsNot() throws IOException {
        machine.file("/etc/f", "a");
        int[] asked = {0};
        Wish after = judged("after/x", (host, signals) -> {
            asked[0]++;
            return inOrder("x");
        });

        Plan plan = plan(fine("fine/x"), text("text/f", "/etc/f", "b"), after);

        assertThat(plan.contradictory()).isFalse();
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void whatIsRefusedOrOnlyDeferredIsNotUndone() {
        machine.command("install", () -> {});

        Plan plan = plan(
                refused("no/x"),
                made("made/install", "/made", clouding("/etc/f")),
                text("text/f", "/etc/f", "a"),
                text("text/g", "/etc/g", "x"));

        assertThat(plan.contradictory()).isFalse();
        assertThat(statuses(plan))
                .containsExactly(
                        PlannedResource.Status.REFUSED,
                        PlannedResource.Status.CHANGES,
                        PlannedResource.Status.DEFERRED,
                        PlannedResource.Status.CHANGES);
    }

    @Test
    void whatCannotBeForeseenIsNoContradiction() {
        machine.command("undo", () -> {});

        Plan plan = plan(text("text/f", "/etc/f", "a"), made("made/undo", "/made", clouding("/etc/f")));

        assertThat(plan.contradictory()).isFalse();
    }

    @Test
    void oneThatALaterOneHasTheKindRefuseIsUndone() {
        Wish only = judged(
                "alone/x",
                (host, signals) -> host.has(HostPath.of("/etc/rival"))
                        ? inOrder("x").with(Wish.error("there is a rival"))
                        : inOrder("x"));

        Plan plan = plan(only, text("text/rival", "/etc/rival", "", TakesEffect.NOW, Set.of()));

        assertThat(findings(plan, 0)).containsExactly("it is undone by text/rival (p.yaml:12): there is a rival");
    }

    private Plan plan(Wish... wishes) {
        return new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(wishes));
    }

    private static List<PlannedResource.Status> statuses(Plan plan) {
        return plan.resources().stream().map(PlannedResource::status).toList();
    }

    private static List<String> findings(Plan plan, int index) {
        return plan.resources().get(index).diff().orElseThrow().findings().stream()
                .map(Finding::summary)
                .toList();
    }
}
