package io.wirt.spi.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value: what documents become on their way out. */
public sealed interface Json {

    record Text(String value) implements Json {}

    record Whole(long value) implements Json {}

    record Truth(boolean value) implements Json {}

    record Absent() implements Json {}

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** Members in their order. */
    record Members(Map<String, Json> values) implements Json {}

    static Json texts(List<String> values) {
        List<Json> items = new ArrayList<>();
        for (String value : values) {
            items.add(new Text(value));
        }
        return new Array(items);
    }

    /** Members from alternating names and values; a value is text, a truth, a whole number or JSON. */
    static Members members(Object... namesAndValues) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), of(namesAndValues[i + 1]));
        }
        return new Members(values);
    }

    private static Json of(Object value) {
        if (value instanceof Json json) {
            return json;
        }
        if (value instanceof Boolean truth) {
            return new Truth(truth);
        }
        return value instanceof Number number ? new Whole(number.longValue()) : new Text(value.toString());
    }

    /** The member of that name, or {@link Absent}. */
    default Json member(String name) {
        return this instanceof Members members ? members.values().getOrDefault(name, new Absent()) : new Absent();
    }

    /** The items of an array; none for anything else. */
    default List<Json> items() {
        return this instanceof Array array ? array.items() : List.of();
    }

    /** The text of a text; empty for anything else. */
    default String text() {
        return this instanceof Text text ? text.value() : "";
    }

    /** Indented, with a final newline; what nobody could see in it is escaped. */
    default String print() {
        return JsonText.escaped(written());
    }

    /** The same with nothing escaped that need not be: always the same text for the same value. */
    default String written() {
        return JsonText.of(this);
    }
}
