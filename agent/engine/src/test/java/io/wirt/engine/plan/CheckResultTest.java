package io.wirt.engine.plan;

import static io.wirt.engine.fixture.Wish.fine;
import static io.wirt.engine.fixture.Wish.inOrder;
import static io.wirt.engine.fixture.Wish.judged;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.fixture.Machine;
import io.wirt.engine.fixture.Wish;
import io.wirt.engine.host.HostCode;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.NotYetObservable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says, and whether it keeps an apply from starting. */
class CheckResultTest {
    private static final Evidence HERE = Evidence.of("/etc/x");
    private static final Finding UNKNOWN = Finding.unknown(() -> "x.u", "nobody knows", HERE, "");
    private static final Finding MEANINGLESS = Finding.notApplicable(() -> "x.n", "no such thing here", HERE);

    private final Machine machine;

    CheckResultTest(@TempDir Path root) throws IOException {
        machine = Machine.in(root);
    }

    @Test
    void aCheckWithoutAFindingPassesAndSoDoesOneThatOnlyNotes() {
        assertThat(result(fine("check/x")).status()).isEqualTo(CheckResult.Status.PASSED);
        CheckResult noted = result(saying(Finding.note(() -> "x.n", "by the way", HERE)));
        assertThat(noted.status()).isEqualTo(CheckResult.Status.PASSED);
        assertThat(noted.blocks()).isFalse();
    }

    @Test
    void anErrorFailsItWhateverElseIsSaid() {
        CheckResult failed = result(saying(MEANINGLESS, UNKNOWN, Wish.error("no")));

        assertThat(failed.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(failed.blocks()).isTrue();
    }

    @Test
    void whatIsUnknownBlocksUnlessThePlaybookSaysThatItWarns() {
        Wish unknown = saying(MEANINGLESS, UNKNOWN);

        assertThat(result(unknown).status()).isEqualTo(CheckResult.Status.UNKNOWN);
        assertThat(result(unknown).blocks()).isTrue();
        assertThat(result(unknown.warns()).blocks()).isFalse();
        assertThat(result(saying(Wish.error("no")).warns()).blocks())
                .as("what is known to be wrong blocks all the same")
                .isTrue();
    }

    @Test
    void aQuestionWithoutMeaningDoesNotBlock() {
        CheckResult result = result(saying(MEANINGLESS));

        assertThat(result.status()).isEqualTo(CheckResult.Status.NOT_APPLICABLE);
        assertThat(result.blocks()).isFalse();
    }

    @Test
    void whatCannotBeReadOrObservedOrAskedIsUnknownForThatReason() {
        assertUndecided(
                new HostException(HostCode.IO, "the disk is broken", "replace it"), "the disk is broken", "replace it");
        assertUndecided(new NotYetObservable("something runs first"), "something runs first", "");
        assertUndecided(
                new IllegalStateException("oops"), "the check has a bug: java.lang.IllegalStateException: oops", "");
    }

    private void assertUndecided(RuntimeException thrown, String reason, String remedy) {
        CheckResult result = result(judged("check/x", (host, signals) -> {
            throw thrown;
        }));

        assertThat(result.status()).isEqualTo(CheckResult.Status.UNKNOWN);
        assertThat(result.diff().findings())
                .containsExactly(Finding.unknown(PlanCode.UNDECIDED, reason, Evidence.of(""), remedy));
    }

    @Test
    void oneThatPassedEarlierSaysSoAndWhereItLooked() {
        CheckResult passed = CheckResult.passedEarlier(result(saying(UNKNOWN)));

        assertThat(passed.status()).isEqualTo(CheckResult.Status.PASSED);
        assertThat(passed.resource().id()).isEqualTo("check/x");
        assertThat(passed.diff()).isEqualTo(Diff.inOrder("passed earlier since this boot", HERE));
    }

    @Test
    void oneThatIsAskedAfterTheRebootDoesNotBlock() {
        CheckResult later = CheckResult.afterReboot(saying(UNKNOWN).at(1));

        assertThat(later.status()).isEqualTo(CheckResult.Status.AFTER_REBOOT);
        assertThat(later.blocks()).isFalse();
        assertThat(later.diff().findings()).isEmpty();
    }

    private CheckResult result(Wish check) {
        return CheckResult.of(check.at(1), machine);
    }

    private static Wish saying(Finding... findings) {
        return judged("check/x", (host, signals) -> {
            Diff diff = inOrder("x");
            for (Finding finding : findings) {
                diff = diff.with(finding);
            }
            return diff;
        });
    }
}
