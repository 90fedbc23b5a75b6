package io.wirt.engine.apply;

import java.util.concurrent.TimeUnit;

/**
 * Patience by the clock that no administrator can move.
 *
 * @param start when the last command had ended, in nanoseconds of {@link System#nanoTime()}
 * @param settles how many nanoseconds its effect may take to show
 */
record RealPatience(long start, long settles) implements Patience {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STEADY = TimeUnit.SECONDS.toNanos(2);

    @Override
    public boolean again() {
        return System.nanoTime() - start <= settles && sleeps(BETWEEN_LOOKS);
    }

    @Override
    public void untilSteady() {
        sleeps(STEADY - (System.nanoTime() - start));
    }

    private static boolean sleeps(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
