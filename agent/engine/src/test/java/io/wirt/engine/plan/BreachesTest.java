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
import org.junit.jupiter.api.Test;

class BreachesTest {
    private static final Diff IN_ORDER = Diff.inOrder("a thing", Evidence.of("/etc/x"));
    private static final List<Action> REMOVAL = List.of(new Action.RemoveFile(HostPath.of("/etc/x")));
    private static final Delta DELTA = Delta.changed("mode", "1", "2");

    @Test
    void aSoundJudgementHasNone() {
        assertThat(Breaches.in(IN_ORDER)).isEmpty();
        assertThat(Breaches.in(IN_ORDER.with(error()))).isEmpty();
        assertThat(Breaches.in(IN_ORDER.with(change(REMOVAL, DELTA, Delta.changed("mode", "2", "3")))))
                .isEmpty();
    }

    @Test
    void whoRefusesChangesNothing() {
        assertThat(Breaches.in(IN_ORDER.with(error()).with(change(REMOVAL, DELTA))))
                .contains("it refuses the resource, and would change it all the same");
    }

    @Test
    void aChangeHasAnActionAndADifference() {
        assertThat(Breaches.in(IN_ORDER.with(change(List.of(), DELTA))))
                .contains("its change 'set it' has no action that would settle it");
        assertThat(Breaches.in(IN_ORDER.with(change(REMOVAL))))
                .contains("its change 'set it' has actions, and no attribute differs");
    }

    @Test
    void whatDiffersIsNamedOnce() {
        assertThat(Breaches.in(IN_ORDER.with(change(REMOVAL, DELTA)).with(change(REMOVAL, DELTA))))
                .contains("its change 'set it' names the attribute mode twice");
    }

    private static Change change(List<Action> actions, Delta... deltas) {
        return new Change("set it", List.of(deltas), actions, TakesEffect.NOW);
    }

    private static Finding error() {
        return Finding.error(() -> "x.y", "no", Evidence.of("/etc/x"), "");
    }
}
