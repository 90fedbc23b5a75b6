package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Gap;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the chart: a slot of the timeline, or a few neighbours where there are more than can be told apart.
 *
 * @param passed seconds from the begin of the first column to that of this one, whatever a clock showed
 * @param silent nothing is known of this time: the daemon did not run, or had not decided anything yet
 * @param share of the decisions that merging was to run, 0 to 1; the last one holds where none was made
 */
record KsmColumn(Slot slot, long passed, boolean silent, double share) {
    static final int MOST = 240;

    static List<KsmColumn> of(History history) {
        List<Slot> slots = merged(history.timeline());
        List<KsmColumn> columns = new ArrayList<>();
        double share = 0;
        long passed = 0;
        while (columns.size() < slots.size()) {
            int from = columns.size();
            int to = from;
            while (to < slots.size() && slots.get(to).cycles() == 0) {
                to++;
            }
            if (to == from) {
                Slot slot = slots.get(from);
                share = (double) slot.on() / slot.cycles();
                columns.add(new KsmColumn(slot, passed, false, share));
                passed += length(slot);
                continue;
            }
            boolean silent = from == 0 || silent(slots.subList(from, to), history);
            for (Slot slot : slots.subList(from, to)) {
                columns.add(new KsmColumn(slot, passed, silent, silent ? 0 : share));
                passed += length(slot);
            }
        }
        return columns;
    }

    LocalDateTime from() {
        return slot.from();
    }

    LocalDateTime to() {
        return end(slot);
    }

    /** Seconds from the begin of the first column to the end of this one. */
    long passedAtEnd() {
        return passed + length(slot);
    }

    /** Rounded to the nearest, and between the least and the most even where a sum did not fit. */
    static long mean(Range range) {
        return Math.max(range.least(), Math.min(range.most(), range.mean()));
    }

    /** Of a gap only the longest are told; of another one is known that it is longer than two intervals. */
    private static boolean silent(List<Slot> empty, History history) {
        LocalDateTime from = empty.get(0).from();
        LocalDateTime to = end(empty.get(empty.size() - 1));
        for (Gap gap : history.gaps().longest()) {
            if (from.isBefore(gap.after().plusSeconds(gap.seconds()))
                    && gap.after().isBefore(to)) {
                return true;
            }
        }
        boolean allTold = history.gaps().count() <= history.gaps().longest().size();
        long seconds = empty.stream().mapToLong(Slot::seconds).sum();
        return !allTold && seconds > 2 * history.observedSeconds() / Math.max(1, history.cycles());
    }

    private static List<Slot> merged(List<Slot> slots) {
        int size = Math.max(1, (slots.size() + MOST - 1) / MOST);
        List<Slot> merged = new ArrayList<>();
        for (int from = 0; from < slots.size(); from += size) {
            List<Slot> group = slots.subList(from, Math.min(slots.size(), from + size));
            merged.add(group.stream().reduce(Slot::with).orElseThrow());
        }
        return merged;
    }

    private static LocalDateTime end(Slot slot) {
        return slot.from().plusSeconds(length(slot));
    }

    private static long length(Slot slot) {
        return Math.max(1, slot.seconds());
    }
}
