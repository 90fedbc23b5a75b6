package io.wirt.formats.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The compound commands that are open at some place of shell text.
 *
 * <p>When in doubt one stays open too long, never too short: a closing word counts only for what was opened last.
 */
final class ShellNesting {

    private record Open(String word, String closedBy, int line) {}

    private final List<Open> open = new ArrayList<>();

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The outermost open command, worded to follow "inside". */
    String outermost() {
        return "the '" + open.get(0).word + "' of line " + open.get(0).line;
    }

    /**
     * Takes a word, which is a keyword only where a command may stand; but a brace opens behind a function's name, too.
     * Returns whether bash would accept it there: at a syntax error it stops reading the file.
     */
    boolean word(String word, boolean whereCommandsStand, int line) {
        if (word.equals("{")) {
            open(word, "}", line);
        } else if (whereCommandsStand) {
            switch (word) {
                case "if" -> open(word, "fi", line);
                case "case" -> open(word, "esac", line);
                case "for", "while", "until", "select" -> open(word, "done", line);
                case "then", "elif", "else", "do" -> {
                    return !open.isEmpty();
                }
                case "fi", "esac", "done", "}" -> {
                    return close(word);
                }
                default -> {}
            }
        }
        return true;
    }

    void open(String word, String closedBy, int line) {
        open.add(new Open(word, closedBy, line));
    }

    /** Closes what was opened last, if it is closed by this word; returns whether it is. */
    boolean close(String word) {
        int last = open.size() - 1;
        boolean closes = last >= 0 && open.get(last).closedBy.equals(word);
        if (closes) {
            open.remove(last);
        }
        return closes;
    }
}
