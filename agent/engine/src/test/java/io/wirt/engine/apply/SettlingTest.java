package io.wirt.engine.apply;

import static io.wirt.engine.fixture.Wish.change;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.plan.Foresight;
import io.wirt.engine.plan.PlannedResource;
import io.wirt.engine.plan.Planner;
import io.wirt.engine.playbook.Resource;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Query;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a run waits for the effect of what it did, and whom it blames if there is none. */
class SettlingTest {
    private static final Action WRITE = new Action.WriteFile(HostPath.of("/etc/a"), Bytes.EMPTY);
    private static final Action COMMAND = Wish.run("make", Action.Clouds.NONE);
    private static final Action START =
            Wish.run("start", new Action.Clouds(Set.of(), Set.of(new Query.ServiceStatus("d"))));
    private static final Diff FINE = inOrder("x");
    private static final Diff LEFT = inOrder("x").with(change(Delta.added("it", "x"), TakesEffect.NOW, WRITE));

    private final Machine machine;
    private final List<String> waited = new ArrayList<>();

    SettlingTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void aFileIsAsItWasWrittenAndIsLookedAtOnce() {
        assertThat(failure(WRITE, FINE)).isEmpty();
        assertThat(waited).isEmpty();
    }

    @Test
    void ifItIsNotThatIsABugOfTheKindAndNothingToWaitFor() {
        Finding failure = failure(WRITE, LEFT, FINE).orElseThrow();

        assertThat(failure.id()).isEqualTo("kind.not-converged");
        assertThat(failure.summary()).isEqualTo("the kind slow has a bug, its own change did not settle: set it");
        assertThat(failure.remedy()).isEqualTo("report it");
        assertThat(waited).isEmpty();
    }

    @Test
    void theEffectOfACommandIsWaitedForUntilItShows() {
        assertThat(failure(COMMAND, LEFT, LEFT, FINE)).isEmpty();
        assertThat(waited).containsExactly("again", "again");
    }

    @Test
    void onceItShowsNobodyWaitsAnyLonger() {
        assertThat(failure(COMMAND, FINE)).isEmpty();
        assertThat(waited).isEmpty();
    }

    @Test
    void patienceHasAnEndAndTheHostIsBlamed() {
        Finding failure = failure(COMMAND, LEFT, LEFT, LEFT, LEFT, FINE).orElseThrow();

        assertThat(failure.id()).isEqualTo("run.without-effect");
        assertThat(failure.summary()).isEqualTo("'make it' succeeded, but afterwards set it");
        assertThat(failure.remedy()).isEqualTo("run it by hand, and see what it says and which files it reads");
        assertThat(waited).containsExactly("again", "again", "again", "no more");
    }

    @Test
    void whatRunsIsLookedAtOnceMoreWhenItMightHaveEnded() {
        assertThat(failure(START, FINE, FINE)).isEmpty();
        assertThat(waited).containsExactly("steady");
    }

    @Test
    void whatStartsAndEndsAtOnceDidNotStay() {
        Finding failure = failure(START, FINE, LEFT, LEFT, LEFT, LEFT).orElseThrow();

        assertThat(failure.id()).isEqualTo("service.did-not-stay");
        assertThat(failure.summary()).isEqualTo("'make it' succeeded, but afterwards set it");
        assertThat(failure.remedy()).isEqualTo("look into the service's own log");
        assertThat(waited).startsWith("steady", "again");
    }

    @Test
    void steadinessIsWaitedForOnceAfterTheServiceRuns() {
        assertThat(failure(START, LEFT, FINE, LEFT, FINE)).isEmpty();
        assertThat(waited).containsExactly("again", "steady", "again");
    }

    @Test
    void whatCannotBeSeenIsToldInTheWordsOfTheHost() {
        Resource unseen = judged("unseen/x", (host, signals) -> {
                    throw new HostException(HostCode.IO, "the disk is broken", "replace it");
                })
                .at(1);
        PlannedResource planned = planned(LEFT);

        Finding failure = new Settling(machine, () -> () -> false)
                .failure(
                        new PlannedResource(
                                unseen, planned.status(), "", Optional.empty(), planned.changes(), Signals.NONE),
                        "make it")
                .orElseThrow();

        assertThat(failure).isEqualTo(Finding.error(HostCode.IO, "the disk is broken", Evidence.of(""), "replace it"));
    }

    /** Settles after a change by {@code action}, with a host that looks like this one time after another. */
    private Optional<Finding> failure(Action action, Diff... looks) {
        List<Diff> left = new ArrayList<>(List.of(looks));
        PlannedResource planned = planned(inOrder("x").with(change(Delta.added("it", "x"), TakesEffect.NOW, action)));
        Resource slow = judged("slow/x", (host, signals) -> left.remove(0)).at(1);
        return new Settling(machine, Waiting::new)
                .failure(
                        new PlannedResource(
                                slow, planned.status(), "", Optional.empty(), planned.changes(), Signals.NONE),
                        "make it");
    }

    private PlannedResource planned(Diff diff) {
        return Planner.plan(judged("slow/x", (host, signals) -> diff).at(1), new Foresight(machine), Signals.NONE);
    }

    /** Has patience for three looks. */
    private final class Waiting implements Patience {
        private int looks = 3;

        @Override
        public boolean again() {
            boolean more = looks-- > 0;
            waited.add(more ? "again" : "no more");
            return more;
        }

        @Override
        public void untilSteady() {
            waited.add("steady");
        }
    }
}
