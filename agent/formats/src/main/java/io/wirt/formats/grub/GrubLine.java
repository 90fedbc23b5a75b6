package io.wirt.formats.grub;

import io.wirt.formats.text.Splice;

/**
 * One line of a menu as GRUB legacy reads it (docs/domain 1.2), each of whose characters knows its place in the file.
 *
 * <p>The text holds no line breaks, carriage returns or TABs: GRUB has dropped or replaced them by then. It ends at a NUL,
 * because GRUB's string functions do, and is not cut at 1500 characters: who cares asks for its length.
 */
final class GrubLine {

    private final String text;
    private final int number;
    /** Where the line begins in the file. */
    private final int start;
    /** For each character of the text, where it begins and ends in the file; none if all stand there in a row. */
    private final int[] starts;

    private final int[] ends;

    private GrubLine(String text, int number, int start, int[] starts, int[] ends) {
        int nul = text.indexOf('\0');
        this.text = nul < 0 ? text : text.substring(0, nul);
        this.number = number;
        this.start = start;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * A line that stands in the file as GRUB sees it, character for character.
     *
     * @param number of the physical line where it starts, from 1
     * @param start where it begins in the file
     */
    static GrubLine inARow(String text, int number, int start) {
        return new GrubLine(text, number, start, new int[0], new int[0]);
    }

    /**
     * A line of which GRUB drops characters.
     *
     * @param number of the physical line where it starts, from 1
     * @param starts for each character, where it begins in the file
     * @param ends for each character, where it ends there: a backslash, its newline and what lies between are one blank
     */
    static GrubLine scattered(String text, int number, int[] starts, int[] ends) {
        return new GrubLine(text, number, starts[0], starts, ends);
    }

    String text() {
        return text;
    }

    int number() {
        return number;
    }

    /** The command word, which ends at a blank or an equals sign. */
    String command() {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '=') {
            end++;
        }
        return text.substring(0, end);
    }

    /** Where the command's own argument starts; blanks and equals signs before it are skipped. */
    int argumentStart() {
        int at = command().length();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '=')) {
            at++;
        }
        return at;
    }

    String argument() {
        return text.substring(argumentStart());
    }

    int endOfWord(int start) {
        int blank = text.indexOf(' ', start);
        return blank < 0 ? text.length() : blank;
    }

    int skipBlanks(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The place in the file behind the last character of the text. */
    int endInFile() {
        return text.isEmpty() ? 0 : endOf(text.length() - 1);
    }

    private int startOf(int character) {
        return starts.length == 0 ? start + character : starts[character];
    }

    private int endOf(int character) {
        return ends.length == 0 ? start + character + 1 : ends[character];
    }

    /** A splice of this line's text as one of the file. An insertion lands directly behind the character before it. */
    Splice inFile(Splice splice) {
        int before = endOf(Math.max(splice.start() - 1, 0));
        return splice.start() == splice.end()
                ? new Splice(before, before, splice.replacement())
                : new Splice(startOf(splice.start()), endOf(splice.end() - 1), splice.replacement());
    }
}
