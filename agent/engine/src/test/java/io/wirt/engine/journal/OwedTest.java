package io.wirt.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.host.DirectoryStateStore;
import io.wirt.engine.host.StateStore;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restarts that changes owe: which are due, which have become void, which nobody can tell. */
class OwedTest {
    private static final Owed.Debt BY_FILE = debt("text/a", "service/d", "/etc/a", state("old"));

    private final Machine machine;
    private final StateStore store;
    private final Owed owed;

    OwedTest(@TempDir Path directory) throws IOException {
        machine = Machine.in(directory.resolve("root"));
        store = DirectoryStateStore.at(directory.resolve("state"));
        owed = new Owed(store, Optional.of("boot-1"));
        machine.file("/etc/a", "old");
    }

    @Test
    void aDebtIsDueOnceItsFileHasChanged() throws IOException {
        owed.record(BY_FILE, machine);
        assertThat(owed.due(machine))
                .as("a change that never happened owes nothing")
                .isEmpty();

        machine.file("/etc/a", "new");
        assertThat(owed.due(machine)).containsExactly(BY_FILE);

        machine.without("/etc/a");
        assertThat(owed.due(machine)).containsExactly(BY_FILE);
    }

    @Test
    void aFileThatIsMadeIsAChangeToo() throws IOException {
        Owed.Debt made = debt("text/b", "service/d", "/etc/b", "absent");
        owed.record(made, machine);
        assertThat(owed.due(machine)).isEmpty();

        machine.file("/etc/b", "");
        assertThat(owed.due(machine)).containsExactly(made);
    }

    @Test
    void whatCannotBeReadIsTakenForChanged() {
        owed.record(BY_FILE, machine);

        assertThat(owed.due(machine.unreadable("/etc/a"))).containsExactly(BY_FILE);
    }

    @Test
    void aDebtWithoutAFileIsDueUntilItIsPaidOrTheMachineBoots() {
        Owed.Debt always = debt("made/x", "service/d", "/", "");
        owed.record(always, machine);

        assertThat(owed.due(machine)).containsExactly(always);
        assertThat(new Owed(store, Optional.of("boot-2")).due(machine)).isEmpty();
        assertThat(new Owed(store, Optional.empty()).due(machine)).isEmpty();

        owed.settle("service/d");
        assertThat(owed.due(machine)).isEmpty();
    }

    @Test
    void eachServiceIsToldOfItsOwnSources() {
        owed.record(debt("made/x", "service/d", "/", ""), machine);
        owed.record(debt("made/y", "service/d", "/", ""), machine);
        owed.record(debt("made/x", "service/e", "/", ""), machine);

        assertThat(owed.owedTo("service/d", machine)).containsExactly("made/x", "made/y");
        assertThat(owed.owedTo("service/e", machine)).containsExactly("made/x");
        assertThat(owed.owedTo("service/f", machine)).isEmpty();
    }

    @Test
    void whoIsToldIsPaidWholeAndNobodyElseIs() {
        owed.record(debt("made/x", "service/d", "/", ""), machine);
        owed.record(BY_FILE, machine);
        owed.record(debt("made/x", "service/e", "/", ""), machine);

        owed.settle("service/d");

        assertThat(store.list("owed")).containsExactly("service~e+made~x");
    }

    @Test
    void whatIsVoidIsDroppedAndWhatIsDueIsKept() {
        owed.record(BY_FILE, machine);
        owed.record(debt("made/x", "service/d", "/", ""), machine);

        owed.dropVoid(machine);

        assertThat(store.list("owed")).containsExactly("service~d+made~x");
        new Owed(store, Optional.of("boot-2")).dropVoid(machine);
        assertThat(store.list("owed")).as("a boot has restarted every service").isEmpty();
    }

    @Test
    void whereNobodyKnowsWhichBootThisIsNothingIsDropped() {
        owed.record(BY_FILE, machine);

        new Owed(store, Optional.empty()).dropVoid(machine);

        assertThat(store.list("owed")).hasSize(1);
    }

    @Test
    void oneThatIsChangedAgainWhileItIsStillOwedIsDueWhateverTheFileBecomes() throws IOException {
        owed.record(BY_FILE, machine);
        machine.file("/etc/a", "new");

        owed.record(debt("text/a", "service/d", "/etc/a", state("new")), machine);

        assertThat(owed.due(machine))
                .as("the file is still as it was before the second change")
                .hasSize(1);
        machine.file("/etc/a", "old");
        assertThat(owed.due(machine)).hasSize(1);
    }

    @Test
    void anOlderOneThatIsVoidCastsNoDoubt() throws IOException {
        owed.record(debt("text/a", "service/d", "/etc/a", state("old")), machine);
        owed.record(BY_FILE, machine);
        assertThat(owed.due(machine)).isEmpty();

        machine.file("/etc/a", "new");
        assertThat(owed.due(machine)).containsExactly(BY_FILE);
    }

    @Test
    void whatIsNoRecordOfADebtIsNone() {
        store.replace("owed/service~d+x", Bytes.utf8("source x\nservice service/d\nboot boot-1\npath etc/a\n"));
        store.replace("owed/empty", Bytes.EMPTY);
        store.replace("owed/words", Bytes.utf8("whatever\n\nthis is\n"));

        assertThat(owed.due(machine)).isEmpty();
        owed.settle("service/d");
        assertThat(store.list("owed")).as("nobody knows whose it is").contains("service~d+x");
    }

    private static Owed.Debt debt(String source, String service, String path, String before) {
        return new Owed.Debt(source, service, "boot-1", HostPath.of(path), before);
    }

    private static String state(String content) {
        return "sha256:" + Bytes.utf8(content).sha256();
    }
}
