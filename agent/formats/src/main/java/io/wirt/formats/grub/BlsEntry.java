package io.wirt.formats.grub;

import io.wirt.formats.text.Lines;
import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A boot loader entry: lines of a key, blanks and a value, see the Boot Loader Specification and docs/domain 2. Lines whose key
 * is {@code options} add up to one command line.
 */
public final class BlsEntry {
    private static final String OPTIONS = "options";

    private record Line(int start, int end, String key, String value) {}

    private final String text;
    private final List<Line> lines = new ArrayList<>();

    private BlsEntry(String text) {
        this.text = text;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start).strip();
            int end = 0;
            while (end < line.length() && " \t".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                String value = line.substring(end).strip();
                lines.add(new Line(start, Lines.next(text, start), line.substring(0, end), value));
            }
        }
    }

    public static BlsEntry parse(String text) {
        return new BlsEntry(text);
    }

    public String text() {
        return text;
    }

    /** The value of the first line with a key. */
    public Optional<String> value(String key) {
        for (Line line : lines) {
            if (line.key.equals(key)) {
                return Optional.of(line.value);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether GRUB's blscfg comes to a line of options. It stops reading at the first line that is no comment and holds nothing
     * behind a blank or tab, such as an empty one (read_entry of Red Hat's blscfg.c, 8.0 to 10).
     */
    public boolean hasOptionsForGrub() {
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start).stripLeading();
            int separator = line.indexOf(' ') < 0 ? line.indexOf('\t') : line.indexOf(' ');
            boolean comment = line.startsWith("#");
            if (!comment && (separator < 0 || separator + 1 == line.length())) {
                return false;
            }
            if (!comment && line.substring(0, separator).equals(OPTIONS)) {
                return true;
            }
        }
        return false;
    }

    /** The kernel's arguments, with variables of GRUB as they are written. */
    public String options() {
        List<String> options = new ArrayList<>();
        for (Line line : lines) {
            if (line.key.equals(OPTIONS) && !line.value.isEmpty()) {
                options.add(line.value);
            }
        }
        return String.join(" ", options);
    }

    /** This entry with other arguments: on the first line of them, and on no other. */
    public BlsEntry with(String options) {
        if (options.equals(options())) {
            return this;
        }
        List<Splice> splices = new ArrayList<>();
        for (Line line : lines) {
            if (line.key.equals(OPTIONS)) {
                splices.add(splices.isEmpty() ? replaced(line, options) : new Splice(line.start, line.end, ""));
            }
        }
        if (splices.isEmpty()) {
            String newline = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            splices.add(new Splice(text.length(), text.length(), newline + OPTIONS + " " + options + "\n"));
        }
        return parse(Splice.apply(text, splices));
    }

    /**
     * The key, what stands around the value, and the end of the line stay. A tab does not: Red Hat's blscfg takes the first
     * blank of a line for the end of its key, wherever that is, and a tab only where there is no blank.
     */
    private Splice replaced(Line line, String options) {
        int key = text.indexOf(OPTIONS, line.start) + OPTIONS.length();
        if (line.value.isEmpty()) {
            return new Splice(key, key, " " + options);
        }
        int value = text.indexOf(line.value, key);
        boolean tab = text.substring(key, value).indexOf('\t') >= 0;
        return new Splice(tab ? key : value, value + line.value.length(), tab ? " " + options : options);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlsEntry that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
