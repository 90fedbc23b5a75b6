package io.wirt.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.host.LocalHost;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each action as it stands in a promise: where it really acts, what it finds there, what it leaves. */
class PromisedActionTest {
    private static final HostPath FILE = HostPath.of("/file");
    private static final HostPath LINK = HostPath.of("/link");
    private static final HostPath FREE = HostPath.of("/free");
    private static final Bytes NEW = Bytes.utf8("new");
    private static final String OLD_WORD = "sha256:" + Bytes.utf8("old").sha256();
    private static final String NEW_WORD = "sha256:" + NEW.sha256();

    private final Foresight foresight;

    PromisedActionTest(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("file"), "old");
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        foresight = new Foresight(LocalHost.tree(root));
    }

    @Test
    void filesAreToldByTheirDigestsWhereTheyReallyLie() {
        assertThat(promised(new Action.WriteFile(LINK, NEW)))
                .isEqualTo(new PromisedAction("write-file", "/file", OLD_WORD, List.of(NEW_WORD)));
        assertThat(promised(new Action.WriteFile(FREE, NEW)))
                .isEqualTo(new PromisedAction("write-file", "/free", "absent", List.of(NEW_WORD)));
        assertThat(promised(new Action.OverwriteFile(FILE, NEW)))
                .isEqualTo(new PromisedAction("overwrite-file", "/file", OLD_WORD, List.of(NEW_WORD)));
    }

    @Test
    void linksAreToldByTheirTargets() {
        assertThat(promised(new Action.RemoveFile(LINK)))
                .isEqualTo(new PromisedAction("remove", "/link", "-> file", List.of("absent")));
        assertThat(promised(new Action.Link(LINK, "else")))
                .isEqualTo(new PromisedAction("link", "/link", "-> file", List.of("-> else")));
        assertThat(promised(new Action.RenameLink(LINK, FREE)))
                .isEqualTo(new PromisedAction("rename", "/link", "-> file", List.of("/free")));
    }

    @Test
    void directoriesAndValuesByWhatTheyAre() {
        assertThat(promised(new Action.MakeDirectory(FREE, 0755)))
                .isEqualTo(new PromisedAction("make-directory", "/free", "absent", List.of("directory")));
        assertThat(promised(new Action.SetKernelValue(FILE, "1")))
                .isEqualTo(new PromisedAction("set-kernel-value", "/file", OLD_WORD, List.of("1")));
    }

    @Test
    void aCommandIsToldByItsWordsAndWhatItIsKnownToLeave() {
        Action.Run run = new Action.Run(
                List.of("make", "it"),
                Bytes.EMPTY,
                Duration.ofSeconds(1),
                List.of(Action.Leaving.file(FREE, NEW), Action.Leaving.nothing(LINK), Action.Leaving.remade(FILE, NEW)),
                Action.Clouds.NONE);

        assertThat(promised(run))
                .isEqualTo(new PromisedAction(
                        "run", "make it", "", List.of("/free " + NEW_WORD, "/link absent", "/file remade")));
    }

    private PromisedAction promised(Action action) {
        return new PlannedChange.Step(action, foresight.ground(action)).promised();
    }
}
