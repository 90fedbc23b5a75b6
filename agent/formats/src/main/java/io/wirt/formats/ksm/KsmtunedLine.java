package io.wirt.formats.ksm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log of ksmtuned (docs/domain 5.3): what {@code date} printed, a colon, and one of nine messages. The message is
 * found from the right, for the date may look like anything.
 *
 * @param date what stands before the message
 * @param first number of the message; {@link #NONE} if it has none
 * @param second number of the message; {@link #NONE} if it has none
 */
public record KsmtunedLine(String date, Message message, long first, long second) {
    /** In place of a number that is not there. */
    public static final long NONE = -1;

    private static final String SEPARATOR = ": ";

    /** What the daemon says. */
    public enum Message {
        /** At its start: the machine's memory in kB. */
        TOTAL,
        /** At its start: milliseconds between two scans. */
        SLEEP,
        /** At its start: kB that it wants free. */
        THRESHOLD,
        /** Each time: kB that guests have, if any runs, and kB that are free. */
        COMMITTED,
        /** Memory is enough: the machine's memory, of which guests leave more than the threshold; the threshold. */
        STOP,
        /** It is not: what guests have and the threshold; the machine's memory. */
        START,
        /** Less is free than it wants: more pages are to be scanned. */
        BOOST,
        /** Enough is free: fewer pages. */
        DECAY,
        /** What the kernel is told: pages to scan, milliseconds between two scans. */
        CONTROL
    }

    /** Empty if the daemon writes no such line. */
    public static Optional<KsmtunedLine> parse(String line) {
        int separator = line.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        Reader reader = new Reader(line, separator + SEPARATOR.length());
        return Optional.ofNullable(reader.message(line.substring(0, separator)));
    }

    /** Reads a message from its begin to the end of the line. */
    private static final class Reader {
        private static final int MOST_DIGITS = 12;

        private final String line;
        private final int end;
        private int at;

        Reader(String line, int start) {
            this.line = line;
            this.at = start;
            int last = line.length();
            while (last > start && line.charAt(last - 1) <= ' ') {
                last--;
            }
            this.end = last;
        }

        @Nullable KsmtunedLine message(String date) {
            if (isDigit()) {
                return decision(date);
            }
            if (skip("committed ")) {
                long committed = isDigit() ? number() : NONE;
                return skip(" free ") ? ended(date, Message.COMMITTED, committed, number()) : null;
            }
            if (skip("KSMCTL start ")) {
                long pages = number();
                return skip(" ") ? ended(date, Message.CONTROL, pages, number()) : null;
            }
            Message said = skip("total ")
                    ? Message.TOTAL
                    : skip("sleep ") ? Message.SLEEP : skip("thres ") ? Message.THRESHOLD : null;
            return said == null ? null : ended(date, said, number(), 0);
        }

        private @Nullable KsmtunedLine decision(String date) {
            long number = number();
            boolean less = skip(" < ");
            if (!less && !skip(" > ")) {
                return null;
            }
            long other = number();
            if (less && skip(" and free > ")) {
                long threshold = number();
                return skip(", stop ksm") && number != NONE ? ended(date, Message.STOP, other, threshold) : null;
            }
            Message said = less
                    ? (skip(", boost") ? Message.BOOST : null)
                    : skip(", start ksm") ? Message.START : skip(", decay") ? Message.DECAY : null;
            return said == null ? null : ended(date, said, number, other);
        }

        /** Nothing may follow, and every number must have been one. */
        private @Nullable KsmtunedLine ended(String date, Message message, long first, long second) {
            boolean whole = at == end && second != NONE && (first != NONE || message == Message.COMMITTED);
            return whole ? new KsmtunedLine(date, message, first, second) : null;
        }

        private boolean isDigit() {
            return at < end && line.charAt(at) >= '0' && line.charAt(at) <= '9';
        }

        private boolean skip(String word) {
            if (at + word.length() > end || !line.startsWith(word, at)) {
                return false;
            }
            at += word.length();
            return true;
        }

        /** {@link #NONE} if there is none, or one that no computer has so much memory for. */
        private long number() {
            int start = at;
            long number = 0;
            while (isDigit()) {
                number = at - start < MOST_DIGITS ? number * 10 + (line.charAt(at) - '0') : NONE;
                at++;
            }
            return at == start || at - start > MOST_DIGITS ? NONE : number;
        }
    }
}
