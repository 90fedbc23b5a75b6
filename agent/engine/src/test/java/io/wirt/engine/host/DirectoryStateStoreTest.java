package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DirectoryStateStoreTest {
    private final Path directory;

    private final Path place;
    private final DirectoryStateStore store;

    DirectoryStateStoreTest(@TempDir Path directory) {
        this.directory = directory;
        place = directory.resolve("var/lib/wirt");
        store = DirectoryStateStore.at(place);
    }

    @Test
    void readingWritesNothing() {
        assertThat(store.read("last-run")).isEmpty();
        assertThat(store.list("owed")).isEmpty();
        store.remove("owed/x");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatWasReplacedIsRead() {
        store.replace("owed/ksmtuned", Bytes.utf8("a"));
        store.replace("owed/ksmtuned", Bytes.utf8("b"));

        assertThat(store.read("owed/ksmtuned")).contains(Bytes.utf8("b"));
        assertThat(store.list("owed")).containsExactly("ksmtuned");
        assertThat(place.resolve("owed")).isDirectoryNotContaining(file -> !file.endsWith("ksmtuned"));
    }

    @Test
    void whatWasAppendedStandsAtTheEnd() {
        store.append("runs/1/journal.jsonl", Bytes.utf8("a\n"));
        store.append("runs/1/journal.jsonl", Bytes.utf8("b\n"));

        assertThat(store.read("runs/1/journal.jsonl")).contains(Bytes.utf8("a\nb\n"));
    }

    @Test
    void whatWasRemovedIsGone() {
        store.replace("owed/ksmtuned", Bytes.utf8("a"));

        store.remove("owed/ksmtuned");
        store.remove("owed/ksmtuned");

        assertThat(store.read("owed/ksmtuned")).isEmpty();
        assertThat(store.list("owed")).isEmpty();
    }

    @Test
    void namesAreListedInOrderWithoutWhatACrashLeft() throws IOException {
        store.replace("owed/b", Bytes.EMPTY);
        store.replace("owed/a", Bytes.EMPTY);
        Files.writeString(place.resolve("owed/.wirt-1234.tmp"), "half");

        assertThat(store.list("owed")).containsExactly("a", "b");
        assertThat(store.list("")).containsExactly("owed");
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        store.replace("owed/a", Bytes.EMPTY);
        store.append("runs/1/journal.jsonl", Bytes.EMPTY);
        hold(store).close();

        for (String made : List.of("", "owed", "runs", "runs/1")) {
            assertThat(mode(made)).isEqualTo(0700);
        }
        for (String made : List.of("owed/a", "runs/1/journal.jsonl", "lock")) {
            assertThat(mode(made)).isEqualTo(0600);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../b", "a//b", "a/", ".", "lock", "a\0b"})
    void aNameStaysInTheStore(String name) {
        assertThatThrownBy(() -> store.replace(name, Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.read(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldWithARemedy() throws IOException {
        Files.writeString(directory.resolve("var"), "a file");

        for (Runnable write : List.<Runnable>of(
                () -> store.replace("x", Bytes.EMPTY), () -> store.append("x", Bytes.EMPTY), () -> store.lock("me"))) {
            assertThatThrownBy(write::run).isInstanceOfSatisfying(HostException.class, e -> {
                assertThat(e.id()).isEqualTo("state.unwritable");
                assertThat(e.remedy()).contains("--state-dir");
            });
        }
    }

    @Test
    void whatCannotBeReadIsNotMissing() throws IOException {
        Files.createDirectories(place.resolve("last-run"));

        assertThatThrownBy(() -> store.read("last-run"))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("state.unreadable"));
    }

    @Test
    void inATreeNoLinkLeadsOutOfIt() throws IOException {
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Files.createDirectories(tree.resolve("var"));
        Files.createSymbolicLink(tree.resolve("var/lib"), directory.resolve("outside"));
        Files.createDirectory(directory.resolve("outside"));

        DirectoryStateStore ofTree = DirectoryStateStore.ofHost(tree);
        hold(ofTree).close();
        ofTree.replace("last-run", Bytes.utf8("a"));
        ofTree.append("runs/1/journal.jsonl", Bytes.utf8("b"));

        assertThat(directory.resolve("outside")).isEmptyDirectory();
        Path inside = tree.resolve(directory.resolve("outside/wirt").toString().substring(1));
        assertThat(inside.resolve("last-run")).hasContent("a");
        assertThat(DirectoryStateStore.ofHost(tree).read("last-run")).contains(Bytes.utf8("a"));
    }

    @Test
    void theStoreItselfMayBeALinkOfTheHost() throws IOException {
        Files.createDirectories(directory.resolve("var/lib"));
        Files.createDirectories(directory.resolve("data/wirt"));
        Files.createSymbolicLink(place, Path.of("/data/wirt"));

        DirectoryStateStore.ofHost(directory).replace("last-run", Bytes.utf8("a"));

        assertThat(directory.resolve("data/wirt/last-run")).hasContent("a");
        assertThat(place).isSymbolicLink();
    }

    @Test
    void whatLiesAboveTheStoreIsForEverybody() throws IOException {
        store.replace("last-run", Bytes.EMPTY);

        assertThat(UnixAttributes.of(directory.resolve("var/lib")).mode() & 0777)
                .isEqualTo(0755);
        assertThat(mode("")).isEqualTo(0700);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mkfifo $1", "mkdir $1", "ln -s /dev/zero $1", "ln -s /etc/hostname $1", "ln -s nowhere $1"})
    void whatIsNoRegularFileIsNeitherOpenedNorTakenForMissing(String make) throws Exception {
        Files.createDirectories(place.resolve("owed"));
        for (String name : List.of("last-run", "lock", "owed/x")) {
            run("set -e; " + make, place.resolve(name));
        }

        for (Runnable use : List.<Runnable>of(
                () -> store.read("last-run"),
                () -> store.replace("last-run", Bytes.EMPTY),
                () -> store.append("last-run", Bytes.EMPTY),
                () -> store.remove("last-run"),
                () -> store.read("owed/x"),
                store::holder,
                () -> store.lock("me"))) {
            assertThatThrownBy(use::run).isInstanceOfSatisfying(HostException.class, e -> {
                assertThat(e.id()).isEqualTo("state.unreadable");
                assertThat(e.summary()).endsWith("is no regular file");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkfifo $1", "touch $1", "ln -s /etc $1"})
    void whatIsNoDirectoryIsNotTakenForAnEmptyOne(String make) throws Exception {
        Files.createDirectories(place);
        run(make, place.resolve("owed"));

        for (Runnable use : List.<Runnable>of(
                () -> store.list("owed"),
                () -> store.read("owed/passwd"),
                () -> store.replace("owed/passwd", Bytes.EMPTY))) {
            assertThatThrownBy(use::run).isInstanceOfSatisfying(HostException.class, e -> {
                assertThat(e.id()).isEqualTo("state.unreadable");
                assertThat(e.summary()).endsWith("owed is no directory");
            });
        }
    }

    @Test
    void aFileWithoutEndIsNotReadIntoMemory() throws IOException {
        Files.createDirectories(place);
        try (RandomAccessFile sparse =
                new RandomAccessFile(place.resolve("last-run").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertThatThrownBy(() -> store.read("last-run"))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.summary()).endsWith("is larger than 64 MiB"));
    }

    @ParameterizedTest(name = "owner {0}, group {1}, mode {2}")
    @CsvSource({"0, 0, 777", "0, 0, 1777", "0, 50, 770", "1234, 0, 700"})
    void aStoreThatOthersMayChangeIsNotBelieved(int owner, int group, String mode) throws IOException {
        assumeTrue(OtherProcess.weAreRoot(), "only root can give a directory away");
        store.replace("last-run", Bytes.EMPTY);
        Files.setAttribute(place, "unix:uid", owner);
        Files.setAttribute(place, "unix:gid", group);
        Files.setAttribute(place, "unix:mode", Integer.parseInt(mode, 8));

        for (Runnable use : List.<Runnable>of(
                () -> DirectoryStateStore.at(place).read("last-run"),
                () -> DirectoryStateStore.at(place).list("owed"),
                () -> DirectoryStateStore.at(place).holder(),
                () -> DirectoryStateStore.at(place).lock("me"))) {
            assertThatThrownBy(use::run).isInstanceOfSatisfying(HostException.class, e -> {
                assertThat(e.id()).isEqualTo("state.untrusted");
                assertThat(e.summary()).contains("owner " + owner, "group " + group, "mode " + mode);
                assertThat(e.remedy()).endsWith("chown 0 '" + place + "'; chmod go-rwx '" + place + "'");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"last-run", "owed", "owed/x"})
    void whatOthersMayChangeInItIsNotBelievedEither(String name) throws IOException {
        store.replace("last-run", Bytes.EMPTY);
        store.replace("owed/x", Bytes.EMPTY);
        Files.setAttribute(place.resolve(name), "unix:mode", 0707);

        assertThatThrownBy(() -> store.read(name.equals("owed") ? "owed/x" : name))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("state.untrusted"));
    }

    @Test
    void aDirectoryOfSomethingElseIsNeitherUsedNorClosed() throws IOException {
        Path other = Files.createDirectories(directory.resolve("srv/data"));
        Files.writeString(other.resolve("mysql"), "");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> DirectoryStateStore.at(other).lock("me"))
                .isInstanceOfSatisfying(HostException.class, e -> {
                    assertThat(e.id()).isEqualTo("state.unreadable");
                    assertThat(e.summary()).endsWith("is a directory of something else: it holds mysql");
                });
        assertThat(UnixAttributes.of(other).mode() & 0777).isEqualTo(0755);
        assertThat(other).isDirectoryNotContaining(file -> !file.endsWith("mysql"));
    }

    @Test
    void aStateDirectoryBehindALinkThatOthersMayHavePlantedIsRefused() throws IOException {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setAttribute(open, "unix:mode", 01777);
        Path link = Files.createSymbolicLink(open.resolve("wirt"), Files.createDirectory(directory.resolve("victim")));

        assertThatThrownBy(() -> DirectoryStateStore.at(link))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.planted-link"));
    }

    @Test
    void aWayThatOthersMayChangeLeadsToNothingThatIsBelievedOrWritten() throws IOException {
        store.replace("last-run", Bytes.EMPTY);
        Files.setAttribute(directory.resolve("var"), "unix:mode", 0777);
        DirectoryStateStore ofHost = DirectoryStateStore.ofHost(directory);

        for (Runnable use : List.<Runnable>of(() -> ofHost.read("last-run"), () -> ofHost.lock("me"))) {
            assertThatThrownBy(use::run).isInstanceOfSatisfying(HostException.class, e -> {
                assertThat(e.id()).isEqualTo("state.untrusted");
                assertThat(e.summary()).contains("the directory /var ");
            });
        }
    }

    @Test
    void aLinkThatIsExchangedWhileAPlanIsThoughtAboutIsNoticed() throws IOException {
        DirectoryStateStore ofHost = DirectoryStateStore.ofHost(directory);
        ofHost.replace("last-run", Bytes.EMPTY);
        Files.move(directory.resolve("var/lib"), directory.resolve("var/old"));
        Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("var/lib"), Path.of("/elsewhere"));

        assertThatThrownBy(() -> ofHost.lock("me")).isInstanceOfSatisfying(HostException.class, e -> assertThat(e.id())
                .isEqualTo("state.unreadable"));
        assertThat(directory.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void aStoreThatOthersMayOnlyReadIsClosedByTheRunThatTakesTheLock() throws IOException {
        store.replace("last-run", Bytes.utf8("a"));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(DirectoryStateStore.at(place).read("last-run")).isPresent();
        assertThat(mode("")).as("reading alters nothing").isEqualTo(0755);

        hold(DirectoryStateStore.at(place)).close();
        assertThat(mode("")).isEqualTo(0700);
    }

    @Test
    void theLockIsTakenOnceAndFreeAgainWhenClosed() {
        StateStore.Locking.Held held = hold(store);

        assertThat(store.lock("second")).isEqualTo(new StateStore.Locking.Taken("test"));

        held.close();
        hold(store).close();
    }

    @Test
    void anotherStoreOfThisProcessDoesNotGetTheLockEither() {
        StateStore.Locking.Held held = hold(store);

        assertThat(DirectoryStateStore.at(place).lock("second")).isEqualTo(new StateStore.Locking.Taken("test"));

        held.close();
    }

    @Test
    void aLockOfAnotherProcessSaysWhoHasItAndIsFreedByItsDeath() throws Exception {
        Process other = OtherProcess.start(List.of(), LockHolder.class, place.toString());
        try {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
            assertThat(said.readLine()).isEqualTo("held");

            assertThat(store.holder()).contains("the other process");
            assertThat(store.lock("second")).isEqualTo(new StateStore.Locking.Taken("the other process"));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(store.holder()).isEmpty();
        StateStore.Locking.Held held = hold(store);
        assertThat(OtherProcess.run(List.of(), LockHolder.class, place.toString(), "at once"))
                .isEqualTo("taken by test");
        held.close();
    }

    @Test
    void aSecondAttemptDoesNotGiveUpTheLock() throws IOException {
        StateStore.Locking.Held held = hold(store);
        store.lock("second");

        assertThat(OtherProcess.run(List.of(), LockHolder.class, place.toString(), "at once"))
                .isEqualTo("taken by test");

        held.close();
    }

    @Test
    void norDoesALookAtWhoHasIt() throws IOException {
        StateStore.Locking.Held held = hold(store);
        assertThat(store.holder()).as("nobody else has").isEmpty();

        assertThat(OtherProcess.run(List.of(), LockHolder.class, place.toString(), "at once"))
                .isEqualTo("taken by test");

        held.close();
    }

    private static StateStore.Locking.Held hold(DirectoryStateStore store) {
        StateStore.Locking locking = store.lock("test");
        assertThat(locking).isInstanceOf(StateStore.Locking.Held.class);
        return (StateStore.Locking.Held) locking;
    }

    private static void run(String command, Path argument) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", command, "sh", argument.toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private int mode(String made) throws IOException {
        return UnixAttributes.of(place.resolve(made)).mode() & 07777;
    }
}
