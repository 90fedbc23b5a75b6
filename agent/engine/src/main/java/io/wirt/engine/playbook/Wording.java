package io.wirt.engine.playbook;

import io.wirt.spi.Suggestion;
import java.util.Collection;

/** The wording of diagnostics: quotes a playbook's words, guesses at the meant ones. */
final class Wording {
    static final String QUOTE_IT = "put text that begins with { or [ in quotes";

    private static final int LONGEST_QUOTED = 60;

    private Wording() {}

    static String quote(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTED) {
            return "'" + text + "'";
        }
        return "'" + text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTED)) + "...'";
    }

    /** Like {@link Suggestion#didYouMean}, without its cost for a word that is too long to be anybody's slip. */
    static String didYouMean(String word, Collection<String> candidates, String otherwise) {
        return word.length() > LONGEST_QUOTED ? otherwise : Suggestion.didYouMean(word, candidates, otherwise);
    }

    static boolean hasControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || isLineBreakOfYamlOnly(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an escape has left one half of a surrogate pair, which no encoding can write. */
    static boolean hasHalfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** NEL, LS and PS end a line for YAML and for no editor, so a line could hide behind them. */
    static boolean isLineBreakOfYamlOnly(int point) {
        return point == 0x85 || point == 0x2028 || point == 0x2029;
    }
}
