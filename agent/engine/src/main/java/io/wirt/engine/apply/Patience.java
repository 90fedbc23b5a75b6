package io.wirt.engine.apply;

/** How a run waits for a command's effect to show. */
public interface Patience {

    /** Waits a little; false once the settling time is over and it makes no sense to look again. */
    boolean again();

    /** Waits until what a command started would have ended if it were one of those that end at once. */
    default void untilSteady() {}

    /** Makes the patience for one resource. */
    interface Source {
        Patience fresh();
    }

    /** Real time: looks ten times a second, and takes for steady what has lasted for two seconds. */
    static Source seconds(int settles) {
        return () -> new RealPatience(System.nanoTime(), settles * 1_000_000_000L);
    }
}
