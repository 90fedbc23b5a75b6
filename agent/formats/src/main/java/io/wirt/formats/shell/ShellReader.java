package io.wirt.formats.shell;

import io.wirt.formats.text.Lines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader of shell text that tells plain assignments from comments and from all that it would take bash to understand. */
final class ShellReader {

    /**
     * An assignment whose value is certain.
     *
     * @param start where what goes with it begins: its line, or no more than itself where others stand beside it
     * @param end where that ends
     */
    record Plain(String name, ShellWord word, int line, int start, int end) {}

    /** An assignment whose place among others of its line is not known yet. */
    private record Item(int nameStart, String name, ShellWord word) {}

    /**
     * Commands that are not understood.
     *
     * @param code the commands
     * @param concernsAll whether any variable is concerned, else only those that the code names
     */
    record Unclear(String code, int line, int start, String reason, boolean concernsAll) {
        boolean concerns(String name) {
            return concernsAll || ShellNames.mayBeSetBy(code, name);
        }
    }

    private final String text;
    private final ShellNesting nesting = new ShellNesting();
    private final List<Plain> assignments = new ArrayList<>();
    private final List<Unclear> unclear = new ArrayList<>();
    private final List<Integer> comments = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;

    ShellReader(String text) {
        this.text = text;
        while (at < text.length()) {
            readLine();
        }
        if (!nesting.isEmpty()) {
            Unclear last = unclear.get(unclear.size() - 1);
            unclear.add(new Unclear("", last.line, last.start, nesting.outermost() + " is never closed", true));
        }
    }

    List<Plain> assignments() {
        return assignments;
    }

    List<Unclear> unclear() {
        return unclear;
    }

    /** Where the lines begin whose first character is a number sign and which are comments. */
    List<Integer> comments() {
        return comments;
    }

    private void readLine() {
        int start = at;
        int first = skipBlanks(start);
        if (isEndOfLine(first)) {
            at = Lines.next(text, first);
        } else if (text.charAt(first) == '#') {
            if (first == start && nesting.isEmpty()) {
                comments.add(start);
            }
            at = Lines.next(text, first);
        } else if (!nesting.isEmpty() || !readPlain(start, first)) {
            readCode(start, first);
        }
    }

    /** Whether nothing stands between a place and the end of its line but the carriage return of a foreign line end. */
    private boolean isEndOfLine(int place) {
        int end = text.startsWith("\r", place) ? place + 1 : place;
        return end == text.length() || text.charAt(end) == '\n';
    }

    /** Takes a line of assignments and nothing else; with a command behind them, they would be that command's alone. */
    private boolean readPlain(int start, int first) {
        int nameStart = first;
        if (text.startsWith("export", first)) {
            int next = skipBlanks(first + "export".length());
            nameStart = next > first + "export".length() ? next : first;
        }
        int nameEnd = ShellNames.endOf(text, nameStart);
        if (nameEnd == nameStart) {
            return false;
        }
        if (!text.startsWith("=", nameEnd)) {
            return nameStart > first && readExportedNames(nameStart);
        }
        List<Item> items = new ArrayList<>();
        int end = readItems(nameStart, items);
        if (end < 0) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            add(items, i, start, end);
        }
        at = end;
        return true;
    }

    /** Where the next line begins, if this one holds nothing but assignments from the place on; else negative. */
    private int readItems(int start, List<Item> items) {
        int place = start;
        while (true) {
            int nameEnd = ShellNames.endOf(text, place);
            ShellWord word =
                    nameEnd > place && text.startsWith("=", nameEnd) ? ShellWord.read(text, nameEnd + 1) : null;
            if (word == null) {
                return -1;
            }
            items.add(new Item(place, text.substring(place, nameEnd), word));
            int end = endOfCommand(word.end());
            if (end >= 0) {
                return end;
            }
            int next = skipBlanks(word.end());
            if (text.startsWith(";", next)) {
                end = endOfCommand(next + 1);
                if (end >= 0) {
                    return end;
                }
                next = skipBlanks(next + 1);
            } else if (next == word.end()) {
                return -1;
            }
            place = next;
        }
    }

    private void add(List<Item> items, int index, int lineStart, int lineEnd) {
        Item item = items.get(index);
        int number = lineAt(item.nameStart());
        ShellWord word = item.word();
        if (word.value().indexOf('\r') >= 0) {
            String reason = "has a carriage return in its value";
            String code = text.substring(item.nameStart(), word.end());
            unclear.add(new Unclear(code, number, lineStart, reason, false));
        }
        int start = lineStart;
        int end = lineEnd;
        if (items.size() > 1) {
            // the first goes with what parts it from the next, any other with what parts it from the one before
            start = index == 0 ? item.nameStart() : items.get(index - 1).word().end();
            end = index == 0 ? items.get(1).nameStart() : word.end();
        }
        assignments.add(new Plain(item.name(), word, number, start, end));
    }

    /** Skips names alone behind {@code export}, which change no value. */
    private boolean readExportedNames(int start) {
        int place = start;
        for (int end = ShellNames.endOf(text, place); end > place; end = ShellNames.endOf(text, place)) {
            place = skipBlanks(end);
        }
        int next = endOfCommand(place);
        if (next < 0) {
            return false;
        }
        at = next;
        return true;
    }

    /** Where the next line begins, if only blanks and a comment are left of this one; else negative. */
    private int endOfCommand(int place) {
        int rest = skipBlanks(place);
        boolean comment = text.startsWith("#", rest);
        return rest == text.length() || text.charAt(rest) == '\n' || comment ? Lines.next(text, rest) : -1;
    }

    private void readCode(int start, int first) {
        String enclosing = nesting.isEmpty() ? "" : "stands inside " + nesting.outermost();
        int number = lineAt(first);
        ShellCode code = new ShellCode(text, nesting, number);
        int end = code.read(first);
        String commands = text.substring(first, end);
        String reason = enclosing.isEmpty() ? code.reason(commands) : enclosing;
        unclear.add(new Unclear(commands, number, start, reason, code.concernsAll()));
        at = Lines.next(text, end);
    }

    private int skipBlanks(int start) {
        int place = start;
        while (place < text.length()) {
            if (text.charAt(place) == ' ' || text.charAt(place) == '\t') {
                place++;
            } else if (text.startsWith("\\\n", place)) {
                place += 2;
            } else {
                break;
            }
        }
        return place;
    }

    private int lineAt(int place) {
        while (counted < place) {
            line += text.charAt(counted++) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The only thing that a text consists of, if that is one plain assignment on one line. */
    static @Nullable Plain soleAssignment(String line) {
        ShellReader reader = new ShellReader(line);
        return reader.assignments.size() == 1 && reader.assignments.get(0).end == line.length()
                ? reader.assignments.get(0)
                : null;
    }
}
