package io.wirt.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Action;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.TakesEffect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Evidence HERE = Evidence.of("/etc/x");
    private static final Diff IN_ORDER = Diff.inOrder("a thing", HERE);

    @Test
    void whatIsInOrderLeavesNothingToDoWhateverIsNoted() {
        assertThat(leftToDo(IN_ORDER.with(Finding.note(() -> "x.n", "by the way", HERE))))
                .isEmpty();
    }

    @Test
    void aRefusalIsToldByItsErrorAndNotByANoteBeforeIt() {
        assertThat(leftToDo(IN_ORDER.with(Finding.note(() -> "x.n", "by the way", HERE))
                        .with(Finding.error(() -> "x.e", "it cannot be written", HERE, ""))))
                .contains("it cannot be written");
    }

    @Test
    void elseTheFirstChangeSaysIt() {
        Change change = new Change(
                "remove it",
                List.of(Delta.changed("mode", "1", "2")),
                List.of(new Action.RemoveFile(HostPath.of("/etc/x"))),
                TakesEffect.NOW);
        assertThat(leftToDo(IN_ORDER.with(change))).contains("remove it");
    }

    private static Optional<String> leftToDo(Diff diff) {
        return new Verdict.Judged(diff).leftToDo();
    }
}
