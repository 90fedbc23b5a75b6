package io.wirt.engine.document;

import static io.wirt.engine.fixture.Wish.change;
import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.playbook;
import static io.wirt.engine.fixture.Wish.refused;
import static io.wirt.engine.fixture.Wish.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.plan.Debts;
import io.wirt.engine.plan.PassedChecks;
import io.wirt.engine.plan.Plan;
import io.wirt.engine.plan.Planner;
import io.wirt.engine.plan.Promise;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Delta;
import io.wirt.spi.HostPath;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.TakesEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan in a file: what was approved comes out of it as it went in, or nothing does. */
class SavedPlanTest {
    private final Machine machine;

    SavedPlanTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void thePromiseOfEveryPlanComesOutAsItWentIn() throws IOException {
        machine.file("/etc/a", "old\n");
        Plan plan = everything();

        SavedPlan saved = SavedPlan.open(SavedPlan.seal(document(plan)));

        assertThat(saved.promise()).isEqualTo(Promise.of(plan, "/mnt"));
        assertThat(saved.promise().movedIn(Promise.of(plan, "/mnt"))).isEmpty();
        assertThat(saved.playbookPath()).isEqualTo("/etc/wirt/p.yaml");
    }

    @Test
    void noByteOfItCanBeChangedUnnoticed() throws IOException {
        machine.file("/etc/a", "old\n");
        String sealed = SavedPlan.seal(document(everything())).latin1();
        int refused = 0;

        for (int at = 0; at < sealed.length(); at += 7) {
            char changed = sealed.charAt(at) == 'x' ? 'y' : 'x';
            Bytes altered = Bytes.latin1(sealed.substring(0, at) + changed + sealed.substring(at + 1));
            if (!Character.isWhitespace(sealed.charAt(at))) {
                assertThatThrownBy(() -> SavedPlan.open(altered))
                        .as("byte %d", at)
                        .isInstanceOf(IllegalArgumentException.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void whatWasAlteredIsToldAsSuch() {
        String sealed =
                SavedPlan.seal(document(plan(text("text/a", "/etc/a", "x")))).latin1();

        assertRefused(sealed.replace("set text", "see text"), "it was altered after it had been written");
        assertRefused(
                sealed.replaceFirst("\"seal\" : \"sha256:[0-9a-f]+\"", "\"seal\" : \"sha256:0\""), "it was altered");
        assertRefused(sealed.replaceFirst(",\\s*\"seal\" : \"sha256:[0-9a-f]+\"", ""), "it was altered");
    }

    @Test
    void aPlanOfAnotherFormatIsToldAsSuch() {
        String sealed = SavedPlan.seal(document(plan(fine("fine/x")))).latin1();
        String other = sealed.replaceFirst("\"format\" : " + PlanDocument.FORMAT, "\"format\" : 1");
        assertThat(other).isNotEqualTo(sealed);

        assertRefused(other, "it is of another format than this Wirt writes");
    }

    @Test
    void whatIsNoPlanIsToldAsSuch() {
        String sealed = SavedPlan.seal(document(plan(fine("fine/x")))).latin1();

        assertRefused(sealed.replaceFirst("\"plan\"", "\"report\""), "it is no plan that 'wirt plan --out' wrote");
        assertRefused("[]", "it is no plan that 'wirt plan --out' wrote");
        assertThatThrownBy(() -> SavedPlan.open(Bytes.utf8("wirt: 1\n"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SavedPlan.open(Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(String content, String reason) {
        assertThatThrownBy(() -> SavedPlan.open(Bytes.latin1(content)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    /** A plan with every status, every form of a difference and every time at which a change may be in force. */
    private Plan everything() {
        Wish several = judged("several/x", (host, signals) -> inOrder("x")
                .with(change(
                        Delta.removed("option", "on"),
                        new TakesEffect.AfterReboot("it is not in force"),
                        new Action.MakeDirectory(HostPath.of("/etc/d"), 0755),
                        new Action.Link(HostPath.of("/etc/d/l"), "t")))
                .with(change(
                        Delta.changed("option", "", "é\u2028\""),
                        new TakesEffect.AfterRestart("service/d"),
                        Wish.run("make", Action.Clouds.NONE))));
        Wish later = judged("later/x", (host, signals) -> {
            throw new NotYetObservable("something runs first");
        });
        return new Planner(machine, Debts.NONE, PassedChecks.NONE)
                .plan(playbook(
                        List.of(fine("fine/x"), refused("no/x")),
                        List.of(
                                text("text/a", "/etc/a", "new\n", TakesEffect.NOW, Set.of("new")),
                                several,
                                fine("fine/x"),
                                refused("no/x"),
                                fine("after/x").requires("no/x"),
                                later),
                        List.of(fine("boot/x"))));
    }

    private Plan plan(Wish... wishes) {
        return new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(wishes));
    }

    private static PlanDocument document(Plan plan) {
        return Documents.of(plan, "/mnt", "/etc/wirt/p.yaml", List.of("a -> b"), "run-1", "");
    }
}
