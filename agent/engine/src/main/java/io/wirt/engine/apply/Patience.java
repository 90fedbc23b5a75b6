package io.wirt.engine.apply;

/** How a run waits for a command's effect to show. */
public interface Patience {

    /** Waits a little; false once the settling time is over and it makes no sense to look again. */
    boolean again();

    /** Makes the patience for one resource. */
    interface Source {
        Patience fresh();
    }

    /** Real time: looks ten times a second. */
    static Source seconds(int settles) {
        return () -> {
            long end = System.nanoTime() + settles * 1_000_000_000L;
            return () -> {
                if (System.nanoTime() > end) {
                    return false;
                }
                try {
                    Thread.sleep(100);
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            };
        };
    }
}
