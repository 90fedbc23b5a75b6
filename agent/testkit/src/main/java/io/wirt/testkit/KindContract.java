package io.wirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.wirt.engine.apply.Agent;
import io.wirt.engine.apply.Patience;
import io.wirt.engine.apply.RunCode;
import io.wirt.engine.apply.RunListener;
import io.wirt.engine.document.ChangeDocument;
import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.DocumentJson;
import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.engine.document.SavedPlan;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.HostCode;
import io.wirt.engine.host.StateCode;
import io.wirt.engine.plan.PlanCode;
import io.wirt.engine.playbook.DiagnosticText;
import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.spi.Bytes;
import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws that every kind obeys, put to every scenario of a family: extend it, list the scenarios, and the laws come
 * free.
 */
public abstract class KindContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2011-08-02T20:51:52Z"), ZoneOffset.UTC);
    private static final String PATH = "/root/scenario.yaml";

    /** The families whose kinds the scenarios use. */
    protected abstract List<HostModule> modules();

    protected abstract List<Scenario> scenarios();

    @TestFactory
    Stream<DynamicContainer> everyScenarioHoldsAndObeysTheLaws() {
        return scenarios().stream()
                .map(scenario -> DynamicContainer.dynamicContainer(
                        scenario.name(),
                        Stream.of(
                                DynamicTest.dynamicTest("it holds", () -> holds(scenario)),
                                DynamicTest.dynamicTest(
                                        "a tree on a disk is the same to it", () -> sameOnDisk(scenario)),
                                DynamicTest.dynamicTest("planning changes nothing", () -> planningIsPure(scenario)),
                                DynamicTest.dynamicTest("a second run is quiet", () -> secondRunIsQuiet(scenario)),
                                DynamicTest.dynamicTest("a saved plan is accepted", () -> savedPlanWorks(scenario)),
                                DynamicTest.dynamicTest("moved ground is refused", () -> movedGround(scenario)),
                                DynamicTest.dynamicTest(
                                        "ground that moves at the last moment too",
                                        () -> movedAtTheLastMoment(scenario)),
                                DynamicTest.dynamicTest("killed anywhere it converges", () -> killed(scenario)),
                                DynamicTest.dynamicTest("secrets stay secret", () -> secrets(scenario)))));
    }

    private void holds(Scenario scenario) {
        FakeHost host = scenario.host();
        PlanDocument plan = agent(host, new MemoryStore()).plan(playbook(scenario), PATH);
        assertThat(findings(plan)).as("findings").isEqualTo(scenario.findings());
        assertThat(known()).as("codes, by the modules' codes()").containsAll(findings(plan));
        assertThat(deltas(plan)).as("deltas").isEqualTo(scenario.deltas());
        scenario.subject()
                .ifPresent(subject -> assertThat(subjects(plan)).as("subject").containsExactly(subject));
        if (!plan.rebootRequired().now()) {
            assertThat(scenario.reboots()).as("reboots").isEmpty();
        } else {
            assertThat(plan.rebootRequired().reasons()).as("reboots").containsAll(scenario.reboots());
            assertThat(scenario.reboots()).as("reboots").isNotEmpty();
        }
        apply(host, new MemoryStore(), scenario);
        scenario.contents()
                .forEach((path, content) ->
                        assertThat(host.content(path)).as(path).isEqualTo(content));
        scenario.links().forEach((path, target) -> assertThat(host.node(HostPath.of(path)))
                .as(path)
                .isEqualTo(target.<Node>map(Node.SymbolicLink::new).orElse(new Node.Missing())));
        assertThat(runs(host))
                .as("commands")
                .isEqualTo(
                        scenario.commands().stream().map(line -> "run " + line).toList());
    }

    /** What is said and done does not depend on the tree being in memory. */
    private void sameOnDisk(Scenario scenario) throws IOException {
        FakeHost inMemory = scenario.host();
        if (!TreeOnDisk.holds(inMemory)) {
            return;
        }
        Path directory = Files.createTempDirectory("wirt-scenario");
        try {
            TreeOnDisk tree = TreeOnDisk.of(inMemory, directory);
            PlanDocument plan = agent(tree.host(), new MemoryStore()).plan(playbook(scenario), PATH);
            assertThat(findings(plan)).as("findings").isEqualTo(scenario.findings());
            assertThat(deltas(plan)).as("deltas").isEqualTo(scenario.deltas());
            apply(inMemory, new MemoryStore(), scenario);
            apply(tree.host(), new MemoryStore(), scenario);
            assertThat(tree.contents(inMemory.entries().keySet())).isEqualTo(TreeOnDisk.contents(inMemory));
        } finally {
            PathUtils.deleteDirectory(directory);
        }
    }

    /** The codes that the families tell, and the engine's own. */
    private Set<String> known() {
        Stream<? extends Code> engine = Stream.of(
                        HostCode.values(), StateCode.values(), PlanCode.values(), RunCode.values())
                .flatMap(Stream::of);
        Stream<? extends Code> families = modules().stream().flatMap(module -> module.codes().stream());
        return Stream.concat(engine, families).map(Code::id).collect(Collectors.toSet());
    }

    private void planningIsPure(Scenario scenario) {
        FakeHost host = scenario.host();
        MemoryStore store = new MemoryStore();
        var before = host.snapshot();
        PlanDocument first = agent(host, store).plan(playbook(scenario), PATH);
        PlanDocument second = agent(host, store).plan(playbook(scenario), PATH);
        assertThat(second).isEqualTo(first);
        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(store.snapshot()).isEmpty();
        assertThat(host.performed()).isEmpty();
    }

    private void secondRunIsQuiet(Scenario scenario) {
        FakeHost host = scenario.host();
        MemoryStore store = new MemoryStore();
        Agent.Outcome outcome = apply(host, store, scenario);
        if (!(outcome instanceof Agent.Outcome.Performed performed)
                || !performed.report().converged()) {
            assertRefusedFromTheStart(scenario);
            return;
        }
        var settled = host.snapshot();
        int actions = host.performed().size();
        PlanDocument again = agent(host, store).plan(playbook(scenario), PATH);
        assertThat(deltas(again)).isEmpty();
        assertThat(again.changeCount()).isZero();
        apply(host, store, scenario);
        assertThat(host.snapshot()).isEqualTo(settled);
        assertThat(host.performed()).hasSize(actions);
        assertThat(store.snapshot().keySet()).noneMatch(name -> name.startsWith("owed/"));
    }

    private void savedPlanWorks(Scenario scenario) {
        FakeHost host = scenario.host();
        PlanDocument plan = agent(host, new MemoryStore()).plan(playbook(scenario), PATH);
        SavedPlan saved = SavedPlan.open(SavedPlan.seal(plan));
        Agent.Outcome outcome =
                agent(host, new MemoryStore()).applySaved(saved, playbook(scenario), PATH, RunListener.SILENT);
        if (plan.blocked()) {
            assertThat(outcome).isInstanceOf(Agent.Outcome.Blocked.class);
        } else if (plan.contradictory()) {
            assertThat(outcome).isInstanceOf(Agent.Outcome.Contradictory.class);
        } else {
            assertThat(outcome).isInstanceOf(Agent.Outcome.Performed.class);
        }
    }

    /** After anything that the plan acts on has moved, a saved plan is refused and nothing is touched. */
    private void movedGround(Scenario scenario) {
        PlanDocument plan = agent(scenario.host(), new MemoryStore()).plan(playbook(scenario), PATH);
        SavedPlan saved = SavedPlan.open(SavedPlan.seal(plan));
        for (String path : placesOfActions(plan)) {
            FakeHost moved = scenario.host();
            moved.move(HostPath.of(path));
            var before = moved.snapshot();
            Agent.Outcome outcome =
                    agent(moved, new MemoryStore()).applySaved(saved, playbook(scenario), PATH, RunListener.SILENT);
            assertThat(outcome).as(path).isInstanceOf(Agent.Outcome.Stale.class);
            assertThat(moved.snapshot()).isEqualTo(before);
        }
    }

    /** What moves between the look of the kind and the action is left as it is, and the resource says so. */
    private void movedAtTheLastMoment(Scenario scenario) {
        FakeHost whole = scenario.host();
        apply(whole, new MemoryStore(), scenario);
        for (int n = 1; n <= whole.performed().size(); n++) {
            FakeHost host = scenario.host().movesAt(n);
            Agent.Outcome outcome = apply(host, new MemoryStore(), scenario);
            if (host.moved().isPresent()) {
                HostPath path = host.moved().get();
                assertThat(((Agent.Outcome.Performed) outcome).report().resources())
                        .as("%s moved before action %d", path, n)
                        .anyMatch(resource -> resource.status() == ResourceStatus.MOVED);
                assertThat(host.performed())
                        .as("%s moved before action %d", path, n)
                        .hasSizeLessThan(whole.performed().size());
            }
        }
    }

    private void killed(Scenario scenario) {
        FakeHost whole = scenario.host();
        Agent.Outcome undisturbed = apply(whole, new MemoryStore(), scenario);
        if (!(undisturbed instanceof Agent.Outcome.Performed performed)
                || !performed.report().converged()) {
            assertRefusedFromTheStart(scenario);
            return;
        }
        int actions = whole.performed().size();
        for (int n = 1; n <= actions; n++) {
            for (boolean afterActing : new boolean[] {false, true}) {
                diesAndConverges(scenario, n, afterActing, whole);
            }
        }
    }

    private void diesAndConverges(Scenario scenario, int action, boolean afterActing, FakeHost undisturbed) {
        FakeHost host = scenario.host().diesAt(action, afterActing);
        MemoryStore store = new MemoryStore();
        try {
            apply(host, store, scenario);
            fail("the host did not die at action " + action);
        } catch (FakeHost.Died expected) {
            store.breakLock();
        }
        host.diesNoMore();
        Agent.Outcome outcome = apply(host, store, scenario);
        assertThat(outcome).isInstanceOf(Agent.Outcome.Performed.class);
        ReportDocument report = ((Agent.Outcome.Performed) outcome).report();
        assertThat(report.converged())
                .as("killed at action %d: %s", action, report.resources())
                .isTrue();
        undisturbed.snapshot().forEach((path, state) -> assertThat(
                        withoutIdentity(host.snapshot().getOrDefault(path, "nothing")))
                .as("killed at action %d: %s", action, path)
                .isEqualTo(withoutIdentity(state)));
        assertThat(store.snapshot().keySet()).noneMatch(name -> name.startsWith("owed/"));
        String killed = "commands of both runs, the first killed %s action %d";
        List<String> commands = runs(host);
        if (afterActing && undisturbed.performed().get(action - 1).startsWith("run ")) {
            // Nobody was left to note that it had run, so it may run again: one time too many, never one too few.
            assertThat(commands).as(killed, "after", action).containsAll(runs(undisturbed));
            assertThat(commands)
                    .as(killed, "after", action)
                    .hasSizeBetween(runs(undisturbed).size(), runs(undisturbed).size() + 1);
        } else {
            assertThat(commands)
                    .as(killed, afterActing ? "after" : "before", action)
                    .containsExactlyInAnyOrderElementsOf(runs(undisturbed));
        }
    }

    private static List<String> runs(FakeHost host) {
        return host.performed().stream().filter(line -> line.startsWith("run ")).toList();
    }

    /** Only what the plan itself would not do may be left undone: anything else is a kind that does not converge. */
    private void assertRefusedFromTheStart(Scenario scenario) {
        PlanDocument plan = agent(scenario.host(), new MemoryStore()).plan(playbook(scenario), PATH);
        assertThat(plan.blocked() || plan.troubled() > 0).as("it converges").isTrue();
    }

    private void secrets(Scenario scenario) {
        FakeHost host = scenario.host();
        MemoryStore store = new MemoryStore();
        StringBuilder sinks = new StringBuilder();
        PlanDocument plan = agent(host, store).plan(playbook(scenario), PATH);
        sinks.append(SavedPlan.seal(plan).latin1());
        if (apply(host, store, scenario) instanceof Agent.Outcome.Performed performed) {
            sinks.append(DocumentJson.of(performed.report()).print());
        }
        store.snapshot().forEach((name, content) -> {
            if (!name.contains("/before/")) {
                sinks.append(content);
            }
        });
        for (String secret : scenario.secrets()) {
            assertThat(sinks.toString()).doesNotContain(secret);
        }
    }

    private Agent.Outcome apply(Host host, MemoryStore store, Scenario scenario) {
        return agent(host, store).apply(playbook(scenario), PATH, plan -> true, RunListener.SILENT);
    }

    private static Agent agent(Host host, MemoryStore store) {
        return new Agent(host, "/", store, CLOCK, () -> (Patience) () -> false);
    }

    private Playbook playbook(Scenario scenario) {
        Reading reading = PlaybookReader.read(
                new PlaybookSource("scenario.yaml", Bytes.utf8(scenario.playbook())), Kinds.of(modules()));
        if (reading instanceof Reading.Rejected rejected) {
            throw new AssertionError(DiagnosticText.renderAll(rejected.source(), rejected.diagnostics()));
        }
        return ((Reading.Accepted) reading).playbook();
    }

    private static List<String> deltas(PlanDocument plan) {
        List<String> deltas = new ArrayList<>();
        for (ResourceDocument resource : plan.resources()) {
            for (ChangeDocument change : resource.changes()) {
                for (ChangeDocument.DeltaDocument delta : change.deltas()) {
                    deltas.add(resource.id() + ": " + words(delta));
                }
            }
        }
        return deltas;
    }

    private static String words(ChangeDocument.DeltaDocument delta) {
        return switch (delta.verb()) {
            case ADD -> "+ " + delta.words();
            case REMOVE -> "- " + delta.words();
            case CHANGE -> delta.words();
        };
    }

    private static List<String> findings(PlanDocument plan) {
        List<String> ids = new ArrayList<>();
        for (CheckDocument check : plan.checks()) {
            check.findings().stream().map(FindingDocument::id).forEach(ids::add);
        }
        for (ResourceDocument resource : plan.resources()) {
            resource.findings().stream().map(FindingDocument::id).forEach(ids::add);
        }
        return ids;
    }

    private static List<String> subjects(PlanDocument plan) {
        List<String> subjects = new ArrayList<>();
        plan.checks().forEach(check -> subjects.add(check.subject()));
        plan.resources().forEach(resource -> subjects.add(resource.subject()));
        return subjects;
    }

    /** Where the actions act that are not commands. */
    private static List<String> placesOfActions(PlanDocument plan) {
        List<String> places = new ArrayList<>();
        for (ResourceDocument resource : plan.resources()) {
            for (ChangeDocument change : resource.changes()) {
                for (ChangeDocument.ActionDocument action : change.actions()) {
                    if (!action.verb().equals("run")) {
                        places.add(action.target());
                    }
                }
            }
        }
        return places;
    }

    private static String withoutIdentity(String state) {
        return state.replaceAll("identity=[0-9:]*", "identity");
    }
}
