package io.wirt.formats.sysv;

import io.wirt.formats.text.Lines;
import java.util.Optional;

/**
 * What an init script says about the runlevels it is meant for (docs/domain 4.1).
 *
 * @param levels the runlevels in which it is to be on, as digits; empty for none
 * @param start its priority among those started, 0 to 99
 * @param stop its priority among those stopped, 0 to 99
 */
public record InitScriptHeader(String levels, int start, int stop) {

    /** What chkconfig gives a script that has only an LSB block [K]; dependencies may change it later. */
    private static final int LSB_PRIORITY = 50;

    /** Empty if chkconfig would say that the service does not support it: no header, or a broken one. */
    public static Optional<InitScriptHeader> parse(String script) {
        boolean inLsbBlock = false;
        Optional<InitScriptHeader> lsb = Optional.empty();
        for (int start = 0; start < script.length(); start = Lines.next(script, start)) {
            String line = Lines.lineAt(script, start).strip();
            if (!line.startsWith("#")) {
                continue;
            }
            String comment = line.substring(1).strip();
            if (comment.startsWith("chkconfig:")) {
                return ofChkconfig(new Words(comment.substring("chkconfig:".length())));
            } else if (line.startsWith("### BEGIN INIT INFO")) {
                inLsbBlock = true;
            } else if (line.startsWith("### END INIT INFO")) {
                inLsbBlock = false;
            } else if (inLsbBlock && comment.startsWith("Default-Start:")) {
                lsb = ofLsb(comment.substring("Default-Start:".length()));
            }
        }
        return lsb;
    }

    private static Optional<InitScriptHeader> ofChkconfig(Words words) {
        String levels = words.next();
        int start = priority(words.next());
        int stop = priority(words.next());
        if (levels.equals("-")) {
            levels = "";
        } else if (levels.isEmpty() || !areLevels(levels)) {
            return Optional.empty();
        }
        return start < 0 || stop < 0 ? Optional.empty() : Optional.of(new InitScriptHeader(levels, start, stop));
    }

    private static Optional<InitScriptHeader> ofLsb(String value) {
        Words words = new Words(value);
        StringBuilder levels = new StringBuilder();
        for (String level = words.next(); !level.isEmpty(); level = words.next()) {
            levels.append(level);
        }
        return areLevels(levels.toString())
                ? Optional.of(new InitScriptHeader(levels.toString(), LSB_PRIORITY, LSB_PRIORITY))
                : Optional.empty();
    }

    private static boolean areLevels(String levels) {
        for (int i = 0; i < levels.length(); i++) {
            if (levels.charAt(i) < '0' || levels.charAt(i) > '6') {
                return false;
            }
        }
        return true;
    }

    private static int priority(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || value > 9) {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return digits.isEmpty() ? -1 : value;
    }

    /** The words of a line, one after the other; then empty ones. */
    private static final class Words {
        private String rest;

        Words(String rest) {
            this.rest = rest.strip();
        }

        String next() {
            int end = 0;
            while (end < rest.length() && rest.charAt(end) > ' ') {
                end++;
            }
            String word = rest.substring(0, end);
            rest = rest.substring(end).strip();
            return word;
        }
    }
}
