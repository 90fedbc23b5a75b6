package io.wirt.cli.render;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The past of ksmtuned as a picture of characters, which is read without colour as well. */
final class KsmChart {
    private static final int ROWS = 14;
    private static final int MARGIN = 7;
    private static final int LEAST_COLUMNS = 20;
    private static final double KILOBYTES_OF_A_GIBIBYTE = 1 << 20;
    private static final int DAYS_WITHOUT_TIME = 3;

    private static final char COMMITTED = '*';
    private static final char FREE = 'o';
    private static final char BOTH = '@';
    private static final char LIMIT = '-';
    private static final char THRESHOLD = '=';

    private final Style style;
    private final List<Slot> columns;
    private final History history;
    private final double top;

    /** @param width characters of a line, all told */
    KsmChart(Style style, History history, int width) {
        this.style = style;
        this.history = history;
        this.columns = spread(history.timeline(), Math.max(LEAST_COLUMNS, width - MARGIN));
        long most = 1;
        for (Slot slot : columns) {
            most = Math.max(
                    most,
                    Math.max(
                            slot.memory(),
                            Math.max(slot.committed().most(), slot.free().most())));
        }
        this.top = most;
    }

    /** As many pieces as there are columns: neighbours are put together, or a piece takes several columns. */
    private static List<Slot> spread(List<Slot> slots, int columns) {
        List<Slot> spread = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int first = (int) ((long) column * slots.size() / columns);
            int end = (int) ((long) (column + 1) * slots.size() / columns);
            Slot slot = slots.get(first);
            for (int i = first + 1; i < end; i++) {
                slot = slot.with(slots.get(i));
            }
            spread.add(slot);
        }
        return spread;
    }

    String render() {
        StringBuilder text = new StringBuilder("   GiB\n");
        for (int row = ROWS - 1; row >= 0; row--) {
            boolean labelled = (ROWS - 1 - row) % 2 == 0 || row == 0;
            double value = top * row / (ROWS - 1) / KILOBYTES_OF_A_GIBIBYTE;
            text.append(labelled ? String.format(Locale.ROOT, "%6.1f", value) : "      ")
                    .append('|')
                    .append(row(row))
                    .append('\n');
        }
        strip(text, "   KSM", this::merging);
        strip(text, "  scan", this::step);
        if (history.starts() > 0) {
            starts(text);
        }
        times(text);
        return text.append(legend()).toString();
    }

    private String row(int row) {
        StringBuilder line = new StringBuilder();
        for (Slot slot : columns) {
            boolean committed = row == rowOf(slot.committed());
            boolean free = row == rowOf(slot.free());
            long limit = slot.memory() - slot.threshold();
            line.append(
                    committed && free
                            ? style.changing(String.valueOf(BOTH))
                            : committed
                                    ? style.changing(String.valueOf(COMMITTED))
                                    : free
                                            ? style.good(String.valueOf(FREE))
                                            : style.faint(background(row, limit, slot.threshold())));
        }
        return trimmed(line.toString());
    }

    private String background(int row, long limit, long threshold) {
        return threshold <= 0
                ? " "
                : row == rowOf(limit)
                        ? String.valueOf(LIMIT)
                        : row == rowOf(threshold) ? String.valueOf(THRESHOLD) : " ";
    }

    private int rowOf(Range range) {
        return range.count() == 0 ? -1 : rowOf(range.mean());
    }

    private int rowOf(long kilobytes) {
        return (int) Math.round(kilobytes / top * (ROWS - 1));
    }

    private void strip(StringBuilder text, String label, Function<Slot, String> mark) {
        StringBuilder line = new StringBuilder();
        for (Slot slot : columns) {
            line.append(mark.apply(slot));
        }
        text.append(label).append('|').append(trimmed(line.toString())).append('\n');
    }

    /** In the first of the columns that a piece of time takes: else one start would look like several. */
    private void starts(StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            boolean again = i > 0 && columns.get(i).equals(columns.get(i - 1));
            line.append(columns.get(i).starts() > 0 && !again ? 'S' : ' ');
        }
        text.append("daemon|").append(trimmed(line.toString())).append('\n');
    }

    private String merging(Slot slot) {
        if (slot.cycles() == 0) {
            return " ";
        }
        return slot.on() == slot.cycles()
                ? style.changing("#")
                : slot.on() > 0 ? style.changing("+") : style.faint(".");
    }

    private String step(Slot slot) {
        return slot.boosts() > 0 ? style.bad("^") : slot.decays() > 0 ? "v" : " ";
    }

    private void times(StringBuilder text) {
        LocalDateTime first = columns.get(0).from();
        Slot end = columns.get(columns.size() - 1);
        LocalDateTime last = history.to().orElse(end.from());
        boolean days = first.plusDays(DAYS_WITHOUT_TIME).isBefore(last);
        boolean oneDay = first.toLocalDate().equals(last.toLocalDate());
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(days ? "uuuu-MM-dd" : oneDay ? "HH:mm" : "MM-dd HH:mm", Locale.ROOT);
        String left = format.format(first);
        String middle = format.format(columns.get(columns.size() / 2).from());
        String right = format.format(last);
        int room = columns.size() - left.length() - middle.length() - right.length();
        int before = Math.max(1, room / 2);
        text.append(" ".repeat(MARGIN))
                .append(left)
                .append(" ".repeat(before))
                .append(middle)
                .append(" ".repeat(Math.max(1, room - before)))
                .append(right)
                .append('\n');
    }

    private String legend() {
        String limits = history.threshold().isEmpty()
                ? ""
                : "       KSM starts if * is above " + LIMIT + ", or o below " + THRESHOLD + "\n";
        return "       * committed to guests  o free  @ both\n" + limits
                + "       KSM: # on  + partly  . off   scan: ^ boost  v decay"
                + (history.starts() > 0 ? "   S ksmtuned starts\n" : "\n");
    }

    private static String trimmed(String line) {
        return line.stripTrailing();
    }
}
