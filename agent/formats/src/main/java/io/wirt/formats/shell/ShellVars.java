package io.wirt.formats.shell;

import io.wirt.formats.shell.ShellReader.Plain;
import io.wirt.formats.shell.ShellReader.Unclear;
import io.wirt.formats.text.Lines;
import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of shell assignments that bash sources, such as {@code /etc/ksmtuned.conf} (docs/domain 5.1), read without bash.
 *
 * <p>Only plain assignments are understood: of a literal word, alone on its line but for {@code export} before and a comment
 * behind it. Wherever the rest of the file may have a say in a variable's value, {@link #obstacle} tells so.
 */
public final class ShellVars {

    /**
     * A plain assignment.
     *
     * @param value what the variable holds afterwards, quotes resolved
     * @param line the number of the line where the name stands, from 1
     */
    public record Assignment(String name, String value, int line) {}

    /**
     * What keeps the meaning of a variable from being certain.
     *
     * @param line the number of its line, from 1
     * @param text that line
     * @param reason worded to follow the line
     */
    public record Obstacle(int line, String text, String reason) {}

    private final String text;
    private final ShellReader reader;

    private ShellVars(String text) {
        this.text = text;
        this.reader = new ShellReader(text);
    }

    public static ShellVars parse(String text) {
        return new ShellVars(text);
    }

    public String text() {
        return text;
    }

    /** The plain assignments outside of compound commands, in their order. */
    public List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        for (Plain plain : reader.assignments()) {
            assignments.add(assignment(plain));
        }
        return List.copyOf(assignments);
    }

    /** The last plain assignment of a variable, which is the one that counts if there is no {@link #obstacle}. */
    public Optional<Assignment> lookup(String name) {
        Plain last = last(name);
        return last == null ? Optional.empty() : Optional.of(assignment(last));
    }

    private @Nullable Plain last(String name) {
        Plain last = null;
        for (Plain plain : reader.assignments()) {
            if (plain.name().equals(name)) {
                last = plain;
            }
        }
        return last;
    }

    private static Assignment assignment(Plain plain) {
        return new Assignment(plain.name(), plain.word().value(), plain.line());
    }

    /** The first place that makes a variable's value uncertain, even if a plain assignment follows it. */
    public Optional<Obstacle> obstacle(String name) {
        for (Unclear unclear : reader.unclear()) {
            if (unclear.concerns(name)) {
                return Optional.of(new Obstacle(unclear.line(), Lines.lineAt(text, unclear.start()), unclear.reason()));
            }
        }
        return Optional.empty();
    }

    /**
     * This file with a variable set: the value of its last assignment is replaced; or else the last line of the form {@code
     * # NAME=value} (number sign in the first column, nothing but a comment behind the value) becomes an assignment; or else
     * one is added at the end.
     *
     * @throws IllegalArgumentException if the name is not a valid one, or the value holds a control character
     * @throws IllegalStateException if there is an {@link #obstacle}
     */
    public ShellVars with(String name, String value) {
        requireEditable(name);
        requireWritable(value);
        Plain last = last(name);
        if (last == null) {
            return uncommented(name, value).orElseGet(() -> appended(name, value));
        }
        ShellWord word = last.word();
        return word.value().equals(value)
                ? this
                : parse(new Splice(word.start(), word.end(), ShellWord.write(value, word.style())).applyTo(text));
    }

    private Optional<ShellVars> uncommented(String name, String value) {
        for (int i = reader.comments().size() - 1; i >= 0; i--) {
            int start = reader.comments().get(i);
            int nameStart = start + 1;
            while (nameStart < text.length() && " \t".indexOf(text.charAt(nameStart)) >= 0) {
                nameStart++;
            }
            if (!text.startsWith(name, nameStart) || !text.startsWith("=", nameStart + name.length())) {
                continue;
            }
            Plain plain = ShellReader.soleAssignment(text.substring(nameStart, Lines.endOf(text, nameStart)));
            if (plain != null) {
                String assignment =
                        name + "=" + ShellWord.write(value, plain.word().style());
                Splice splice = new Splice(start, nameStart + plain.word().end(), assignment);
                return Optional.of(parse(splice.applyTo(text)));
            }
        }
        return Optional.empty();
    }

    private ShellVars appended(String name, String value) {
        String newline = isComplete() ? "" : "\n";
        return parse(text + newline + name + "=" + ShellWord.write(value, ShellWord.Style.BARE) + "\n");
    }

    /** Whether a line added at the end stands by itself; a backslash at the end of the last line would continue that. */
    private boolean isComplete() {
        if (text.endsWith("\\\n")) {
            return reader.comments().contains(text.lastIndexOf('\n', text.length() - 2) + 1);
        }
        return text.isEmpty() || text.endsWith("\n");
    }

    /**
     * This file without the assignments of a variable. Their lines go, with the comments behind them; of a line that assigns
     * other variables too, no more than the assignment.
     *
     * @throws IllegalStateException if there is an {@link #obstacle}
     */
    public ShellVars without(String name) {
        requireEditable(name);
        ShellVars rest = this;
        for (Plain plain = rest.last(name); plain != null; plain = rest.last(name)) {
            rest = parse(new Splice(plain.start(), plain.end(), "").applyTo(rest.text));
        }
        return rest;
    }

    private void requireEditable(String name) {
        if (!ShellNames.isName(name)) {
            throw new IllegalArgumentException("not the name of a shell variable: '" + name + "'");
        }
        Optional<Obstacle> obstacle = obstacle(name);
        if (obstacle.isPresent()) {
            throw new IllegalStateException(name + " cannot be edited: line "
                    + obstacle.get().line() + " " + obstacle.get().reason());
        }
    }

    private static void requireWritable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F || c > 0xFF) {
                throw new IllegalArgumentException("a value cannot hold the character " + (int) c);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShellVars that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
