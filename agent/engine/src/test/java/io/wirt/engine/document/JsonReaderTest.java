package io.wirt.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.wirt.spi.Bytes;
import io.wirt.spi.output.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read as what it was; and it is what Jackson wrote, whose bytes older plans are sealed by. */
class JsonReaderTest {
    private static final int CASES = 2000;

    @Test
    void anyValueIsReadAsWhatItWas() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            Json json = value(random, 3);

            assertThat(JsonReader.read(Bytes.utf8(json.print()))).isEqualTo(json);
        }
    }

    @Test
    void anyValueIsWrittenAsJacksonWritesIt() throws IOException {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            Json json = value(random, 4);

            assertThat(json.written()).isEqualTo(byJackson(json));
        }
    }

    private static Json value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 6);
        return switch (kind) {
            case 0 -> new Json.Text(text(random));
            case 1 -> new Json.Whole(random.nextLong() >> random.nextInt(64));
            case 2 -> new Json.Truth(random.nextBoolean());
            case 3 -> new Json.Absent();
            case 4 -> {
                List<Json> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield new Json.Array(items);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(text(random), value(random, depth - 1));
                }
                yield new Json.Members(members);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    private static String byJackson(Json json) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            write(json, generator);
        }
        return text + "\n";
    }

    private static void write(Json json, JsonGenerator generator) throws IOException {
        if (json instanceof Json.Members members) {
            generator.writeStartObject();
            for (Map.Entry<String, Json> member : members.values().entrySet()) {
                generator.writeFieldName(member.getKey());
                write(member.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (json instanceof Json.Array array) {
            generator.writeStartArray();
            for (Json item : array.items()) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (json instanceof Json.Text text) {
            generator.writeString(text.value());
        } else if (json instanceof Json.Whole whole) {
            generator.writeNumber(whole.value());
        } else if (json instanceof Json.Truth truth) {
            generator.writeBoolean(truth.value());
        } else {
            generator.writeNull();
        }
    }
}
