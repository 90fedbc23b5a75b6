package io.wirt.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Patience by a clock; a test can say how long a wait lasts at least, and that one is not made at all. */
class RealPatienceTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @Test
    void aTenthOfASecondLiesBetweenTwoLooks() {
        long start = System.nanoTime();

        assertThat(Patience.seconds(60).fresh().again()).isTrue();

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Test
    void onceTheTimeIsOverNobodyLooksAgain() {
        assertThat(new RealPatience(System.nanoTime() - 2 * MINUTE, MINUTE).again())
                .isFalse();
        assertThat(Patience.seconds(-1).fresh().again()).isFalse();
    }

    @Test
    void whatHasLastedForTwoSecondsIsSteady() {
        long now = System.nanoTime();
        long longAgo = now - TimeUnit.MILLISECONDS.toNanos(1800);

        new RealPatience(longAgo, MINUTE).untilSteady();

        assertThat(System.nanoTime() - longAgo).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void whatHasLastedForLongerIsNotWaitedFor() {
        long now = System.nanoTime();

        new RealPatience(now - MINUTE, MINUTE).untilSteady();

        assertThat(System.nanoTime() - now).isLessThan(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void whoIsInterruptedLooksNoMoreAndPassesTheInterruptOn() {
        Thread.currentThread().interrupt();

        assertThat(Patience.seconds(60).fresh().again()).isFalse();

        assertThat(Thread.interrupted()).isTrue();
    }
}
