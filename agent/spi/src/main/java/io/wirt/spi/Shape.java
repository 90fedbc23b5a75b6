package io.wirt.spi;

import java.util.List;
import java.util.Map;

/** The shape of a playbook value, for documentation and for the JSON Schema of playbooks. */
public sealed interface Shape {

    record Text() implements Shape {}

    /** A whole number between two bounds, both included. */
    record WholeNumber(long minimum, long maximum) implements Shape {}

    record Truth() implements Shape {}

    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }
    }

    record ListOf(Shape item) implements Shape {}

    /** A map whose keys are any text. */
    record MapOf(Shape value) implements Shape {}

    /** A map with these keys, each optional, in the order of declaration. */
    record Table(Map<String, Shape> columns) implements Shape {}

    /** In a reader's words. */
    default String describe() {
        if (this instanceof WholeNumber number) {
            return number.minimum() == Long.MIN_VALUE && number.maximum() == Long.MAX_VALUE
                    ? "a whole number"
                    : "a whole number from " + number.minimum() + " to " + number.maximum();
        }
        if (this instanceof Truth) {
            return "true or false";
        }
        if (this instanceof Choice choice) {
            return "one of " + String.join(", ", choice.words());
        }
        if (this instanceof ListOf list) {
            return "a list, each item " + list.item().describe();
        }
        if (this instanceof MapOf map) {
            return "a map, each value " + map.value().describe();
        }
        return this instanceof Table table
                ? "a map with " + String.join(", ", table.columns().keySet())
                : "text";
    }
}
