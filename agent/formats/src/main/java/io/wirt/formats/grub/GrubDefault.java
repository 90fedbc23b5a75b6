package io.wirt.formats.grub;

import io.wirt.formats.grub.MenuLst.Default;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lines before the first title say about the entry to boot (docs/domain 1.3). */
final class GrubDefault {

    /** GRUB's own limit, MAX_FALLBACK_ENTRIES. */
    private static final int MAX_FALLBACKS = 8;

    private Optional<String> requested = Optional.empty();
    private boolean saved;
    private int index;
    private List<Integer> fallbacks = List.of();

    void take(String command, GrubLine line) {
        if (command.equals("default")) {
            takeDefault(line.argument());
        } else if (command.equals("fallback")) {
            takeFallback(line);
        }
    }

    /** The argument of the {@code default} line that counts, as it is written. */
    Optional<String> requested() {
        return requested;
    }

    /** @param savedIndex the entry that {@code saved} means, where that is known */
    Default among(int entries, Optional<Integer> savedIndex) {
        if (saved && savedIndex.isEmpty()) {
            return new Default.Saved();
        }
        int wanted = saved ? savedIndex.orElse(0) : index;
        if (wanted < entries) {
            return new Default.Index(wanted);
        }
        for (int fallback : fallbacks) {
            if (fallback < entries) {
                return new Default.Index(fallback);
            }
        }
        return new Default.Index(0);
    }

    private void takeDefault(String argument) {
        int number = number(argument, 0);
        boolean isSaved = argument.stripTrailing().equals("saved");
        if (isSaved || number >= 0) {
            requested = Optional.of(argument);
            saved = isSaved;
            index = Math.max(number, 0);
        }
    }

    private void takeFallback(GrubLine line) {
        List<Integer> numbers = new ArrayList<>();
        int at = line.argumentStart();
        int number = number(line.text(), at);
        while (number >= 0 && numbers.size() < MAX_FALLBACKS) {
            numbers.add(number);
            at = line.skipBlanks(line.endOfWord(at));
            number = number(line.text(), at);
        }
        fallbacks = numbers;
    }

    /** The number that starts at the place, decimal or with 0x; what follows it is ignored. Negative if none starts there. */
    private static int number(String text, int start) {
        boolean hex = text.startsWith("0x", start) || text.startsWith("0X", start);
        int radix = hex ? 16 : 10;
        int at = hex ? start + 2 : start;
        long value = -1;
        while (at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), radix) >= 0) {
            value = Math.max(value, 0) * radix + Character.digit(text.charAt(at), radix);
            if (value > Integer.MAX_VALUE) {
                return -1;
            }
            at++;
        }
        return (int) value;
    }
}
