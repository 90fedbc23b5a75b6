package io.wirt.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of the last apply. */
class LastRunTest {
    private final StateStore store;

    LastRunTest(@TempDir Path directory) {
        store = DirectoryStateStore.at(directory.resolve("state"));
    }

    @Test
    void itComesBackAsItWasStored() {
        byte[] playbook = new byte[256];
        for (int i = 0; i < playbook.length; i++) {
            playbook[i] = (byte) i;
        }
        LastRun run =
                new LastRun("2026-11-23T04:05:06Z", "nothing to do", "/etc/größe/my playbook.yaml", Bytes.of(playbook));

        run.store(store);

        assertThat(LastRun.load(store)).contains(run);
    }

    @Test
    void aPlaybookThatBeginsWithBlankLinesOrIsEmptyIsKeptToo() {
        for (String playbook : new String[] {"\n\nwirt: 1\n", "", "\n"}) {
            LastRun run = new LastRun("now", "changed", "/p.yaml", Bytes.utf8(playbook));
            run.store(store);
            assertThat(LastRun.load(store)).contains(run);
        }
    }

    @Test
    void whatIsNotThereOrWasNotWrittenByWirtIsNoRun() {
        assertThat(LastRun.load(store)).isEmpty();
        for (String other : new String[] {
            "",
            "at now\noutcome changed\n",
            "at now\noutcome changed\n\nwirt: 1\n",
            "at now\noutcome changed\nplaybook /p\nmore x\n\nwirt: 1\n"
        }) {
            store.replace("last-run", Bytes.utf8(other));
            assertThat(LastRun.load(store)).as(other).isEmpty();
        }
    }
}
