package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The one JSON document on standard output. */
record Document(JsonNode json) {
    private static final Path SCHEMAS = Path.of("../docs/schema");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static Document of(Program.Outcome outcome) {
        return parse(outcome.out());
    }

    static Document parse(String text) {
        try {
            assertThat(text).as("standard output").startsWith("{").endsWith("}\n");
            return new Document(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON document: " + text, e);
        }
    }

    /** The schema of that name itself, which is a document too. */
    static Document schema(String name) {
        try {
            return parse(Files.readString(SCHEMAS.resolve(name + ".schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This document, if the schema of that name in docs/schema has nothing against it. */
    Document conformsTo(String schema) {
        assertThat(objections(schema))
                .as("what the schema %s has against %s", schema, json)
                .isEmpty();
        return this;
    }

    List<String> objections(String schema) {
        return objections(SchemaLocation.of(SCHEMAS.resolve(schema + ".schema.json")
                .toAbsolutePath()
                .normalize()
                .toUri()
                .toString()));
    }

    List<String> objections(SchemaLocation schema) {
        List<String> objections = new ArrayList<>();
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(json)
                .forEach(objection -> objections.add(objection.toString()));
        return objections;
    }

    String text(String pointer) {
        JsonNode node = json.at(pointer);
        assertThat(node.isValueNode()).as("%s in %s", pointer, json).isTrue();
        return node.asText();
    }

    /** One text of each item of a list. */
    List<String> texts(String list, String pointer) {
        List<String> texts = new ArrayList<>();
        json.at(list).forEach(item -> texts.add(new Document(item).text(pointer)));
        return texts;
    }
}
