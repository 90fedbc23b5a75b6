package io.wirt.engine.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.wirt.engine.text.Visible;
import io.wirt.spi.Bytes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value: what documents become on their way out, and what a saved plan is when it comes back. */
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
        return escaped(written());
    }

    /** The same with nothing escaped that need not be: always the same text for the same value. */
    default String written() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("  ", "\n")));
            write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text + "\n";
    }

    /** Beside names and texts JSON is plain ASCII, so whatever cannot be seen stands in one of these, where it may be escaped. */
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int point = json.codePointAt(i);
            if (point == '\n' || Visible.is(point)) {
                escaped.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    escaped.append(String.format("\\u%04x", (int) unit));
                }
            }
            i += Character.charCount(point);
        }
        return escaped.toString();
    }

    private void write(JsonGenerator generator) throws IOException {
        if (this instanceof Members members) {
            generator.writeStartObject();
            for (Map.Entry<String, Json> entry : members.values().entrySet()) {
                generator.writeFieldName(entry.getKey());
                entry.getValue().write(generator);
            }
            generator.writeEndObject();
        } else if (this instanceof Array array) {
            generator.writeStartArray();
            for (Json item : array.items()) {
                item.write(generator);
            }
            generator.writeEndArray();
        } else if (this instanceof Text text) {
            generator.writeString(text.value());
        } else if (this instanceof Whole whole) {
            generator.writeNumber(whole.value());
        } else if (this instanceof Truth truth) {
            generator.writeBoolean(truth.value());
        } else {
            generator.writeNull();
        }
    }

    /**
     * Reads one JSON value and nothing after it.
     *
     * @throws IllegalArgumentException if it is none, with the place
     */
    static Json parse(Bytes bytes) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(bytes.toArray())) {
            parser.nextToken();
            Json value = read(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("there is more than one JSON value");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Json read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("the file is empty");
        }
        return switch (token) {
            case START_OBJECT -> readMembers(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Truth(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> new Whole(parser.getLongValue());
            case VALUE_NULL -> new Absent();
            default -> throw new IllegalArgumentException("unexpected " + token);
        };
    }

    private static Json readMembers(JsonParser parser) throws IOException {
        Map<String, Json> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, read(parser));
        }
        return new Members(values);
    }

    private static Json readArray(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Array(items);
    }
}
