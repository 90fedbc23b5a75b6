package io.wirt.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.wirt.engine.fixture.Machine;
import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A state directory as an earlier Wirt has left it, in the files beside this test: a run that was cut off before it had told
 * a service. Whoever changes how state is written must still read these, or an update loses an owed restart. A new form gets
 * samples of its own; these stay.
 */
class StateOfAnEarlierRunTest {
    private static final String BOOT = "4f1b8f8a-2f0c-4f5e-9a39-6d2f3a1b7c55";
    private static final String RUN = "20261123T040506Z-3093-2170";

    private final Machine machine;
    private final StateStore store;

    StateOfAnEarlierRunTest(@TempDir Path directory) throws IOException, URISyntaxException {
        machine = Machine.in(directory.resolve("root"));
        Path state = directory.resolve("state");
        copy(Path.of(Objects.requireNonNull(getClass().getResource("state")).toURI()), state);
        store = DirectoryStateStore.at(state);
    }

    @Test
    void everyOwedRestartIsStillOwed() throws IOException {
        machine.file("/etc/ksmtuned.conf", "KSM_SLEEP_MSEC=10\n").file("/etc/new", "x");
        Owed owed = new Owed(store, Optional.of(BOOT));

        assertThat(owed.due(machine))
                .containsExactly(
                        debt("boot/menu", "/", ""),
                        debt("file/new", "/etc/new", "absent"),
                        debt(
                                "ksmtuned",
                                "/etc/ksmtuned.conf",
                                "sha256:" + Bytes.utf8("KSM_SLEEP_MSEC=100\n").sha256()));
        assertThat(owed.owedTo("service/ksmtuned", machine)).containsExactly("boot/menu", "file/new", "ksmtuned");
        owed.settle("service/ksmtuned");
        assertThat(owed.due(machine)).isEmpty();
    }

    @Test
    void whatHasBeenTakenBackSinceIsNotOwed() throws IOException {
        machine.file("/etc/ksmtuned.conf", "KSM_SLEEP_MSEC=100\n");

        assertThat(new Owed(store, Optional.of(BOOT)).owedTo("service/ksmtuned", machine))
                .containsExactly("boot/menu");
    }

    @Test
    void theChecksThatPassedSinceTheBootStillCount() {
        BootChecks checks = new BootChecks(store, Optional.of(BOOT));

        assertThat(checks.passed("kernel-log/amd-vi")).isTrue();
        assertThat(checks.passed("iommu")).isTrue();
    }

    @Test
    void theLastRunIsStillKnownWithItsPlaybook() {
        assertThat(LastRun.load(store))
                .contains(new LastRun(
                        "2026-11-23T04:05:06Z", "nothing to do", "/etc/wirt/größe/kvm.yaml", Bytes.utf8("""
                                wirt: 1
                                name: Größe
                                resources:
                                  - ksmtuned: { settings: { KSM_SLEEP_MSEC: 10 } }
                                """)));
    }

    @Test
    void theRunThatWasCutOffIsToldOfUntilTheNextOneEnds() {
        assertThat(Journal.interrupted(store)).contains(RUN);

        new Journal(store, Clock.systemUTC(), "next").end(true);

        assertThat(Journal.interrupted(store)).isEmpty();
    }

    @Test
    void itsJournalTellsWhatWasDoneAndWhatWasReplaced() throws IOException {
        Bytes journal = store.read("runs/" + RUN + "/journal.jsonl").orElseThrow();

        List<String> events = new ArrayList<>();
        for (String line : new String(journal.toArray(), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                events.add(field(line, "event") + " " + field(line, "resource") + field(line, "beforeImage"));
            }
        }
        assertThat(events)
                .startsWith("begun ", "intent ksmtunedbefore/1", "done ksmtuned", "verified ksmtuned")
                .endsWith("verified file/new", "intent service/ksmtuned");
        assertThat(store.read("runs/" + RUN + "/before/1")).contains(Bytes.utf8("KSM_SLEEP_MSEC=100\n"));
    }

    private static Owed.Debt debt(String source, String path, String before) {
        return new Owed.Debt(source, "service/ksmtuned", BOOT, HostPath.of(path), before);
    }

    private static String field(String line, String name) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            while (parser.nextToken() != null) {
                if (name.equals(parser.currentName())) {
                    return Objects.requireNonNull(parser.nextTextValue());
                }
            }
        }
        return "";
    }

    /** Readable by its owner alone, as Wirt leaves it, whatever the working copy's modes. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path copy = to.resolve(from.relativize(entry).toString());
                Files.copy(entry, copy);
                Files.setPosixFilePermissions(
                        copy, PosixFilePermissions.fromString(Files.isDirectory(copy) ? "rwx------" : "rw-------"));
            }
        }
    }
}
