package io.wirt.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.host.LocalHost;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.PathState;
import io.wirt.spi.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host as each action will have left it, and what the next action will find there. */
class ForesightTest {
    private static final HostPath FILE = HostPath.of("/etc/file");
    private static final HostPath NEW = HostPath.of("/etc/new");
    private static final HostPath LINK = HostPath.of("/etc/link");

    private final Path root;
    private final Foresight foresight;

    ForesightTest(@TempDir Path root) throws IOException {
        this.root = root;
        Files.createDirectory(root.resolve("etc"));
        Files.writeString(root.resolve("etc/file"), "old");
        Files.setAttribute(root.resolve("etc/file"), "unix:mode", 0640);
        Files.createSymbolicLink(root.resolve("etc/link"), Path.of("file"));
        foresight = new Foresight(LocalHost.tree(root));
    }

    @Test
    void aFileThatIsWrittenHasItsNewContentItsModeAndNoNumberYet() {
        foresight.foresee(new Action.WriteFile(LINK, Bytes.utf8("new"), 0600, Set.of()));

        assertThat(foresight.read(FILE).map(FileContent::text)).contains("new");
        assertThat(foresight.read(LINK).map(FileContent::text)).contains("new");
        assertThat(foresight.node(FILE)).isInstanceOfSatisfying(Node.RegularFile.class, file -> {
            assertThat(file.attributes().mode()).isEqualTo(0640);
            assertThat(file.attributes().identity()).isEmpty();
        });
        assertThat(foresight.node(LINK)).isEqualTo(new Node.SymbolicLink("file"));
        assertThat(root.resolve("etc/file")).hasContent("old");
    }

    @Test
    void aFileThatIsMadeHasTheModeItIsMadeWithAndIsListed() {
        foresight.foresee(new Action.WriteFile(NEW, Bytes.utf8("new"), 0600, Set.of()));

        assertThat(foresight.node(NEW)).isInstanceOfSatisfying(Node.RegularFile.class, file -> assertThat(
                        file.attributes().mode())
                .isEqualTo(0600));
        assertThat(foresight.list(HostPath.of("/etc"))).containsExactly("file", "link", "new");
    }

    @Test
    void whatIsWrittenOverInItsPlaceAndAValueOfTheKernelAreContentToo() {
        foresight.foresee(new Action.OverwriteFile(LINK, Bytes.utf8("new")));
        assertThat(foresight.read(FILE).map(FileContent::text)).contains("new");

        foresight.foresee(new Action.SetKernelValue(FILE, "1"));
        assertThat(foresight.read(FILE).map(FileContent::text)).contains("1\n");
    }

    @Test
    void whatIsRemovedIsTheLinkAndNotWhatItLeadsTo() {
        foresight.foresee(new Action.RemoveFile(LINK));

        assertThat(foresight.node(LINK)).isEqualTo(new Node.Missing());
        assertThat(foresight.has(FILE)).isTrue();
        assertThat(foresight.list(HostPath.of("/etc"))).containsExactly("file");
    }

    @Test
    void aLinkThatIsRenamedIsGoneFromItsOldName() {
        foresight.foresee(new Action.RenameLink(LINK, NEW));

        assertThat(foresight.node(LINK)).isEqualTo(new Node.Missing());
        assertThat(foresight.node(NEW)).isEqualTo(new Node.SymbolicLink("file"));
    }

    @Test
    void aLinkInADirectoryThatIsMadeBeforeLeadsWhereItSays() {
        HostPath directory = HostPath.of("/etc/made");
        foresight.foresee(new Action.MakeDirectory(directory, 0700));
        foresight.foresee(new Action.Link(directory.resolve("link"), "../file"));

        assertThat(foresight.hasDirectory(directory)).isTrue();
        assertThat(foresight.resolve(directory.resolve("link"))).isEqualTo(FILE);
        assertThat(foresight.list(directory)).containsExactly("link");
    }

    @Test
    void eachActionFindsWhatTheOneBeforeHasLeft() {
        Action write = new Action.WriteFile(LINK, Bytes.utf8("new"));
        Action overwrite = new Action.OverwriteFile(LINK, Bytes.utf8("more"));
        Action link = new Action.Link(LINK, "elsewhere");
        assertThat(foresight.ground(write).state().content()).contains(Bytes.utf8("old"));
        assertThat(foresight.ground(write).links()).containsExactly("/etc/link -> file");

        foresight.foresee(write);
        assertThat(foresight.ground(overwrite).path()).isEqualTo(FILE);
        assertThat(foresight.ground(overwrite).state().content()).contains(Bytes.utf8("new"));

        assertThat(foresight.ground(link).state()).isEqualTo(PathState.link("file"));
        foresight.foresee(link);
        assertThat(foresight.ground(link).state()).isEqualTo(PathState.link("elsewhere"));
        assertThat(foresight.ground(new Action.RemoveFile(LINK)).state()).isEqualTo(PathState.link("elsewhere"));
        assertThat(foresight.ground(new Action.MakeDirectory(NEW, 0755)).state())
                .isEqualTo(PathState.ABSENT);
    }

    @Test
    void aCommandLeavesWhatItIsKnownToLeaveAndCloudsTheRest() {
        Query<?> asked = new Query.ServiceStatus("x");
        foresight.foresee(new Action.Run(
                List.of("make", "it"),
                Bytes.EMPTY,
                Duration.ofSeconds(1),
                List.of(Action.Leaving.file(NEW, Bytes.utf8("made")), Action.Leaving.nothing(LINK)),
                new Action.Clouds(Set.of(HostPath.of("/var")), Set.of(asked))));

        assertThat(foresight.read(NEW).map(FileContent::text)).contains("made");
        assertThat(foresight.node(LINK)).isEqualTo(new Node.Missing());
        assertThatThrownBy(() -> foresight.node(HostPath.of("/var/lib/x")))
                .isInstanceOf(NotYetObservable.class)
                .hasMessageContaining("'make it' runs first");
        assertThatThrownBy(() -> foresight.ground(new Action.RemoveFile(HostPath.of("/var/x"))))
                .isInstanceOf(NotYetObservable.class);
        assertThatThrownBy(() -> foresight.ask(asked)).isInstanceOf(NotYetObservable.class);
    }

    @Test
    void whereNothingIsForeseenTheNamesAreThoseOfTheHost() {
        assertThat(foresight.list(HostPath.of("/etc"))).containsExactly("file", "link");
    }

    @Test
    void whetherTheHostRunsIsForTheHostToSay(@TempDir Path other) throws IOException {
        assertThat(foresight.live()).isFalse();
        assertThat(new Foresight(Machine.in(other)).live()).isTrue();
    }

    @Test
    void whatWasReadOnceIsNotReadAgain() throws IOException {
        assertThat(foresight.read(FILE).map(FileContent::text)).contains("old");
        Files.writeString(root.resolve("etc/file"), "changed");

        assertThat(foresight.read(FILE).map(FileContent::text)).contains("old");
        assertThat(foresight
                        .ground(new Action.WriteFile(FILE, Bytes.EMPTY))
                        .state()
                        .content())
                .contains(Bytes.utf8("old"));
    }
}
