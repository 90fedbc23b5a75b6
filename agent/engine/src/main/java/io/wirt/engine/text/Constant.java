package io.wirt.engine.text;

import java.util.Locale;

/** How documents and promises write the constants of the engine: {@code in-order} for {@code IN_ORDER}. */
public final class Constant {
    private Constant() {}

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that {@code word} stands for.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static <E extends Enum<E>> E of(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
