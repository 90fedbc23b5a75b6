package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Tone;
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

    private final List<Slot> columns;
    private final History history;
    private final double top;

    /** @param width characters of a line, all told */
    KsmChart(History history, int width) {
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

    void render(Sheet sheet) {
        sheet.put("   GiB").end();
        for (int row = ROWS - 1; row >= 0; row--) {
            boolean labelled = (ROWS - 1 - row) % 2 == 0 || row == 0;
            double value = top * row / (ROWS - 1) / KILOBYTES_OF_A_GIBIBYTE;
            sheet.put(labelled ? String.format(Locale.ROOT, "%6.1f", value) : "      ");
            int level = row;
            strip(sheet, slot -> mark(slot, level));
        }
        strip(sheet.put("   KSM"), this::merging);
        strip(sheet.put("  scan"), this::step);
        if (history.starts() > 0) {
            starts(sheet);
        }
        times(sheet);
        legend(sheet);
    }

    /** One character of the picture. */
    private record Mark(Tone tone, char shape) {
        static final Mark NONE = new Mark(Tone.PLAIN, ' ');
    }

    private Mark mark(Slot slot, int row) {
        boolean committed = row == rowOf(slot.committed());
        boolean free = row == rowOf(slot.free());
        if (committed) {
            return new Mark(Tone.CHANGING, free ? BOTH : COMMITTED);
        }
        return free ? new Mark(Tone.GOOD, FREE) : background(row, slot.memory() - slot.threshold(), slot.threshold());
    }

    private Mark background(int row, long limit, long threshold) {
        if (threshold <= 0) {
            return Mark.NONE;
        }
        return row == rowOf(limit)
                ? new Mark(Tone.FAINT, LIMIT)
                : row == rowOf(threshold) ? new Mark(Tone.FAINT, THRESHOLD) : Mark.NONE;
    }

    private int rowOf(Range range) {
        return range.count() == 0 ? -1 : rowOf(range.mean());
    }

    private int rowOf(long kilobytes) {
        return (int) Math.round(kilobytes / top * (ROWS - 1));
    }

    /** Ends the line that was begun with a mark for each column, as far as there are any. */
    private void strip(Sheet sheet, Function<Slot, Mark> mark) {
        List<Mark> marks = new ArrayList<>();
        for (Slot slot : columns) {
            marks.add(mark.apply(slot));
        }
        int end = marks.size();
        while (end > 0 && marks.get(end - 1).shape() == ' ') {
            end--;
        }
        sheet.put("|");
        for (Mark shown : marks.subList(0, end)) {
            sheet.put(shown.tone(), String.valueOf(shown.shape()));
        }
        sheet.end();
    }

    /** In the first of the columns that a piece of time takes: else one start would look like several. */
    private void starts(Sheet sheet) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            boolean again = i > 0 && columns.get(i).equals(columns.get(i - 1));
            line.append(columns.get(i).starts() > 0 && !again ? 'S' : ' ');
        }
        sheet.put("daemon|" + line.toString().stripTrailing()).end();
    }

    private Mark merging(Slot slot) {
        if (slot.cycles() == 0) {
            return Mark.NONE;
        }
        return slot.on() == slot.cycles()
                ? new Mark(Tone.CHANGING, '#')
                : slot.on() > 0 ? new Mark(Tone.CHANGING, '+') : new Mark(Tone.FAINT, '.');
    }

    private Mark step(Slot slot) {
        return slot.boosts() > 0 ? new Mark(Tone.BAD, '^') : slot.decays() > 0 ? new Mark(Tone.PLAIN, 'v') : Mark.NONE;
    }

    private void times(Sheet sheet) {
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
        sheet.put(" ".repeat(MARGIN)
                        + left
                        + " ".repeat(before)
                        + middle
                        + " ".repeat(Math.max(1, room - before))
                        + right)
                .end();
    }

    private void legend(Sheet sheet) {
        sheet.put("       * committed to guests  o free  @ both").end();
        if (history.threshold().isPresent()) {
            sheet.put("       KSM starts if * is above " + LIMIT + ", or o below " + THRESHOLD)
                    .end();
        }
        sheet.put("       KSM: # on  + partly  . off   scan: ^ boost  v decay"
                        + (history.starts() > 0 ? "   S ksmtuned starts" : ""))
                .end();
    }
}
