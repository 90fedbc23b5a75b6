package io.wirt.engine.apply;

import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.judged;
import static io.wirt.engine.fixture.Wish.refused;
import static io.wirt.engine.fixture.Wish.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.HostCode;
import io.wirt.spi.HostException;
import io.wirt.spi.NotYetObservable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a resource from being in order once its changes are made. */
class RemainderTest {
    private final Machine machine;

    RemainderTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void nothingIsLeftOfWhatIsInOrder() {
        assertThat(of(fine("fine/x"))).isEmpty();
    }

    @Test
    void aChangeOrARefusalIsLeftInItsOwnWords() {
        assertThat(of(text("text/a", "/etc/a", "x"))).contains(new Remainder.Left("set text"));
        assertThat(of(refused("no/x"))).contains(new Remainder.Left("no"));
    }

    @Test
    void whatTheHostRefusesToShowIsUnseen() {
        HostException refusal = new HostException(HostCode.IO, "the disk is broken", "replace it");

        Remainder unseen = of(throwing(refusal)).orElseThrow();

        assertThat(unseen).isEqualTo(new Remainder.Unseen(refusal));
        assertThat(unseen.what()).isEqualTo("the disk is broken");
    }

    @Test
    void aKindThatCannotSayIsNoReasonToTakeTheResourceForDone() {
        assertThat(of(throwing(new IllegalStateException("oops"))).orElseThrow().what())
                .contains("oops");
        assertThat(of(throwing(new NotYetObservable("something runs first")))
                        .orElseThrow()
                        .what())
                .contains("something runs first");
    }

    private Optional<Remainder> of(Wish wish) {
        return Remainder.of(wish.at(1), machine);
    }

    private static Wish throwing(RuntimeException thrown) {
        return judged("x/x", (host, signals) -> {
            throw thrown;
        });
    }
}
