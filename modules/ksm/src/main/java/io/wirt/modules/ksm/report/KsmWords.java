package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.page.Amount;
import java.util.Locale;

/** The history of KSM, and each column of its chart, in words; none of them is escaped. */
final class KsmWords {
    private KsmWords() {}

    static String summary(History history) {
        StringBuilder words = new StringBuilder();
        words.append("Committed memory ").append(range(history.committed()));
        words.append("; free memory ").append(range(history.free())).append(". ");
        if (history.observedSeconds() > 0) {
            words.append("KSM was on for ").append(Amount.duration(history.onSeconds()));
            words.append(" of ").append(Amount.duration(history.observedSeconds()));
            words.append(" (")
                    .append(Amount.percent(history.onSeconds(), history.observedSeconds()))
                    .append("), ");
        }
        words.append("with ").append(counted(history.boosts(), "boost"));
        words.append(" and ").append(counted(history.decays(), "decay"));
        words.append(". The daemon was started ").append(counted(history.starts(), "time"));
        words.append(", and was silent in ").append(counted(history.gaps().count(), "gap"));
        return words.append('.').toString();
    }

    /** What one sees of a column when one points at it. */
    static String of(KsmColumn column) {
        Slot slot = column.slot();
        String time = Amount.time(column.from()) + " to " + Amount.time(column.to(), column.from());
        StringBuilder words = new StringBuilder(time);
        if (slot.cycles() > 0) {
            words.append("\ncommitted ").append(range(slot.committed()));
            words.append("\nfree ").append(range(slot.free()));
            words.append("\nKSM ").append(state(slot));
            words.append("\nboosts ").append(slot.boosts()).append(", decays ").append(slot.decays());
        } else if (column.silent()) {
            words.append("\nno data: the daemon decided nothing");
        } else {
            words.append("\nKSM ").append(column.share() > 0 ? "on" : "off").append(", as decided before");
        }
        if (slot.starts() > 0) {
            words.append("\ndaemon started").append(slot.starts() > 1 ? " " + slot.starts() + " times" : "");
        }
        return words.toString();
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String gib(long kilobytes) {
        return String.format(Locale.ROOT, "%.2f", kilobytes / (1024.0 * 1024.0));
    }

    private static String state(Slot slot) {
        if (slot.on() == 0 || slot.on() == slot.cycles()) {
            return slot.on() == 0 ? "off" : "on";
        }
        return "on in " + slot.on() + " of " + slot.cycles() + " adjustments";
    }

    private static String range(Range range) {
        if (range.count() == 0) {
            return "not known";
        }
        if (range.least() == range.most()) {
            return gib(range.least()) + " GiB";
        }
        return gib(range.least()) + " to " + gib(range.most()) + " GiB, mean " + gib(KsmColumn.mean(range));
    }
}
