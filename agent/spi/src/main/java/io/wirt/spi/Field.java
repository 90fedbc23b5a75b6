package io.wirt.spi;

import java.util.Optional;

/**
 * One setting of a kind: its name, type, default and meaning, declared once.
 *
 * @param <T> what it is read as
 * @param absent its value where the playbook is silent; empty if it must be given
 * @param meaning one sentence for the documentation
 */
public record Field<T>(String name, Type<T> type, Optional<T> absent, String meaning) {

    /** A setting that must be given. */
    public static <T> Field<T> required(String name, Type<T> type, String meaning) {
        return new Field<>(name, type, Optional.empty(), meaning);
    }

    public static <T> Field<T> withDefault(String name, Type<T> type, T absent, String meaning) {
        return new Field<>(name, type, Optional.of(absent), meaning);
    }

    /** A setting that is not managed where the playbook is silent. */
    public static <T> Field<Optional<T>> optional(String name, Type<T> type, String meaning) {
        return new Field<>(name, type.map(Optional::of), Optional.of(Optional.empty()), meaning);
    }

    /** The value that silence stands for, as it would be written; empty if silence is a mistake or declares nothing. */
    public Optional<String> silence() {
        return absent.filter(value -> value instanceof String || value instanceof Boolean || value instanceof Long)
                .map(Object::toString);
    }
}
