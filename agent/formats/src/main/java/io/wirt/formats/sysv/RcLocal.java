package io.wirt.formats.sysv;

import io.wirt.formats.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The script that SysV init runs last, {@code rc.local}, with a block of lines in it that belong to a program: all
 * other bytes are somebody else's, and stay.
 */
public final class RcLocal {
    private static final String HEAD = "#!/bin/sh\n";

    private final String text;
    private final String owner;
    private final String begin;
    private final String end;

    private RcLocal(String text, String owner) {
        this.text = text;
        this.owner = owner;
        this.begin = "# BEGIN " + owner;
        this.end = "# END " + owner;
    }

    /**
     * Why the block cannot be placed.
     *
     * @param line number of the line, from 1
     */
    public record Obstacle(int line, String text, String reason) {}

    /** @param owner the words after {@code # BEGIN} and {@code # END} on the lines around the block */
    public static RcLocal parse(String text, String owner) {
        return new RcLocal(text, owner);
    }

    public String text() {
        return text;
    }

    /** The lines of the block, without those around it; empty if there is no block. */
    public List<String> block() {
        Optional<Place> place = place();
        return place.isEmpty() || place.get().isEmpty()
                ? List.of()
                : List.copyOf(place.get().lines.subList(1, place.get().lines.size() - 1));
    }

    /** The lines outside of the block; those of the block are empty here, so that indices count lines of the file. */
    public List<String> others() {
        List<String> others = new ArrayList<>();
        boolean inside = false;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start);
            inside = inside || line.equals(begin);
            others.add(inside ? "" : line);
            inside = inside && !line.equals(end);
        }
        return others;
    }

    /** Empty if {@link #with} knows where its lines go, and that the script comes to them. */
    public Optional<Obstacle> obstacle() {
        if (!isForAShell()) {
            return Optional.of(new Obstacle(1, Lines.lineAt(text, 0), "makes it no script for a shell"));
        }
        List<String> seen = new ArrayList<>();
        boolean open = false;
        boolean closed = false;
        Optional<Obstacle> ending = Optional.empty();
        int number = 0;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start);
            number++;
            if (line.equals(begin) ? open || closed : line.equals(end) && !open) {
                return Optional.of(new Obstacle(number, line, "does not belong to one block"));
            }
            open = line.equals(begin) || (open && !line.equals(end));
            closed = closed || line.equals(end);
            boolean command = !line.isBlank() && !line.strip().startsWith("#");
            if (ending.isPresent() && command) {
                return ending;
            }
            if (command && mayEnd(line)) {
                ending = Optional.of(new Obstacle(number, line, "may end the script before its last line"));
                if (!isPlainExit(line)) {
                    return ending;
                }
            }
            seen.add(line);
        }
        return open
                ? Optional.of(new Obstacle(seen.indexOf(begin) + 1, begin, "begins a block that does not end"))
                : Optional.empty();
    }

    private boolean isForAShell() {
        String first = Lines.lineAt(text, 0).strip();
        return !first.startsWith("#!") || firstWord(first).endsWith("sh") || first.endsWith("sh");
    }

    /** Whether any word of the line ends a shell; an {@code exec} that only sends output elsewhere does not. */
    private static boolean mayEnd(String line) {
        List<String> words = List.of(line.strip().split("[\\s;&|(){}]+", -1));
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            boolean redirects = !next.isEmpty() && "<>12".indexOf(next.charAt(0)) >= 0;
            switch (words.get(i)) {
                case "exit", "return" -> {
                    return true;
                }
                case "exec" -> {
                    if (!redirects) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean isPlainExit(String line) {
        return line.strip().matches("exit(\\s+[0-9]+)?\\s*;?\\s*(#.*)?");
    }

    /**
     * This script with these lines as its block: where the block was, else at the end, and before an {@code exit} that
     * is the last command.
     *
     * @throws IllegalStateException if there is an {@link #obstacle}
     */
    public RcLocal with(List<String> lines) {
        Optional<Obstacle> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new IllegalStateException(
                    "line " + obstacle.get().line() + " " + obstacle.get().reason());
        }
        if (lines.equals(block())) {
            return this;
        }
        StringBuilder block = new StringBuilder();
        if (!lines.isEmpty()) {
            block.append(begin).append('\n');
            lines.forEach(line -> block.append(line).append('\n'));
            block.append(end).append('\n');
        }
        String script = text.isEmpty() ? HEAD : text.endsWith("\n") ? text : text + "\n";
        Place place = place().orElse(new Place(lastExit(script), lastExit(script), List.of()));
        return new RcLocal(script.substring(0, place.start) + block + script.substring(place.stop), owner);
    }

    /** Where the {@code exit} that ends the script begins, or the end of the text. */
    private static int lastExit(String script) {
        for (int start = 0; start < script.length(); start = Lines.next(script, start)) {
            if (firstWord(Lines.lineAt(script, start)).equals("exit")) {
                return start;
            }
        }
        return script.length();
    }

    private record Place(int start, int stop, List<String> lines) {
        boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    private Optional<Place> place() {
        int from = -1;
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start);
            if (from < 0 && line.equals(begin)) {
                from = start;
            }
            if (from >= 0) {
                lines.add(line);
            }
            if (from >= 0 && line.equals(end)) {
                return Optional.of(new Place(from, Lines.next(text, start), List.copyOf(lines)));
            }
        }
        return Optional.empty();
    }

    private static String firstWord(String line) {
        String stripped = line.strip();
        int end = 0;
        while (end < stripped.length() && " \t;&|".indexOf(stripped.charAt(end)) < 0) {
            end++;
        }
        return stripped.substring(0, end);
    }
}
