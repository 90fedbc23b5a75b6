package io.wirt.formats.grub;

import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The difference of two lines in words and the blanks between them: as few of either are touched as possible. */
final class WordDiff {

    private final List<String> before;
    private final List<String> after;
    /** For each pair of places, how many pieces before them can be kept. */
    private final int[][] kept;

    private WordDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.kept = new int[before.size() + 1][after.size() + 1];
        for (int i = 1; i <= before.size(); i++) {
            for (int j = 1; j <= after.size(); j++) {
                kept[i][j] = same(i, j) ? kept[i - 1][j - 1] + 1 : Math.max(kept[i - 1][j], kept[i][j - 1]);
            }
        }
    }

    /** The splices, in ascending order, that turn one line into the other. */
    static List<Splice> between(String before, String after) {
        List<Splice> splices = new WordDiff(pieces(before), pieces(after)).splicesFromTheEnd(before.length());
        Collections.reverse(splices);
        return splices;
    }

    /**
     * The splices in descending order. Walking from the end, a word comes to stand directly behind the one before it, and
     * the blanks behind it, where a continuation of the line may be, stay behind it.
     */
    private List<Splice> splicesFromTheEnd(int length) {
        List<Splice> splices = new ArrayList<>();
        int offset = length;
        int i = before.size();
        int j = after.size();
        while (i > 0 || j > 0) {
            int end = offset;
            StringBuilder inserted = new StringBuilder();
            while (!same(i, j) && (i > 0 || j > 0)) {
                if (j == 0 || (i > 0 && kept[i - 1][j] >= kept[i][j - 1])) {
                    offset -= before.get(--i).length();
                } else {
                    inserted.insert(0, after.get(--j));
                }
            }
            if (offset < end || !inserted.isEmpty()) {
                splices.add(new Splice(offset, end, inserted.toString()));
            }
            while (same(i, j)) {
                offset -= before.get(--i).length();
                j--;
            }
        }
        return splices;
    }

    /** Whether the pieces before two places are the same. */
    private boolean same(int i, int j) {
        return i > 0 && j > 0 && before.get(i - 1).equals(after.get(j - 1));
    }

    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 1; at <= line.length(); at++) {
            if (at == line.length() || isBlank(line, at) != isBlank(line, start)) {
                pieces.add(line.substring(start, at));
                start = at;
            }
        }
        return pieces;
    }

    private static boolean isBlank(String line, int at) {
        return KernelArguments.isSpace(line.charAt(at));
    }
}
