package io.wirt.engine.document;

import io.wirt.engine.playbook.Kinds;
import io.wirt.spi.Field;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Shape;
import io.wirt.spi.output.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of the playbooks that some kinds can be declared in, for editors that complete and check YAML.
 *
 * <p>It has nothing against a playbook that Wirt accepts. It cannot see every mistake that Wirt finds: ids, references
 * and rules about several settings are beyond it.
 */
public final class PlaybookSchema {
    private static final Json ONE_WORD = Json.members("type", "string", "pattern", "^[^\\u0000-\\u001f]+$");
    private static final Json.Members REFERENCES =
            anyOf(List.of(ONE_WORD, Json.members("type", "array", "items", ONE_WORD)));

    private PlaybookSchema() {}

    public static Json of(Kinds kinds) {
        return Json.members(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "Playbook",
                "description",
                "What Wirt brings a host to.",
                "type",
                "object",
                "properties",
                Json.members(
                        "wirt", Json.members("enum", anyNotation("1"), "description", "The version of playbooks."),
                        "name",
                                described(
                                        shape(new Shape.Text()),
                                        "What the playbook is for; its file's name if absent."),
                        "checks",
                                section(
                                        kinds.checks(),
                                        "Demanded before anything is changed; if one fails, nothing is touched.",
                                        PlaybookSchema::commonToChecks),
                        "resources",
                                section(
                                        kinds.resources(),
                                        "What the host shall be; done in this order, and only where it differs.",
                                        PlaybookSchema::commonToResources),
                        "after-boot",
                                section(
                                        kinds.checks(),
                                        "Demanded once the host has booted with what was configured.",
                                        PlaybookSchema::commonToChecks)),
                "required",
                Json.texts(List.of("wirt")),
                "anyOf",
                anyOfRequired("checks", "resources", "after-boot"),
                "additionalProperties",
                false);
    }

    private static Json section(Map<String, Kind<?, ?>> kinds, String meaning, Common common) {
        Map<String, Json> items = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        kinds.forEach((name, kind) -> {
            items.put(name, kind(kind.schema(), common));
            if (mayStandAlone(kind.schema())) {
                words.add(name);
            }
        });
        List<Json> forms = new ArrayList<>();
        forms.add(Json.members(
                "type",
                "object",
                "properties",
                new Json.Members(items),
                "additionalProperties",
                false,
                "minProperties",
                1,
                "maxProperties",
                1));
        if (!words.isEmpty()) {
            forms.add(Json.members("enum", Json.texts(words)));
        }
        return Json.members("description", meaning, "type", "array", "items", anyOf(forms));
    }

    private static boolean mayStandAlone(Schema<?> schema) {
        return schema.fields().stream().allMatch(field -> field.absent().isPresent());
    }

    private static Json kind(Schema<?> schema, Common common) {
        List<Json> forms = new ArrayList<>();
        forms.add(settings(schema, common));
        schema.shorthand()
                .ifPresent(field -> forms.add(described(shape(field.type().shape()), field.meaning())));
        if (mayStandAlone(schema)) {
            forms.add(Json.members("type", "null"));
        }
        return described(anyOf(forms), schema.meaning());
    }

    private static Json settings(Schema<?> schema, Common common) {
        Map<String, Json> settings = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field<?> field : schema.fields()) {
            settings.put(field.name(), field(field));
            if (field.absent().isEmpty()) {
                required.add(field.name());
            }
        }
        common.addTo(settings);
        return Json.members(
                "type",
                "object",
                "properties",
                new Json.Members(settings),
                "required",
                Json.texts(required),
                "additionalProperties",
                false);
    }

    private static Json field(Field<?> field) {
        Json.Members described = described(shape(field.type().shape()), field.meaning());
        field.silence().ifPresent(text -> described.values().put("default", notation(text)));
        return described;
    }

    private static Json.Members shape(Shape shape) {
        if (shape instanceof Shape.WholeNumber number) {
            return anyOf(List.of(
                    Json.members("type", "integer", "minimum", number.minimum(), "maximum", number.maximum()),
                    Json.members("type", "string", "pattern", "^[-+]?(0|[1-9][0-9]*)$")));
        }
        if (shape instanceof Shape.Truth) {
            return anyOf(List.of(
                    Json.members("type", "boolean"),
                    Json.members("type", "string", "pattern", anyCase("true", "false", "yes", "no", "on", "off"))));
        }
        if (shape instanceof Shape.Choice choice) {
            List<Json> words = new ArrayList<>();
            choice.words().forEach(word -> words.addAll(anyNotation(word).items()));
            return Json.members("enum", new Json.Array(words));
        }
        if (shape instanceof Shape.ListOf list) {
            return Json.members("type", "array", "items", shape(list.item()));
        }
        if (shape instanceof Shape.MapOf map) {
            return Json.members("type", "object", "additionalProperties", shape(map.value()));
        }
        if (shape instanceof Shape.Table table) {
            Map<String, Json> columns = new LinkedHashMap<>();
            table.columns().forEach((name, column) -> columns.put(name, shape(column)));
            return Json.members(
                    "type", "object", "properties", new Json.Members(columns), "additionalProperties", false);
        }
        return Json.members("type", Json.texts(List.of("string", "number", "boolean")), "minLength", 1);
    }

    private static void commonToResources(Map<String, Json> settings) {
        settings.put("requires", described(REFERENCES, "Ids of the resources that must have succeeded before."));
        settings.put(
                "restart-on",
                described(REFERENCES, "Ids of the resources whose change restarts this one; [] for none."));
    }

    private static void commonToChecks(Map<String, Json> settings) {
        settings.put(
                "unknown",
                Json.members(
                        "enum",
                        Json.texts(List.of("block", "warn")),
                        "default",
                        "block",
                        "description",
                        "What happens if the check cannot be decided."));
    }

    /** JSON has types where YAML has notations: {@code 1} and {@code "1"} are one value to Wirt and two to an editor. */
    private static Json.Array anyNotation(String word) {
        Json other = notation(word);
        Json text = new Json.Text(word);
        return new Json.Array(other.equals(text) ? List.of(text) : List.of(other, text));
    }

    private static Json notation(String word) {
        if (word.equals("true") || word.equals("false")) {
            return new Json.Truth(word.equals("true"));
        }
        return word.matches("0|-?[1-9][0-9]{0,17}") ? new Json.Whole(Long.parseLong(word)) : new Json.Text(word);
    }

    private static String anyCase(String... words) {
        StringBuilder pattern = new StringBuilder();
        for (String word : words) {
            pattern.append(pattern.length() == 0 ? "^(" : "|");
            word.chars().forEach(letter -> pattern.append('[')
                    .append((char) Character.toUpperCase(letter))
                    .append((char) letter)
                    .append(']'));
        }
        return pattern.append(")$").toString();
    }

    private static Json anyOfRequired(String... names) {
        List<Json> forms = new ArrayList<>();
        for (String name : names) {
            forms.add(Json.members("required", Json.texts(List.of(name))));
        }
        return new Json.Array(forms);
    }

    private static Json.Members anyOf(List<Json> forms) {
        return forms.size() == 1 && forms.get(0) instanceof Json.Members only
                ? only
                : Json.members("anyOf", new Json.Array(forms));
    }

    private static Json.Members described(Json.Members schema, String meaning) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("description", new Json.Text(meaning));
        members.putAll(schema.values());
        return new Json.Members(members);
    }

    /** Adds the settings that belong to the engine and not to a kind. */
    @FunctionalInterface
    private interface Common {
        void addTo(Map<String, Json> settings);
    }
}
