package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.Bytes;
import io.wirt.spi.HostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DirectoryStateStoreTest {
    private final Path directory;

    private final Path place;
    private final DirectoryStateStore store;

    DirectoryStateStoreTest(@TempDir Path directory) {
        this.directory = directory;
        place = directory.resolve("var/lib/wirt");
        store = new DirectoryStateStore(place);
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
    void theLockIsTakenOnceAndFreeAgainWhenClosed() {
        StateStore.Locking.Held held = hold(store);

        assertThat(store.lock("second")).isEqualTo(new StateStore.Locking.Taken("test"));

        held.close();
        hold(store).close();
    }

    @Test
    void anotherStoreOfThisProcessDoesNotGetTheLockEither() {
        StateStore.Locking.Held held = hold(store);

        assertThat(new DirectoryStateStore(place).lock("second")).isEqualTo(new StateStore.Locking.Taken("test"));

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

    private static StateStore.Locking.Held hold(DirectoryStateStore store) {
        StateStore.Locking locking = store.lock("test");
        assertThat(locking).isInstanceOf(StateStore.Locking.Held.class);
        return (StateStore.Locking.Held) locking;
    }

    private int mode(String made) throws IOException {
        return UnixAttributes.of(place.resolve(made)).mode() & 07777;
    }
}
