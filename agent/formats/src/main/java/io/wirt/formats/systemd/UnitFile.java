package io.wirt.formats.systemd;

import io.wirt.formats.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit of systemd as its file says: settings in sections, read by the rules of systemd.syntax(7). Lines that are none
 * of these are passed over, as systemd does.
 */
public final class UnitFile {

    /**
     * One setting.
     *
     * @param line where it begins, from 1
     */
    public record Setting(String section, String key, String value, int line) {}

    private final List<Setting> settings;

    private UnitFile(List<Setting> settings) {
        this.settings = List.copyOf(settings);
    }

    public static UnitFile parse(String text) {
        List<Setting> settings = new ArrayList<>();
        String section = "";
        StringBuilder logical = new StringBuilder();
        int number = 0;
        int first = 1;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start).strip();
            number++;
            if (isComment(line)) {
                // also between the lines that a backslash joins
                continue;
            }
            first = logical.isEmpty() ? number : first;
            boolean continued = line.endsWith("\\");
            logical.append(continued ? line.substring(0, line.length() - 1) + " " : line);
            if (continued && Lines.next(text, start) < text.length()) {
                continue;
            }
            String whole = logical.toString().strip();
            logical.setLength(0);
            int equals = whole.indexOf('=');
            if (whole.startsWith("[") && whole.endsWith("]")) {
                section = whole.substring(1, whole.length() - 1);
            } else if (equals > 0) {
                String key = whole.substring(0, equals).strip();
                settings.add(
                        new Setting(section, key, whole.substring(equals + 1).strip(), first));
            }
        }
        return new UnitFile(settings);
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }

    /** Whether it sets nothing at all, by which systemd takes the unit for masked. */
    public boolean isEmpty() {
        return settings.isEmpty();
    }

    /** The words of a setting that lists some, over all its lines; an empty value forgets what stands before it. */
    public List<String> list(String section, String key) {
        List<String> words = new ArrayList<>();
        for (Setting setting : settings) {
            if (!setting.section().equals(section) || !setting.key().equals(key)) {
                continue;
            }
            if (setting.value().isEmpty()) {
                words.clear();
            } else {
                words.addAll(List.of(setting.value().split("\\s+", -1)));
            }
        }
        return words;
    }

    /** The value of a setting that has one: the last. */
    public Optional<String> value(String section, String key) {
        Optional<String> value = Optional.empty();
        for (Setting setting : settings) {
            if (setting.section().equals(section) && setting.key().equals(key)) {
                value = Optional.of(setting.value());
            }
        }
        return value;
    }

    /** What must hold, or else systemd passes the unit over when it is to start; no failure (systemd.unit(5)). */
    public List<Setting> conditions() {
        List<Setting> conditions = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.section().equals("Unit") && setting.key().startsWith("Condition")) {
                conditions.add(setting);
            }
        }
        return conditions;
    }
}
