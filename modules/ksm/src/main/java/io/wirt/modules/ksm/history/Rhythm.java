package io.wirt.modules.ksm.history;

import io.wirt.modules.ksm.history.LogClock.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How regularly the daemon worked: how long each of its decisions held, and when it was not there. At which interval it
 * works the log does not say, so that is learnt from the first decisions after each start, before anything is judged.
 */
final class Rhythm {
    private static final int LEARNT_FROM = 20;
    private static final int MOST_GAPS = 10;

    private final List<Pause> unjudged = new ArrayList<>();
    private final List<History.Gap> longest = new ArrayList<>();
    private long interval;
    private boolean learnt;
    private @Nullable Beat last;
    private long observed;
    private long on;
    private long gapCount;
    private long gapSeconds;

    /** What the daemon did at a moment: it started, or decided. */
    private record Beat(Moment moment, boolean decision, boolean on) {}

    /** The time from one beat to the next, which may be a start. */
    private record Pause(Beat from, long seconds, boolean restarted) {}

    /** @param interval in seconds, as long as the log does not tell another */
    Rhythm(long interval) {
        this.interval = interval;
    }

    void started(Moment moment) {
        to(moment, true);
        judgeAll();
        learnt = false;
        last = new Beat(moment, false, false);
    }

    void decided(Moment moment, boolean merging) {
        to(moment, false);
        last = new Beat(moment, true, merging);
    }

    /** Nothing comes any more: what was decided last is taken to have held for one interval. */
    void ended() {
        judgeAll();
        Beat before = last;
        if (before != null) {
            hold(before, interval);
        }
    }

    /** Seconds from one decision to the next, as they usually are. */
    long interval() {
        return interval;
    }

    long observedSeconds() {
        return observed;
    }

    long onSeconds() {
        return on;
    }

    History.Gaps gaps() {
        List<History.Gap> inOrder = new ArrayList<>(longest);
        inOrder.sort(Comparator.comparing(History.Gap::after));
        return new History.Gaps(gapCount, gapSeconds, inOrder);
    }

    private void to(Moment moment, boolean restarted) {
        Beat before = last;
        if (before == null) {
            return;
        }
        Pause pause = new Pause(before, moment.elapsed() - before.moment.elapsed(), restarted);
        if (learnt) {
            judge(pause);
            return;
        }
        unjudged.add(pause);
        if (unjudged.size() == LEARNT_FROM) {
            judgeAll();
        }
    }

    private void judgeAll() {
        long[] seconds = unjudged.stream()
                .filter(pause -> !pause.restarted && pause.seconds > 0)
                .mapToLong(Pause::seconds)
                .sorted()
                .toArray();
        if (!learnt && seconds.length > 0) {
            interval = seconds[(seconds.length - 1) / 2];
        }
        learnt = true;
        unjudged.forEach(this::judge);
        unjudged.clear();
    }

    private void judge(Pause pause) {
        boolean gap = pause.seconds > 2 * interval;
        hold(pause.from, gap ? interval : pause.seconds);
        if (gap) {
            gapCount++;
            gapSeconds += pause.seconds;
            longest.add(new History.Gap(pause.from.moment.wall(), pause.seconds, pause.restarted));
            if (longest.size() > MOST_GAPS) {
                longest.remove(longest.stream()
                        .min(Comparator.comparing(History.Gap::seconds))
                        .orElseThrow());
            }
        }
    }

    private void hold(Beat beat, long seconds) {
        if (beat.decision) {
            observed += seconds;
            on += beat.on ? seconds : 0;
        }
    }
}
