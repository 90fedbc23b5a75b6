package io.wirt.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A source of generated test values that is fully determined by one seed.
 *
 * <p>{@link #check} tries a law on many generators. The seeds follow from the law's name, so every build tries the same
 * cases; when one fails, the message names its seed, and {@code -Dwirt.seed=SEED} tries that case alone.
 */
public final class Generator {

    /** The system property that holds the seed of the one case to be tried. */
    public static final String SEED_PROPERTY = "wirt.seed";

    /** A statement that must hold for whatever values a generator gives. */
    @FunctionalInterface
    public interface Law {
        void hold(Generator gen) throws Exception;
    }

    private final Random random;

    /** The generator of one seed; two generators of one seed give the same values. */
    public Generator(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Tries a law on a number of generators.
     *
     * @throws AssertionError naming the law and the seed, if the law does not hold for one of them
     */
    public static void check(String name, int cases, Law law) {
        String replay = System.getProperty(SEED_PROPERTY, "");
        if (!replay.isEmpty()) {
            tryOne(name, Long.parseLong(replay), law);
            return;
        }
        Random seeds = new Random(name.hashCode());
        for (int i = 0; i < cases; i++) {
            tryOne(name, seeds.nextLong(), law);
        }
    }

    private static void tryOne(String name, long seed, Law law) {
        try {
            law.hold(new Generator(seed));
        } catch (Exception | AssertionError failure) {
            String message = "law broken: " + name + " (replay with -D" + SEED_PROPERTY + "=" + seed + ")";
            throw new AssertionError(message + System.lineSeparator() + failure, failure);
        }
    }

    /** An integer from {@code low} to {@code high}, both included. */
    public int intBetween(int low, int high) {
        if (low > high) {
            throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
        }
        return (int) (low + Math.floorMod(random.nextLong(), (long) high - low + 1));
    }

    /** True in so many of a hundred cases. */
    public boolean chance(int percent) {
        return intBetween(1, 100) <= percent;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(intBetween(0, choices.size() - 1));
    }

    @SafeVarargs
    public final <T> T pick(T... choices) {
        return choices[intBetween(0, choices.length - 1)];
    }

    /** Up to {@code max} characters of the alphabet. */
    public String text(String alphabet, int max) {
        StringBuilder text = new StringBuilder();
        for (int left = intBetween(0, max); left > 0; left--) {
            text.append(alphabet.charAt(intBetween(0, alphabet.length() - 1)));
        }
        return text.toString();
    }

    /** Up to {@code max} characters, each of them some byte: what a file decoded as ISO-8859-1 may hold. */
    public String bytes(int max) {
        StringBuilder text = new StringBuilder();
        for (int left = intBetween(0, max); left > 0; left--) {
            text.append((char) intBetween(0, 0xFF));
        }
        return text.toString();
    }

    /** Up to {@code max} elements. */
    public <T> List<T> listOf(int max, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int left = intBetween(0, max); left > 0; left--) {
            list.add(element.get());
        }
        return list;
    }
}
