package io.wirt.formats.text;

import java.util.List;

/** A replacement of the characters from {@code start} to before {@code end} of some text. */
public record Splice(int start, int end, String replacement) {

    /** The text after all splices, which are given in ascending order and do not overlap. */
    public static String apply(String text, List<Splice> splices) {
        StringBuilder result = new StringBuilder(text.length() + 32);
        int copied = 0;
        for (Splice splice : splices) {
            result.append(text, copied, splice.start).append(splice.replacement);
            copied = splice.end;
        }
        return result.append(text, copied, text.length()).toString();
    }

    /** The text after this splice alone. */
    public String applyTo(String text) {
        return apply(text, List.of(this));
    }
}
