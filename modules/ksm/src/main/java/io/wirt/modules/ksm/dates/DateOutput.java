package io.wirt.modules.ksm.dates;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code date} of GNU printed without a format (docs/domain 5.3): a time of day and a date in the order, the words and the
 * digits of some locale, and a zone. The locale is not known: the time is found by its form, the year by its four digits,
 * the month by its name in any language of the C library of GNU. A name that means two months, as the Czech and the
 * Croatian {@code srp}, means the one whose date falls on the weekday that the text names in the same language; if that
 * does not decide, nothing is told. Nor is it if the weekday is wrong in every language that knows it, or if the hour is
 * one of twelve and words that are not known say which, or none where a locale has none for it (Indonesian).
 *
 * @param time of the zone; the second 60 is taken for 59
 * @param zone as it stands there, {@code CEST} or {@code +0300}; empty if none does
 */
public record DateOutput(LocalDateTime time, String zone) {

    /**
     * What date(1) printed; empty if it cannot be told.
     *
     * @param text one character per byte, that are UTF-8 or, if they are not valid as that, ISO-8859-1
     */
    public static Optional<DateOutput> parse(String text) {
        String decoded = decoded(text);
        TimeOfDay time = TimeOfDay.lastIn(decoded);
        return time == null ? Optional.empty() : Optional.ofNullable(new Reader(decoded, time).read());
    }

    private static String decoded(String text) {
        int used = 0;
        for (int at = 0; at < text.length(); at++) {
            used |= text.charAt(at);
        }
        if (used < 0x80 || used > 0xFF) {
            return text;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }

    private static boolean isDigit(String text, int at) {
        return digit(text, at) >= 0;
    }

    /** Of any script; negative if there is none. */
    private static int digit(String text, int at) {
        return at < 0 || at >= text.length() ? -1 : Character.digit(text.charAt(at), 10);
    }

    /**
     * Hours, minutes and seconds with colons, full stops or foreign signs between them.
     *
     * @param start where it begins
     * @param end where what follows it begins
     */
    private record TimeOfDay(int start, int end, int hour, int minute, int second) {
        /** As many bytes as a sign of a foreign encoding may take. */
        private static final int LONGEST_SIGN = 3;

        static @Nullable TimeOfDay lastIn(String text) {
            for (int at = text.length() - 1; at >= 0; at--) {
                if (isDigit(text, at) && !isDigit(text, at - 1)) {
                    TimeOfDay time = at(text, at);
                    if (time != null) {
                        return time;
                    }
                }
            }
            return null;
        }

        private static @Nullable TimeOfDay at(String text, int start) {
            int hourEnd = isDigit(text, start + 1) ? start + 2 : start + 1;
            int sign = signLength(text, hourEnd);
            int minute = hourEnd + sign;
            int second = minute + 2 + sign;
            int end = second + 2;
            if (sign == 0 || !isPair(text, minute) || !isPair(text, second) || isDigit(text, end)) {
                return null;
            }
            boolean foreign = text.charAt(hourEnd) >= 0x80;
            boolean signs = foreign
                    ? signLength(text, minute + 2) == sign && text.charAt(minute + 2) >= 0x80
                    : text.charAt(minute + 2) == text.charAt(hourEnd);
            int hours = hourEnd == start + 1 ? digit(text, start) : pair(text, start);
            if (!signs || hours > 23 || pair(text, minute) > 59 || pair(text, second) > 60) {
                return null;
            }
            int next = foreign ? Math.min(end + sign, text.length()) : end;
            return new TimeOfDay(start, next, hours, pair(text, minute), Math.min(pair(text, second), 59));
        }

        /** Zero if what stands there does not part numbers of a time. */
        private static int signLength(String text, int start) {
            if (start < text.length() && (text.charAt(start) == ':' || text.charAt(start) == '.')) {
                return 1;
            }
            int at = start;
            while (at < text.length() && text.charAt(at) >= 0x80 && !isDigit(text, at)) {
                at++;
            }
            return at - start > LONGEST_SIGN ? 0 : at - start;
        }

        private static boolean isPair(String text, int at) {
            return isDigit(text, at) && isDigit(text, at + 1);
        }

        private static int pair(String text, int at) {
            return digit(text, at) * 10 + digit(text, at + 1);
        }

        /** Whether half a day could be meant. */
        boolean hasTwelveHours() {
            return hour >= 1 && hour <= 12;
        }

        LocalTime inHalf(@Nullable Integer half) {
            return LocalTime.of(half == null || !hasTwelveHours() ? hour : hour % 12 + 12 * half, minute, second);
        }
    }

    /**
     * A run of letters, in small ones and without full stops, or of digits.
     *
     * @param digits how many; zero for a word
     */
    private record Token(String word, int number, int digits, int start, int end) {
        boolean isWord() {
            return digits == 0;
        }

        boolean isSmall() {
            return digits == 1 || digits == 2;
        }
    }

    /** Reads the text around the time of day. */
    private static final class Reader {
        private static final int EPOCH = 1970;
        private static final int CENTURY = 2000;
        private static final int BUDDHIST_FROM = 2400;
        private static final int BUDDHIST = 543;
        /** The longest name is a month's in Lingala. */
        private static final int MOST_WORDS = 5;

        private final String text;
        private final TimeOfDay time;
        private final List<Token> tokens = new ArrayList<>();
        private final int zoneStart;
        private String zone = "";

        Reader(String text, TimeOfDay time) {
            this.text = text;
            this.time = time;
            this.zoneStart = zoneStart();
            addTokens(0, time.start());
            addTokens(time.end(), text.length());
        }

        @Nullable DateOutput read() {
            Integer half = null;
            if (time.hasTwelveHours()) {
                String behind = wordsBehind();
                half = behind.isEmpty() ? halfBefore() : CalendarWords.half(behind);
                if (half == null && (!behind.isEmpty() || isHalfLeftOut())) {
                    return null;
                }
            }
            LocalDate date = date();
            return date == null ? null : new DateOutput(date.atTime(time.inHalf(half)), zone);
        }

        /** Some locales have no name for the halves and print it anyway, between two blanks. */
        private boolean isHalfLeftOut() {
            return text.startsWith("  ", time.end());
        }

        // ---- zone

        /** Where the zone begins: behind the time if there is one, else the last before it; negative if there is none. */
        private int zoneStart() {
            for (int at = time.end(); at < text.length(); at++) {
                if (isZone(at)) {
                    return at;
                }
            }
            for (int at = time.start() - 1; at >= 0; at--) {
                if (isZone(at)) {
                    return at;
                }
            }
            return -1;
        }

        private boolean isZone(int start) {
            int end = start;
            char first = text.charAt(start);
            if (first == '+' || first == '-') {
                while (isAsciiDigit(end + 1)) {
                    end++;
                }
                int digits = end - start;
                if (isDigit(text, start - 1) || (digits != 2 && digits != 4)) {
                    return false;
                }
                zone = text.substring(start, end + 1);
                return true;
            }
            if (!isCapital(first) || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
                return false;
            }
            while (end < text.length() && (isCapital(text.charAt(end)) || text.charAt(end) == 'h')) {
                end++;
            }
            boolean whole = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            // A number behind it says more: (UTC+0200).
            boolean more = end < text.length()
                    && (text.charAt(end) == '+' || text.charAt(end) == '-')
                    && isAsciiDigit(end + 1);
            if (end - start < 3 || !whole || more) {
                return false;
            }
            zone = text.substring(start, end);
            return true;
        }

        private boolean isAsciiDigit(int at) {
            return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }

        private static boolean isCapital(char c) {
            return c >= 'A' && c <= 'Z';
        }

        // ---- tokens

        private void addTokens(int from, int to) {
            int at = from;
            while (at < to) {
                if (at == zoneStart) {
                    at += zone.length();
                } else if (isDigit(text, at)) {
                    at = addNumber(at, to);
                } else if (CalendarWords.isPart(text.codePointAt(at))) {
                    at = addWord(at, to);
                } else {
                    at++;
                }
            }
        }

        private int addNumber(int start, int to) {
            int at = start;
            int number = 0;
            while (at < to && isDigit(text, at)) {
                number = at - start < 4 ? number * 10 + digit(text, at) : number;
                at++;
            }
            // The Faroese locale has a mistake in its format, which is printed: %1 tann.
            if (start == 0 || text.charAt(start - 1) != '%') {
                tokens.add(new Token("", number, at - start, start, at));
            }
            return at;
        }

        private int addWord(int start, int to) {
            int end = Math.min(CalendarWords.endOfWord(text, start), to);
            String word = CalendarWords.normal(text.substring(start, end));
            if (!word.isEmpty()) {
                tokens.add(new Token(word, 0, 0, start, end));
            }
            return end;
        }

        // ---- half of the day

        /** What stands between the time and the next number or the zone, and is no part of the date. */
        private String wordsBehind() {
            StringBuilder words = new StringBuilder();
            for (Token token : tokens) {
                if (token.start() >= time.end()) {
                    if (!token.isWord() || (zoneStart >= time.end() && token.end() >= zoneStart)) {
                        break;
                    }
                    words.append(words.length() == 0 ? "" : " ").append(token.word());
                }
            }
            return words.toString();
        }

        private @Nullable Integer halfBefore() {
            Token last = null;
            for (Token token : tokens) {
                last = token.end() <= time.start() ? token : last;
            }
            return last == null || !last.isWord() ? null : CalendarWords.half(last.word());
        }

        // ---- date

        private @Nullable LocalDate date() {
            List<Token> small = new ArrayList<>();
            Token year = null;
            for (Token token : tokens) {
                if (token.isSmall()) {
                    small.add(token);
                } else if (token.digits() == 4 && year == null) {
                    year = token;
                } else if (!token.isWord()) {
                    return null;
                }
            }
            boolean yearFirst = year != null
                    && !small.isEmpty()
                    && year.start() < small.get(0).start();
            int number = year == null ? 0 : year.number() < BUDDHIST_FROM ? year.number() : year.number() - BUDDHIST;
            if (year == null
                    && small.size() == 3
                    && text.startsWith("-", small.get(0).end())) {
                yearFirst = true;
                number = CENTURY + small.remove(0).number();
            } else if (year == null && small.size() == 2 && small.get(1).digits() == 2) {
                number = CENTURY + small.remove(1).number();
            }
            if (number < EPOCH) {
                return null;
            }
            return switch (small.size()) {
                case 1 -> named(number, small.get(0).number());
                case 2 -> {
                    int month = yearFirst || isNamedMonth(small.get(0)) ? 0 : 1;
                    yield numbered(
                            number,
                            small.get(month).number(),
                            small.get(1 - month).number());
                }
                default -> null;
            };
        }

        /** Whether a sign follows that is not ASCII: in East Asia the name of August is 8 and the sign for a month. */
        private boolean isNamedMonth(Token number) {
            return number.end() < text.length() && text.charAt(number.end()) >= 0x80;
        }

        private @Nullable LocalDate numbered(int year, int month, int day) {
            LocalDate date = dateOf(year, month, day);
            if (date == null) {
                return null;
            }
            boolean refuted = false;
            for (Meaning weekday : meanings()) {
                if (weekday.kind() == CalendarWords.Kind.WEEKDAY && !touchesNumber(tokens.get(weekday.token()))) {
                    if (weekday.value() == date.getDayOfWeek().getValue()) {
                        return date;
                    }
                    refuted = true;
                }
            }
            return refuted ? null : date;
        }

        /** As the Chinese signs for a year, a month and a day, which are names of weekdays too. */
        private boolean touchesNumber(Token word) {
            return isDigit(text, word.start() - 1) || isDigit(text, word.end());
        }

        /** A month that no weekday confirms is taken if the word is never a weekday, as the Spanish {@code mar} is. */
        private @Nullable LocalDate named(int year, int day) {
            LocalDate english = english(year, day);
            if (english != null) {
                return english;
            }
            List<Meaning> meanings = meanings();
            Set<LocalDate> confirmed = new HashSet<>();
            Set<LocalDate> possible = new HashSet<>();
            boolean refuted = false;
            for (Meaning month : meanings) {
                LocalDate date = month.kind() == CalendarWords.Kind.MONTH ? dateOf(year, month.value(), day) : null;
                if (date == null) {
                    continue;
                }
                boolean onlyMonth = true;
                for (Meaning weekday : meanings) {
                    if (weekday.confirms(month)) {
                        boolean right = weekday.value() == date.getDayOfWeek().getValue();
                        refuted |= !right;
                        if (right) {
                            confirmed.add(date);
                        }
                    }
                    onlyMonth &= weekday.token() != month.token() || weekday.kind() == CalendarWords.Kind.MONTH;
                }
                if (onlyMonth) {
                    possible.add(date);
                }
            }
            Set<LocalDate> chosen = confirmed.isEmpty() && !refuted ? possible : confirmed;
            return chosen.size() == 1 ? chosen.iterator().next() : null;
        }

        /** Most are, so the words of all languages need not be known. */
        private @Nullable LocalDate english(int year, int day) {
            int month = 0;
            int weekday = 0;
            for (Token token : tokens) {
                if (token.isWord()) {
                    int asMonth = CalendarWords.englishMonth(token.word());
                    int asWeekday = CalendarWords.englishWeekday(token.word());
                    month = asMonth > 0 ? asMonth : month;
                    weekday = asWeekday > 0 ? asWeekday : weekday;
                }
            }
            LocalDate date = month > 0 && weekday > 0 ? dateOf(year, month, day) : null;
            return date != null && date.getDayOfWeek().getValue() == weekday ? date : null;
        }

        /** Of the longest names that are known as a whole, and of the other words. */
        private List<Meaning> meanings() {
            List<Meaning> meanings = new ArrayList<>();
            int at = 0;
            while (at < tokens.size()) {
                int end = at + 1;
                List<CalendarWords.Sense> senses = List.of();
                StringBuilder words = new StringBuilder();
                for (int i = at;
                        i < Math.min(tokens.size(), at + MOST_WORDS)
                                && tokens.get(i).isWord();
                        i++) {
                    words.append(i == at ? "" : " ").append(tokens.get(i).word());
                    List<CalendarWords.Sense> whole = CalendarWords.whole(words.toString());
                    senses = whole.isEmpty() ? senses : whole;
                    end = whole.isEmpty() ? end : i + 1;
                }
                if (senses.isEmpty()) {
                    senses = CalendarWords.begun(tokens.get(at).word());
                }
                for (CalendarWords.Sense sense : senses) {
                    meanings.add(new Meaning(at, sense));
                }
                at = end;
            }
            return meanings;
        }

        private static @Nullable LocalDate dateOf(int year, int month, int day) {
            try {
                return LocalDate.of(year, month, day);
            } catch (DateTimeException noDate) {
                return null;
            }
        }
    }

    /** What the words from a token on mean in a language. */
    private record Meaning(int token, CalendarWords.Sense sense) {
        CalendarWords.Kind kind() {
            return sense.kind();
        }

        int value() {
            return sense.value();
        }

        /** Whether this is a weekday in the language of the month. */
        boolean confirms(Meaning month) {
            return kind() == CalendarWords.Kind.WEEKDAY
                    && sense.language().equals(month.sense.language())
                    && token != month.token;
        }
    }
}
