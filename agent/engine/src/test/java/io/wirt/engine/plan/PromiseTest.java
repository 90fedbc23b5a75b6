package io.wirt.engine.plan;

import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.playbook;
import static io.wirt.engine.fixture.Wish.refused;
import static io.wirt.engine.fixture.Wish.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.playbook.Playbook;
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

/** What was approved, and how people are told that it is no longer so. */
class PromiseTest {
    private final Machine machine;

    PromiseTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void aPlanOfTheSameHostKeepsIt() throws IOException {
        machine.file("/etc/a", "old");
        Promise approved = promise(text("text/a", "/etc/a", "new"), fine("fine/x"));

        assertThat(approved.movedIn(promise(text("text/a", "/etc/a", "new"), fine("fine/x"))))
                .isEmpty();
    }

    @Test
    void whatIsOnlySaidOrSeenElsewhereIsNoPartOfIt() {
        Wish quiet = fine("x/x");
        Wish chatty = judged("x/x", (host, signals) -> inOrder("another subject")
                .with(Finding.warning(() -> "x.w", "beware", Evidence.of("/etc/elsewhere"), ""))
                .with(new TakesEffect.AfterReboot("it waits")));

        assertThat(promise(quiet).movedIn(promise(chatty))).isEmpty();
    }

    @Test
    void anotherHostRootOrPlaybookIsSaidFirst() {
        Promise approved = new Promise("host-1", "/", "digest-1", List.of(), List.of());

        assertThat(approved.movedIn(new Promise("host-2", "/mnt", "digest-2", List.of(), List.of())))
                .containsExactly(
                        "the plan was made for another host",
                        "the plan was made for the running machine",
                        "the playbook has changed since");
        assertThat(new Promise("host-1", "/mnt", "digest-1", List.of(), List.of()).movedIn(approved))
                .containsExactly("the plan was made for --root /mnt");
    }

    @Test
    void itNamesTheHostTheRootAndThePlaybookOfThePlan() {
        Playbook playbook = playbook(fine("fine/x"));
        Promise promise = Promise.of(new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook), "/mnt");

        assertThat(promise.host()).isEqualTo("machine-1");
        assertThat(promise.root()).isEqualTo("/mnt");
        assertThat(promise.playbook()).isEqualTo(playbook.digest());
    }

    @Test
    void aFileThatHasMovedIsToldByTheBeginningsOfItsDigests() throws IOException {
        Wish wish = text("text/a", "/etc/a", "new");
        machine.file("/etc/a", "old");
        Promise approved = promise(wish);
        machine.file("/etc/a", "moved");

        assertThat(approved.movedIn(promise(wish)))
                .containsExactly("text/a: approved was write-file /etc/a on sha256:" + start("old")
                        + ", now it is write-file /etc/a on sha256:" + start("moved"));
    }

    @Test
    void whatNeedNotBeDoneAnyMoreHasMoved() throws IOException {
        Wish wish = text("text/a", "/etc/a", "new");
        Promise approved = promise(wish);
        machine.file("/etc/a", "new");

        assertThat(approved.movedIn(promise(wish))).containsExactly("text/a: approved was changes, now it is in-order");
    }

    @Test
    void eachPartOfAChangeIsPromised() {
        Action remove = new Action.RemoveFile(HostPath.of("/etc/a"));
        Delta delta = Delta.changed("mode", "1", "2");
        Promise approved = promise(changing(delta, TakesEffect.NOW, remove));

        assertThat(approved.movedIn(promise(
                        changing(delta, TakesEffect.NOW, new Action.MakeDirectory(HostPath.of("/etc/a"), 0755)))))
                .containsExactly(
                        "x/x: approved was remove /etc/a on absent, now it is make-directory /etc/a on absent");
        assertThat(approved.movedIn(promise(changing(delta, TakesEffect.NOW, remove, remove))))
                .containsExactly("x/x: approved was mode from '1' to '2', now it is remove /etc/a on absent");
        assertThat(approved.movedIn(promise(changing(Delta.added("mode", "2"), TakesEffect.NOW, remove))))
                .containsExactly("x/x: approved was mode from '1' to '2', now it is mode from '' to '2'");
        assertThat(approved.movedIn(promise(changing(Delta.removed("mode", "1"), TakesEffect.NOW, remove))))
                .containsExactly("x/x: approved was mode from '1' to '2', now it is mode from '1' to ''");
        assertThat(approved.movedIn(promise(changing(delta, new TakesEffect.AfterReboot("why"), remove))))
                .containsExactly("x/x: approved was effect now, now it is effect after-reboot");
        assertThat(promise(changing(delta, new TakesEffect.AfterRestart("service/d"), remove))
                        .movedIn(approved))
                .containsExactly("x/x: approved was effect after-restart, now it is effect now");
    }

    @Test
    void whatAnActionLeavesIsPromised() {
        assertThat(promise(text("text/a", "/etc/a", "new")).movedIn(promise(text("text/a", "/etc/a", "other"))))
                .containsExactly("text/a: approved was leaving /etc/a as sha256:" + start("new")
                        + ", now it is leaving /etc/a as sha256:" + start("other"));
    }

    @Test
    void moreOrLessIsToldAsSomethingAgainstNothing() {
        Wish one = changing(Delta.added("a", "b"), TakesEffect.NOW, new Action.RemoveFile(HostPath.of("/etc/a")));
        Wish two = judged("x/x", (host, signals) -> one.judgement()
                .of(host, signals)
                .with(Wish.change(
                        Delta.added("c", "d"), TakesEffect.NOW, new Action.RemoveFile(HostPath.of("/etc/c")))));

        assertThat(promise(one).movedIn(promise(two)))
                .containsExactly("x/x: approved was nothing, now it is remove /etc/c on absent");
        assertThat(promise(two).movedIn(promise(one)))
                .containsExactly("x/x: approved was remove /etc/c on absent, now it is nothing");
    }

    @Test
    void resourcesThatAreGoneOrNewAreNamed() {
        Promise approved = promise(fine("fine/a"), fine("fine/b"));

        assertThat(approved.movedIn(promise(fine("fine/b"), fine("fine/c"))))
                .containsExactly("the playbook has changed since", "fine/a is gone", "fine/c is new");
    }

    @Test
    void anotherOrderIsAnotherPlan() {
        Promise approved = promise(fine("fine/a"), fine("fine/b"));

        assertThat(approved.movedIn(promise(fine("fine/b"), fine("fine/a"))))
                .containsExactly("the playbook has changed since", "the order has changed");
    }

    @Test
    void aCheckThatSaysOtherwiseIsNamedAsOne() {
        Promise approved = ofChecks(fine("free/memory"));

        assertThat(approved.movedIn(ofChecks(refused("free/memory"))))
                .containsExactly("check free/memory: approved was passed, now it is failed");
    }

    @Test
    void aSecretThatDiffersIsNotShown() {
        Wish one = text("text/a", "/etc/a", "secret-1", TakesEffect.NOW, Set.of("secret-1"));
        Promise promise = promise(one);

        assertThat(promise.toString()).contains("<hidden>").doesNotContain("secret-1");
        assertThat(promise.movedIn(promise(text("text/a", "/etc/a", "secret-2", TakesEffect.NOW, Set.of("secret-2")))))
                .as("its digest tells that it differs")
                .hasSize(1)
                .allMatch(line -> line.contains("sha256:") && !line.contains("secret"));
    }

    private Promise promise(Wish... wishes) {
        return Promise.of(new Planner(machine, Debts.NONE, PassedChecks.NONE).plan(playbook(wishes)), "/");
    }

    private Promise ofChecks(Wish... checks) {
        return Promise.of(
                new Planner(machine, Debts.NONE, PassedChecks.NONE)
                        .plan(playbook(List.of(checks), List.of(), List.of())),
                "/");
    }

    private static Wish changing(Delta delta, TakesEffect effect, Action... actions) {
        return judged("x/x", (host, signals) -> inOrder("x").with(Wish.change(delta, effect, actions)));
    }

    private static String start(String content) {
        return Bytes.utf8(content).sha256().substring(0, 12);
    }
}
