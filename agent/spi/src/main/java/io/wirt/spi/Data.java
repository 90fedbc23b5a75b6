package io.wirt.spi;

import java.util.List;
import java.util.Optional;

/** Playbook data with its place. Scalars keep their source text: what {@code on} or {@code 010} means, a field says. */
public sealed interface Data {
    Span span();

    /**
     * One value, as it was written.
     *
     * @param plain whether it was written without quotes
     */
    record Scalar(String text, boolean plain, Span span) implements Data {}

    record Sequence(List<Data> items, Span span) implements Data {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(List<Entry> entries, Span span) implements Data {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    record Entry(Scalar key, Data value) {}

    /** This data in a reader's words: "a list", "a map", "text". */
    default String describe() {
        if (this instanceof Sequence) {
            return "a list";
        }
        if (this instanceof Mapping) {
            return "a map";
        }
        return this instanceof Scalar scalar && scalar.plain() && scalar.text().isEmpty()
                ? "nothing"
                : "a single value";
    }
}
