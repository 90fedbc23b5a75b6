package io.wirt.formats.shell;

/**
 * A reader of the shell commands that are more than a plain assignment, up to the end of their line. It does not
 * understand them; it finds where they end, what they leave open, and why they make a value uncertain.
 */
final class ShellCode {

    /** What closes nothing: the text behind it cannot be told apart from commands any more. */
    private static final String NEVER = "\n";

    private final String text;
    private final ShellNesting nesting;
    private final int line;
    private int at;
    private boolean commandMayStand = true;
    private boolean separated;
    private int assignments;
    private boolean unfinished;
    private boolean concernsAll;
    private String command = "";

    ShellCode(String text, ShellNesting nesting, int line) {
        this.text = text;
        this.nesting = nesting;
        this.line = line;
    }

    /** Reads commands from a place to the end of their line; returns where they end, before a comment or newline. */
    int read(int start) {
        at = start;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                return at;
            } else if (isOperator(c)) {
                operator(c);
            } else {
                word();
            }
        }
        return at;
    }

    /** Whether these commands may set any variable, or keep what follows from being read at all. */
    boolean concernsAll() {
        return concernsAll;
    }

    /** Why a variable's value is not certain, where these commands begin with the given text. */
    String reason(String code) {
        if (unfinished) {
            return "has a quote or a backslash that nothing closes";
        }
        if (!isAssignment(code)) {
            return command.isEmpty() ? "is not a plain assignment" : "may be changed by the command '" + command + "'";
        }
        if (code.startsWith("+", ShellNames.endOf(code, 0))) {
            return "adds to the value that was there before";
        }
        if (separated) {
            return "has two commands on one line";
        }
        if (command.isEmpty() && assignments > 1) {
            return "has two assignments on one line";
        }
        if (code.endsWith("\r") && code.length() > 1 && " \t".indexOf(code.charAt(code.length() - 2)) >= 0) {
            return "ends in a carriage return, which bash takes for a command";
        }
        return command.isEmpty() ? "has a value that only the shell can tell" : "sets the value for one command only";
    }

    private static boolean isOperator(char c) {
        return c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || c == '<' || c == '>';
    }

    private void operator(char c) {
        if (c == '(') {
            nesting.open("(", ")", line);
        } else if (c == ')') {
            // Behind the pattern of a case a parenthesis closes nothing, and is right.
            boolean pattern = !nesting.isEmpty();
            concernsAll |= !nesting.close(")") && !pattern;
        } else if (text.startsWith("<<<", at)) {
            at += 2;
        } else if (text.startsWith("<<", at)) {
            nesting.open("<<", NEVER, line);
        }
        separated |= nesting.isEmpty() && (c == ';' || c == '&' || c == '|');
        commandMayStand |= c != '<' && c != '>';
        at++;
    }

    private void word() {
        int start = at;
        while (at < text.length() && !endsWord(text.charAt(at))) {
            skipPiece();
        }
        String word = text.substring(start, at);
        concernsAll |= !nesting.word(word, commandMayStand, line);
        if (!commandMayStand) {
            return;
        }
        boolean assigns = isAssignment(word);
        assignments += assigns ? 1 : 0;
        commandMayStand = assigns || leadsCommand(word);
        if (!commandMayStand) {
            // Within a substitution it is not the command of this line, but may sweep anyway.
            command = command.isEmpty() && nesting.isEmpty() ? word : command;
            concernsAll |= isSweeping(word);
        }
    }

    private static boolean isAssignment(String word) {
        int nameEnd = ShellNames.endOf(word, 0);
        return nameEnd > 0 && (word.startsWith("=", nameEnd) || word.startsWith("+=", nameEnd));
    }

    private static boolean endsWord(char c) {
        return c == ' ' || c == '\t' || c == '\n' || isOperator(c);
    }

    /** Skips a character, or what a quote or backslash makes one with it. */
    private void skipPiece() {
        char c = text.charAt(at);
        boolean escapes = c == '"' || text.startsWith("$'", at);
        if (c == '\\') {
            skipTo(at + 2);
        } else if (c == '`') {
            // Whatever runs in there runs in a shell of its own, and ends at the next one: it sets nothing here.
            at++;
            while (at < text.length() && text.charAt(at) != '`') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            skipTo(at + 1);
        } else if (c == '\'' || escapes) {
            char quote = c == '$' ? '\'' : c;
            at += c == '$' ? 2 : 1;
            while (at < text.length() && text.charAt(at) != quote) {
                at += escapes && text.charAt(at) == '\\' ? 2 : 1;
            }
            skipTo(at + 1);
        } else {
            at++;
        }
    }

    private void skipTo(int place) {
        if (place > text.length()) {
            unfinished = true;
            concernsAll = true;
        }
        at = Math.min(place, text.length());
    }

    private static boolean leadsCommand(String word) {
        return switch (word) {
            case "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "{", "}", "!", "time" ->
                true;
            default -> false;
        };
    }

    private static boolean isSweeping(String command) {
        return switch (command) {
            case ".", "source", "eval", "exit", "return", "exec", "builtin", "command" -> true;
            default -> command.indexOf('$') >= 0 || command.indexOf('`') >= 0;
        };
    }
}
