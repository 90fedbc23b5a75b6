package io.wirt.spi;

import java.util.Optional;
import java.util.function.Function;

/**
 * The type of a playbook value: how it is read and checked, and what its shape is for documentation.
 *
 * @param <T> what it is read as
 */
public interface Type<T> {

    /**
     * The value, or empty if {@code data} is not of this type; then a problem has been reported at its place. A type of your
     * own may wrap another one: where it reports a problem it returns empty, too.
     */
    Optional<T> read(Data data, Problems problems);

    Shape shape();

    default <U> Type<U> map(Function<T, U> meaning) {
        Type<T> original = this;
        return new Type<>() {
            @Override
            public Optional<U> read(Data data, Problems problems) {
                return original.read(data, problems).map(meaning);
            }

            @Override
            public Shape shape() {
                return original.shape();
            }
        };
    }

    /**
     * This type, narrowed; what is refused is reported at the value's place.
     *
     * @param problemWith why a value cannot be used, as a sentence; empty if it can
     * @param hint the remedy
     */
    default Type<T> checked(Function<T, Optional<String>> problemWith, String hint) {
        return checked(problemWith, refused -> hint);
    }

    /** {@link #checked(Function, String)} with a remedy that depends on the value. */
    default Type<T> checked(Function<T, Optional<String>> problemWith, Function<T, String> hint) {
        Type<T> original = this;
        return new Type<>() {
            @Override
            public Optional<T> read(Data data, Problems problems) {
                Optional<T> value = original.read(data, problems);
                Optional<String> problem = value.flatMap(problemWith);
                problem.ifPresent(text -> problems.report(
                        PlaybookCode.BAD_VALUE,
                        text,
                        data.span(),
                        value.map(hint).orElse("")));
                return problem.isPresent() ? Optional.empty() : value;
            }

            @Override
            public Shape shape() {
                return original.shape();
            }
        };
    }
}
