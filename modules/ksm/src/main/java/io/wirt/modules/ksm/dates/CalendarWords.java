package io.wirt.modules.ksm.dates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of months, weekdays and halves of the day in all languages of the C library of GNU. Those of the Java runtime
 * would not do: it abbreviates otherwise, and knows half of the languages. Names are compared in small letters and without
 * full stops; for those of older releases, a begin stands for the name if the language has no other that begins so.
 */
final class CalendarWords {
    private static final String ENGLISH_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String ENGLISH_WEEKDAYS = "montuewedthufrisatsun";
    private static final int MODIFIER_APOSTROPHE = 0x2BC;

    private CalendarWords() {}

    /** Of what a word is the name. */
    enum Kind {
        MONTH,
        WEEKDAY,
        HALF
    }

    /**
     * What a word means.
     *
     * @param value a month from 1, a weekday from 1 for Monday, or 0 before and 1 after noon
     */
    record Sense(String language, Kind kind, int value) {}

    /** From 1; 0 if it is none of three letters. */
    static int englishMonth(String word) {
        return inThrees(ENGLISH_MONTHS, word);
    }

    /** From 1 for Monday; 0 if it is none of three letters. */
    static int englishWeekday(String word) {
        return inThrees(ENGLISH_WEEKDAYS, word);
    }

    private static int inThrees(String names, String word) {
        for (int at = 0; word.length() == 3 && at < names.length(); at += 3) {
            if (names.startsWith(word, at)) {
                return at / 3 + 1;
            }
        }
        return 0;
    }

    /** 0 before and 1 after noon; null if the words, in their normal form, mean neither or both. */
    static @Nullable Integer half(String words) {
        if (words.equals("am") || words.equals("pm")) {
            return words.equals("am") ? 0 : 1;
        }
        Integer half = null;
        for (Sense sense : whole(words)) {
            if (sense.kind() == Kind.HALF) {
                if (half != null && half != sense.value()) {
                    return null;
                }
                half = sense.value();
            }
        }
        return half;
    }

    /** What the name means that these words are, in their normal form and with a blank between them. */
    static List<Sense> whole(String words) {
        return Names.BY_WORD.getOrDefault(words, List.of());
    }

    /** What the only name of each language means that begins with this word. */
    static List<Sense> begun(String word) {
        if (word.length() < 2) {
            return List.of();
        }
        Map<String, Set<Sense>> languages = new HashMap<>();
        for (List<Sense> senses :
                Names.BY_WORD.subMap(word, word + Character.MAX_VALUE).values()) {
            for (Sense sense : senses) {
                languages
                        .computeIfAbsent(sense.language(), language -> new HashSet<>())
                        .add(sense);
            }
        }
        List<Sense> only = new ArrayList<>();
        for (Set<Sense> senses : languages.values()) {
            if (senses.size() == 1) {
                only.addAll(senses);
            }
        }
        return only;
    }

    /** Whether this can begin a word. The apostrophe that counts as a letter parts words as the others do. */
    static boolean isPart(int codePoint) {
        return codePoint < 0x80
                ? (codePoint | 0x20) >= 'a' && (codePoint | 0x20) <= 'z'
                : codePoint != MODIFIER_APOSTROPHE && (Character.isLetter(codePoint) || isMark(codePoint));
    }

    /**
     * Where the word ends that begins there; at the place itself if none does. A full stop between letters is part of it,
     * and so is a digit behind a letter of ASCII, for some name their days {@code Lw2} and their months {@code U7l}.
     */
    static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            boolean label = at > start && codePoint >= '0' && codePoint <= '9' && text.charAt(at - 1) < 0x80;
            boolean inside = codePoint == '.' && at > start && at + 1 < text.length();
            if (!label && !isPart(inside ? text.codePointAt(at + 1) : codePoint)) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    /** One word in the form that is compared. */
    static String normal(String word) {
        StringBuilder normal = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            if (c != '.' && (c < 0x80 || Character.getType(c) != Character.FORMAT)) {
                normal.append(c);
            }
        }
        return normal.toString().toLowerCase(Locale.ROOT);
    }

    /** Read when a text is not English. */
    private static final class Names {
        private static final String RESOURCE = "calendar-words.txt";

        static final NavigableMap<String, List<Sense>> BY_WORD = read();

        private Names() {}

        private static NavigableMap<String, List<Sense>> read() {
            NavigableMap<String, List<Sense>> words = new TreeMap<>();
            try (InputStream in = CalendarWords.class.getResourceAsStream(RESOURCE)) {
                String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
                text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(words, line));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return words;
        }

        /** A language, a kind, and names parted by semicolons. */
        private static void add(Map<String, List<Sense>> words, String line) {
            int kindStart = line.indexOf('|') + 1;
            int start = line.indexOf('|', kindStart) + 1;
            String language = line.substring(0, kindStart - 1);
            Kind kind = Kind.valueOf(line.substring(kindStart, start - 1).toUpperCase(Locale.ROOT));
            for (int value = kind == Kind.HALF ? 0 : 1; start <= line.length(); value++) {
                int semicolon = line.indexOf(';', start);
                int end = semicolon < 0 ? line.length() : semicolon;
                Sense sense = new Sense(language, kind, value);
                List<Sense> senses =
                        words.computeIfAbsent(normalWords(line.substring(start, end)), word -> new ArrayList<>(1));
                if (!senses.contains(sense)) {
                    senses.add(sense);
                }
                start = end + 1;
            }
        }

        private static String normalWords(String name) {
            StringBuilder words = new StringBuilder();
            for (int at = 0; at < name.length(); ) {
                int end = endOfWord(name, at);
                if (end > at) {
                    words.append(words.length() == 0 ? "" : " ").append(normal(name.substring(at, end)));
                }
                at = end > at ? end : at + Character.charCount(name.codePointAt(at));
            }
            return words.toString();
        }
    }
}
