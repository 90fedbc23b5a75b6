package io.wirt.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks that have passed since the machine booted. */
class BootChecksTest {
    private final StateStore store;

    BootChecksTest(@TempDir Path directory) {
        store = DirectoryStateStore.at(directory.resolve("state"));
    }

    @Test
    void aPassCountsForItsBoot() {
        boot("1").record("log/a");
        boot("1").record("log/b");

        assertThat(boot("1").passed("log/a")).isTrue();
        assertThat(boot("1").passed("log/b")).isTrue();
        assertThat(boot("1").passed("log")).isFalse();
        assertThat(boot("2").passed("log/a")).isFalse();
    }

    @Test
    void theFirstPassOfANewBootForgetsThoseOfTheOld() {
        boot("1").record("log/a");
        boot("2").record("log/b");

        assertThat(store.read("after-boot").map(Bytes::latin1)).contains("2 log/b\n");
    }

    @Test
    void aPassIsOnRecordOnce() {
        boot("1").record("log/a");
        boot("1").record("log/a");

        assertThat(store.read("after-boot").map(Bytes::latin1)).contains("1 log/a\n");
    }

    @Test
    void oneBootIsNotTakenForAnotherThatBeginsLikeIt() {
        boot("1").record("log/a");
        boot("12").record("log/a");

        assertThat(boot("1").passed("log/a")).isFalse();
        assertThat(boot("2").passed("log/a")).isFalse();
    }

    @Test
    void whereNobodyKnowsWhichBootThisIsNothingHasPassedAndNothingIsWritten() {
        store.replace("after-boot", Bytes.utf8(" log/a\n"));
        BootChecks unknown = new BootChecks(store, Optional.empty());

        unknown.record("log/b");

        assertThat(unknown.passed("log/a")).isFalse();
        assertThat(store.read("after-boot").map(Bytes::latin1)).contains(" log/a\n");
    }

    private BootChecks boot(String id) {
        return new BootChecks(store, Optional.of(id));
    }
}
