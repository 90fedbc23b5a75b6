package io.wirt.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a run, as it stands on the disk. */
class JournalTest {
    private static final String AT = "{\"at\":\"2026-11-23T04:05:06Z\",\"event\":";

    private final StateStore store;
    private final Journal journal;

    JournalTest(@TempDir Path directory) {
        store = DirectoryStateStore.at(directory.resolve("state"));
        journal = new Journal(store, Clock.fixed(Instant.parse("2026-11-23T04:05:06Z"), ZoneOffset.UTC), "run-1");
    }

    @Test
    void eachThingThatHappensIsALine() {
        journal.begin("/p.yaml", "digest");
        journal.intent("text/a", "write-file /etc/a", Optional.of(Bytes.utf8("old\n")));
        journal.done("text/a", "write-file /etc/a");
        journal.verified("text/a");
        journal.intent("made/b", "run \"make\" é", Optional.empty());
        journal.failed("made/b", "it\nfailed");
        journal.end(false);

        assertThat(lines())
                .isEqualTo(AT + "\"begun\",\"playbook\":\"/p.yaml\",\"sha256\":\"digest\"}\n"
                        + AT
                        + "\"intent\",\"resource\":\"text/a\",\"action\":\"write-file /etc/a\",\"beforeImage\":\"before/1\"}\n"
                        + AT + "\"done\",\"resource\":\"text/a\",\"action\":\"write-file /etc/a\"}\n"
                        + AT + "\"verified\",\"resource\":\"text/a\"}\n"
                        + AT + "\"intent\",\"resource\":\"made/b\",\"action\":\"run \\\"make\\\" é\"}\n"
                        + AT + "\"failed\",\"resource\":\"made/b\",\"reason\":\"it\\nfailed\"}\n"
                        + AT + "\"ended\",\"converged\":\"false\"}\n");
        assertThat(journal.run()).isEqualTo("run-1");
    }

    @Test
    void whatIsReplacedIsKeptUnderANumberOfItsOwn() {
        journal.intent("text/a", "write-file /etc/a", Optional.of(Bytes.utf8("one")));
        journal.intent("text/b", "write-file /etc/b", Optional.of(Bytes.utf8("two")));

        assertThat(store.read("runs/run-1/before/1")).contains(Bytes.utf8("one"));
        assertThat(store.read("runs/run-1/before/2")).contains(Bytes.utf8("two"));
    }

    @Test
    void aRunThatBeganAndDidNotEndWasInterrupted() {
        assertThat(Journal.interrupted(store)).isEmpty();

        journal.begin("/p.yaml", "digest");
        assertThat(Journal.interrupted(store)).contains("run-1");

        journal.end(true);
        assertThat(Journal.interrupted(store)).isEmpty();
        assertThat(lines()).endsWith("\"ended\",\"converged\":\"true\"}\n");
    }

    @Test
    void aRunThatNeverBeganLeavesNoJournalAndForgetsTheInterruptedOneAllTheSame() {
        store.replace("running", Bytes.utf8("run-0\n"));

        journal.end(true);

        assertThat(Journal.interrupted(store)).as("all is as declared now").isEmpty();
        assertThat(store.list("runs")).isEmpty();
    }

    private String lines() {
        return new String(store.read("runs/run-1/journal.jsonl").orElseThrow().toArray(), StandardCharsets.UTF_8);
    }
}
