package io.wirt.engine.text;

import java.util.LinkedHashSet;
import java.util.Set;

/** Stands before every sink: takes out of a text the lines that no document may show. */
public final class Redactor {
    private static final String HIDDEN = "<hidden>";

    private final Set<String> sensitive = new LinkedHashSet<>();

    /** From now on these lines, without line end, are hidden. Blank ones are no secret. */
    public void hide(Set<String> lines) {
        for (String line : lines) {
            if (!line.isBlank()) {
                sensitive.add(line);
                sensitive.add(line.strip());
            }
        }
    }

    /** One line of a file. */
    public String line(String text) {
        return sensitive.contains(text) || sensitive.contains(text.strip()) ? HIDDEN : text;
    }

    /** Any text that may quote a line. */
    public String text(String text) {
        String shown = text;
        for (String line : sensitive) {
            shown = shown.replace(line, HIDDEN);
        }
        return shown;
    }
}
