package io.wirt.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.Ground;
import io.wirt.engine.host.GroundMovedException;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.LocalHost;
import io.wirt.engine.host.StateStore;
import io.wirt.engine.journal.Journal;
import io.wirt.engine.plan.Foresight;
import io.wirt.engine.plan.PlannedChange;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One action after another on a real directory, each on the ground that its kind has looked at. */
class StepsTest {
    private final Path root;
    private final Host host;
    private final StateStore store;
    private final Steps steps;

    StepsTest(@TempDir Path directory) throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        Files.createDirectory(root.resolve("etc"));
        Files.writeString(root.resolve("etc/file"), "old\n");
        Files.createSymbolicLink(root.resolve("etc/link"), Path.of("file"));
        host = LocalHost.tree(root);
        store = DirectoryStateStore.at(directory.resolve("state"));
        steps = new Steps(host, new Journal(store, Clock.systemUTC(), "run"));
    }

    /** Each action that has a place, on something and on nothing. */
    static List<Action> actions() {
        HostPath file = HostPath.of("/etc/file");
        HostPath link = HostPath.of("/etc/link");
        HostPath free = HostPath.of("/etc/new");
        return List.of(
                new Action.WriteFile(file, Bytes.utf8("new\n")),
                new Action.WriteFile(link, Bytes.utf8("new\n")),
                new Action.WriteFile(free, Bytes.utf8("new\n")),
                new Action.OverwriteFile(file, Bytes.utf8("new\n")),
                new Action.SetKernelValue(file, "1"),
                new Action.RemoveFile(file),
                new Action.RemoveFile(link),
                new Action.MakeDirectory(free, 0755),
                new Action.Link(link, "elsewhere"),
                new Action.Link(free, "elsewhere"),
                new Action.RenameLink(link, free));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionLeavesWhatItSaysItLeaves(Action action) throws IOException {
        PlannedChange.Step step = step(action);
        steps.perform("x", step);

        for (Action.Leaving leaving : action.leaves(step.ground().state())) {
            Foresight now = new Foresight(host);
            Action look = leaving.followed()
                    ? new Action.WriteFile(leaving.path(), Bytes.EMPTY)
                    : new Action.RemoveFile(leaving.path());
            assertThat(now.ground(look).state().word())
                    .isEqualTo(leaving.state().word());
        }
        assertThat(store.read("runs/run/journal.jsonl").map(Bytes::latin1).orElse(""))
                .contains(
                        "\"intent\"",
                        "\"done\"",
                        action.verb() + " " + step.ground().path());
        assertThat(steps.done()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whatHasMovedSinceItsKindLookedIsLeftAsItIs(Action action) throws IOException {
        PlannedChange.Step step = step(action);
        move(step.ground().path());
        Map<String, String> moved = contents();

        assertThatThrownBy(() -> steps.perform("x", step))
                .isInstanceOf(GroundMovedException.class)
                .hasMessageContaining("has changed since it was looked at");

        assertThat(contents()).isEqualTo(moved);
        assertThat(steps.done()).isEmpty();
        assertThat(store.list("runs")).isEmpty();
    }

    @Test
    void aLinkOnTheWayThatNowLeadsElsewhereIsAnotherGroundThoughTheFileIsTheSame() throws IOException {
        PlannedChange.Step step = step(new Action.WriteFile(HostPath.of("/etc/link"), Bytes.utf8("new\n")));
        Files.delete(root.resolve("etc/link"));
        Files.createSymbolicLink(root.resolve("etc/link"), Path.of("/etc/file"));

        assertThatThrownBy(() -> steps.perform("x", step)).isInstanceOf(GroundMovedException.class);
        assertThat(root.resolve("etc/file")).hasContent("old");
    }

    @Test
    void whatIsReplacedIsKeptBefore() {
        steps.perform("x", step(new Action.WriteFile(HostPath.of("/etc/link"), Bytes.utf8("new\n"))));

        assertThat(store.read("runs/run/before/1")).contains(Bytes.utf8("old\n"));
    }

    private PlannedChange.Step step(Action action) {
        Ground ground = new Foresight(host).ground(action);
        return new PlannedChange.Step(action, ground);
    }

    private void move(HostPath path) throws IOException {
        Path place = root.resolve(path.value().substring(1));
        if (Files.isSymbolicLink(place)) {
            Files.delete(place);
            Files.createSymbolicLink(place, Path.of("moved"));
        } else {
            Files.writeString(place, "moved\n");
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                contents.put(
                        entry.toString(),
                        Files.isSymbolicLink(entry)
                                ? Files.readSymbolicLink(entry).toString()
                                : Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                                        ? "directory"
                                        : Files.readString(entry));
            }
        }
        return contents;
    }
}
