package io.wirt.engine.apply;

import static io.wirt.engine.fixture.Wish.change;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.playbook;
import static io.wirt.engine.fixture.Wish.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.plan.Debts;
import io.wirt.engine.plan.PassedChecks;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.Planner;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
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

/** Each outcome as the public gets to see it. */
class ReportsTest {
    private static final Finding CAUSE =
            Finding.error(HostCode.IO, "the disk is broken", Evidence.of(""), "replace it");

    private final Machine machine;

    ReportsTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void whatIsInOrderHasConvergedAndOnlyAChangeChanges() {
        PlannedResource planned = planned(text("text/a", "/etc/a", "x"));
        Reports reports = reports();
        assertThat(reports.converged()).isTrue();
        assertThat(reports.changed()).isFalse();

        reports.finished(new ResourceOutcome.Unchanged(planned));
        assertThat(reports.converged()).isTrue();
        assertThat(reports.changed()).isFalse();
        assertThat(only(reports).status()).isEqualTo(ResourceStatus.UNCHANGED);

        reports.finished(new ResourceOutcome.Changed(planned));
        assertThat(reports.converged()).isTrue();
        assertThat(reports.changed()).isTrue();
        assertThat(only(reports).status()).isEqualTo(ResourceStatus.CHANGED);
        assertThat(only(reports).reason()).isEmpty();
    }

    @Test
    void whatFailedSaysWhyAndWhatWasDoneBefore() {
        Reports reports = reports();

        reports.finished(new ResourceOutcome.Failed(planned(warned()), List.of("write-file /etc/a", "run it"), CAUSE));

        ResourceDocument failed = only(reports);
        assertThat(failed.status()).isEqualTo(ResourceStatus.FAILED);
        assertThat(failed.reason()).isEqualTo("the disk is broken");
        assertThat(failed.doneInPart()).isTrue();
        assertThat(failed.findings())
                .as("what was warned of has happened, and is told once")
                .extracting(FindingDocument::id, FindingDocument::level, FindingDocument::summary)
                .containsExactly(
                        tuple("x.w", Finding.Level.WARNING, "beware"),
                        tuple("run.done-in-part", Finding.Level.NOTE, "done before: write-file /etc/a, run it"),
                        tuple("host.io", Finding.Level.ERROR, "the disk is broken"));
        assertThat(reports.converged()).isFalse();
        assertThat(reports.changed()).isFalse();
    }

    @Test
    void whatHasMovedBeforeAnythingWasDoneIsNotDoneInPart() {
        Reports reports = reports();

        reports.finished(new ResourceOutcome.Moved(planned(text("text/a", "/etc/a", "x")), List.of(), CAUSE));

        assertThat(only(reports).status()).isEqualTo(ResourceStatus.MOVED);
        assertThat(only(reports).doneInPart()).isFalse();
        assertThat(only(reports).findings()).hasSize(1);
    }

    @Test
    void whatWasLeftSaysWhy() {
        Reports reports = reports();

        reports.finished(new ResourceOutcome.Left(
                planned(text("text/a", "/etc/a", "x")), PlannedResource.Status.SKIPPED, "x is not in order"));

        assertThat(only(reports).status()).isEqualTo(ResourceStatus.SKIPPED);
        assertThat(only(reports).reason()).isEqualTo("x is not in order");
        assertThat(reports.converged()).isFalse();
    }

    @Test
    void whatWasUndoneTakesThePlaceOfWhatWasToldBefore() {
        PlannedResource first = planned(text("text/a", "/etc/a", "x"));
        PlannedResource second = planned(text("text/b", "/etc/b", "x"));
        Reports reports = reports();
        reports.finished(new ResourceOutcome.Changed(first));
        reports.finished(new ResourceOutcome.Changed(second));

        reports.undone(new ResourceOutcome.Failed(first, List.of("its changes"), CAUSE));

        assertThat(reports.resources())
                .extracting(ResourceDocument::id, ResourceDocument::status)
                .containsExactly(tuple("text/a", ResourceStatus.FAILED), tuple("text/b", ResourceStatus.CHANGED));
        assertThat(reports.converged()).isFalse();
    }

    @Test
    void aSecretOfThePlanOrOfTheResourceAtItsTurnIsNotTold() {
        Wish planned = text("text/a", "/etc/a", "secret-1", TakesEffect.NOW, Set.of("secret-1"));
        Wish atItsTurn = text("text/b", "/etc/b", "secret-2", TakesEffect.NOW, Set.of("secret-2"));
        Reports reports = new Reports(plan(planned), RunListener.SILENT);

        reports.finished(new ResourceOutcome.Failed(
                planned(atItsTurn),
                List.of(),
                Finding.error(() -> "x.y", "cannot use secret-1 and secret-2", Evidence.of(""), "")));

        assertThat(only(reports).reason()).isEqualTo("cannot use <hidden> and <hidden>");
    }

    private static Wish warned() {
        return judged("text/a", (host, signals) -> inOrder("a")
                .with(Finding.warning(HostCode.IO, "the disk may be broken", Evidence.of(""), ""))
                .with(Finding.warning(() -> "x.w", "beware", Evidence.of(""), ""))
                .with(change(
                        Delta.added("it", "x"),
                        TakesEffect.NOW,
                        new Action.WriteFile(HostPath.of("/etc/a"), Bytes.utf8("x")))));
    }

    private Reports reports() {
        return new Reports(plan(), RunListener.SILENT);
    }

    private static ResourceDocument only(Reports reports) {
        assertThat(reports.resources()).hasSize(1);
        return reports.resources().get(0);
    }

    private PlannedResource planned(Wish wish) {
        return plan(wish).resources().get(0);
    }

    private Plan plan(Wish... wishes) {
        return new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(wishes));
    }
}
