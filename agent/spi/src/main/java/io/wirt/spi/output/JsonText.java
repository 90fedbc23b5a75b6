package io.wirt.spi.output;

import java.util.Iterator;
import java.util.Map;

/** Writes JSON, two blanks a level. A byte more or less would break the seals of plans that were saved before. */
final class JsonText {
    private static final String INDENT = "  ";
    private static final int FIRST_BARE = 0x20;

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Json value) {
        JsonText written = new JsonText();
        written.value(value, "\n");
        return written.text.append('\n').toString();
    }

    /** Beside names and texts JSON is plain ASCII, so whatever cannot be seen stands in one of these, where it may be escaped. */
    static String escaped(String json) {
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

    /** @param line the end of a line, and the blanks with which the next one begins */
    private void value(Json value, String line) {
        if (value instanceof Json.Members members) {
            members(members.values(), line);
        } else if (value instanceof Json.Array array) {
            items(array, line);
        } else if (value instanceof Json.Text quoted) {
            quoted(quoted.value());
        } else if (value instanceof Json.Whole whole) {
            text.append(whole.value());
        } else if (value instanceof Json.Truth truth) {
            text.append(truth.value());
        } else {
            text.append("null");
        }
    }

    private void members(Map<String, Json> members, String line) {
        text.append('{');
        Iterator<Map.Entry<String, Json>> entries = members.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Json> entry = entries.next();
            text.append(line).append(INDENT);
            quoted(entry.getKey());
            text.append(" : ");
            value(entry.getValue(), line + INDENT);
            text.append(entries.hasNext() ? "," : "");
        }
        text.append(members.isEmpty() ? " " : line).append('}');
    }

    private void items(Json.Array array, String line) {
        text.append('[');
        Iterator<Json> items = array.items().iterator();
        while (items.hasNext()) {
            text.append(line).append(INDENT);
            value(items.next(), line + INDENT);
            text.append(items.hasNext() ? "," : "");
        }
        text.append(array.items().isEmpty() ? " " : line).append(']');
    }

    private void quoted(String content) {
        text.append('"');
        for (int i = 0; i < content.length(); i++) {
            character(content.charAt(i));
        }
        text.append('"');
    }

    private void character(char unit) {
        switch (unit) {
            case '"', '\\' -> text.append('\\').append(unit);
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                if (unit < FIRST_BARE) {
                    text.append(String.format("\\u%04X", (int) unit));
                } else {
                    text.append(unit);
                }
            }
        }
    }
}
