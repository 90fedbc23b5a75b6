package io.wirt.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.GroundMovedException;
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
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A law: whatever stands where an action would act, and however somebody changes it after its kind has looked at it, the
 * action is refused and the host is left as that somebody wants it. Tried on generated cases; a failure names its seed. (The
 * testkit's generator lies above the engine, and cannot be used here.)
 */
class MovedGroundLawTest {
    private static final int CASES = 400;

    /** The way to the target leads over this link, which somebody may turn, too. */
    private static final String WAY = "/etc/way";

    private static final String TARGET = "/etc/d/target";

    /** What may stand at the target. */
    private enum Standing {
        NOTHING,
        FILE,
        EMPTY_FILE,
        LINK,
        LINK_TO_FILE,
        DIRECTORY
    }

    /** How somebody may change it. */
    private enum Move {
        NEW_CONTENT,
        SAME_CONTENT_IN_ANOTHER_FILE,
        ANOTHER_MODE,
        GONE,
        LINK_INSTEAD,
        DIRECTORY_INSTEAD,
        FILE_INSTEAD,
        ANOTHER_WAY
    }

    @Test
    void whatHasMovedIsRefusedAndNothingIsWritten(@TempDir Path directory) throws IOException {
        Map<Move, Integer> refused = new EnumMap<>(Move.class);
        Map<String, Integer> verbs = new HashMap<>();
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Case tried = new Case(random, Files.createDirectory(directory.resolve("" + seed)));
            if (tried.isMove()) {
                tried.assertRefused(seed);
                refused.merge(tried.move, 1, Integer::sum);
                verbs.merge(tried.step.action().verb(), 1, Integer::sum);
            }
        }
        assertThat(refused).as("every move was tried").containsOnlyKeys(Move.values());
        assertThat(refused.values()).allMatch(times -> times > 5);
        assertThat(verbs)
                .as("every action that has a place was tried")
                .containsOnlyKeys(
                        "write-file",
                        "overwrite-file",
                        "remove",
                        "make-directory",
                        "link",
                        "rename",
                        "set-kernel-value");
    }

    /** One generated case: a host, an action planned on it, and a move. */
    private static final class Case {
        private final Machine machine;
        private final StateStore store;
        private final Standing standing;
        private final Move move;
        private final boolean beforeTheLook;
        private final PlannedChange.Step step;

        Case(Random random, Path directory) throws IOException {
            machine = Machine.in(directory.resolve("root"));
            store = DirectoryStateStore.at(directory.resolve("state"));
            standing = pick(random, Standing.values());
            move = pick(random, Move.values());
            beforeTheLook = random.nextBoolean();
            Files.createDirectory(machine.disk("/etc/d"));
            Files.createDirectory(machine.disk("/etc/e"));
            machine.file("/etc/other", "other");
            machine.link(WAY, "d");
            stand();
            String path = random.nextBoolean() ? TARGET : WAY + "/target";
            Action action = action(random, HostPath.of(path));
            step = new PlannedChange.Step(action, new Foresight(machine).ground(action));
        }

        private static <T> T pick(Random random, T[] choices) {
            return choices[random.nextInt(choices.length)];
        }

        private void stand() throws IOException {
            switch (standing) {
                case NOTHING -> {}
                case FILE -> machine.file(TARGET, "old");
                case EMPTY_FILE -> machine.file(TARGET, "");
                case LINK -> machine.link(TARGET, "nowhere");
                case LINK_TO_FILE -> machine.link(TARGET, "../other");
                case DIRECTORY -> Files.createDirectory(machine.disk(TARGET));
            }
        }

        private static Action action(Random random, HostPath path) {
            return switch (random.nextInt(7)) {
                case 0 -> new Action.WriteFile(path, Bytes.utf8("new"), 0600, Set.of());
                case 1 -> new Action.OverwriteFile(path, Bytes.utf8("new"));
                case 2 -> new Action.SetKernelValue(path, "new");
                case 3 -> new Action.RemoveFile(path);
                case 4 -> new Action.MakeDirectory(path, 0755);
                case 5 -> new Action.Link(path, "new");
                default -> new Action.RenameLink(path, path.parent().resolve("new"));
            };
        }

        /** Whether the move changes what this action looks at: no number and no mode of a value of the kernel, for example. */
        boolean isMove() throws IOException {
            Path disk = machine.disk(TARGET);
            boolean file = Files.isRegularFile(disk, LinkOption.NOFOLLOW_LINKS);
            Action.Place place = step.action().place().orElseThrow();
            boolean overLink = place.path().value().startsWith(WAY);
            return switch (move) {
                case NEW_CONTENT -> file || (standing == Standing.LINK_TO_FILE && place.followed());
                case SAME_CONTENT_IN_ANOTHER_FILE, ANOTHER_MODE -> file && !place.ofKernel();
                case GONE -> standing != Standing.NOTHING;
                case LINK_INSTEAD -> true;
                case DIRECTORY_INSTEAD -> standing != Standing.DIRECTORY;
                case FILE_INSTEAD -> !file;
                case ANOTHER_WAY -> overLink;
            };
        }

        private void move() throws IOException {
            Path disk = machine.disk(TARGET);
            switch (move) {
                case NEW_CONTENT -> Files.writeString(disk, "theirs");
                case SAME_CONTENT_IN_ANOTHER_FILE -> {
                    Path copy = Files.copy(disk, machine.disk("/etc/copy"));
                    Files.move(copy, disk, StandardCopyOption.REPLACE_EXISTING);
                }
                case ANOTHER_MODE -> Files.setAttribute(disk, "unix:mode", 0611);
                case GONE -> Files.delete(disk);
                case LINK_INSTEAD -> {
                    Files.deleteIfExists(disk);
                    machine.link(TARGET, "theirs");
                }
                case DIRECTORY_INSTEAD -> {
                    Files.deleteIfExists(disk);
                    Files.createDirectory(disk);
                }
                case FILE_INSTEAD -> {
                    Files.deleteIfExists(disk);
                    machine.file(TARGET, "theirs");
                }
                case ANOTHER_WAY -> {
                    Files.delete(machine.disk(WAY));
                    machine.link(WAY, "e");
                }
            }
        }

        void assertRefused(int seed) throws IOException {
            Map<String, String> moved = new HashMap<>();
            Machine.Moment moment = action -> {
                move();
                moved.putAll(machine.everything());
            };
            if (beforeTheLook) {
                machine.beforeLook(moment);
            } else {
                machine.beforeAction(moment);
            }
            Steps steps = new Steps(machine, new Journal(store, Clock.systemUTC(), "run"));

            Throwable refusal = catchThrowable(() -> steps.perform("x", step));

            String described = "seed " + seed + ": " + step.action() + " on " + standing + ", " + move
                    + (beforeTheLook ? " before the last look" : " after it");
            assertThat(refusal).as(described).isInstanceOf(GroundMovedException.class);
            assertThat(machine.everything()).as(described).isEqualTo(moved);
            assertThat(steps.done()).as(described).isEqualTo(List.of());
            assertThat(store.read("runs/run/journal.jsonl").map(Bytes::latin1).orElse(""))
                    .as(described)
                    .doesNotContain("\"done\"");
        }
    }
}
