package io.wirt.engine.playbook;

import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import io.wirt.spi.output.Visible;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The parser's complaints in our words: where to look and what to do, not what the grammar expected. */
final class SyntaxError {
    private static final String[][] HINTS = {
        {"mapping values are not allowed", "mend the indentation, or put text that holds a colon in quotes"},
        {"could not find expected ':'", "a key needs a colon and a blank after it"},
        {"expected <block end>", "indent it like the line that it belongs with"},
        {"cannot start any token", "put the value in quotes"},
        {"unknown escape character", "write \\\\ for a backslash, or use single quotes"},
        {"unexpected character found", "put text that begins with * or & in quotes"},
        {"expected '<document start>'", "the playbook has ended before this; is the line above indented wrongly?"},
        {"unexpected end of stream", "close the quote that opens here"},
        {"unexpected document separator", "close the quote before the document ends"},
    };

    private SyntaxError() {}

    static void report(MarkedYAMLException error, SourceText source, Problems problems) {
        int place = position(error, source);
        String problem = problem(error);
        Span span = source.span(place, place + 1);
        if (source.isTab(place)) {
            problems.report(PlaybookCode.TAB, "a tab in the indentation", span, "indent with blanks");
        } else {
            problems.report(PlaybookCode.SYNTAX, "this is not YAML: " + problem, span, hint(problem, error));
        }
    }

    /** What is missing at the end of the file is to be mended where it was opened. */
    private static int position(MarkedYAMLException error, SourceText source) {
        Mark problem = error.getProblemMark();
        Mark context = error.getContextMark();
        int place = problem == null ? 0 : problem.getIndex();
        boolean atEnd = place >= source.length();
        return context != null && (problem == null || atEnd) ? context.getIndex() : place;
    }

    /** The parser's words, without the advice on indentation that it gives on any character. */
    private static String problem(MarkedYAMLException error) {
        String problem = error.getProblem() == null ? "a syntax error" : error.getProblem();
        int advice = problem.indexOf(". (Do not use");
        return Visible.text((advice < 0 ? problem : problem.substring(0, advice)).stripTrailing());
    }

    private static String hint(String problem, MarkedYAMLException error) {
        Mark opening = error.getContextMark();
        if (problem.contains("expected ',' or") && opening != null) {
            return "put commas between items and close the bracket of line " + (opening.getLine() + 1);
        }
        for (String[] hint : HINTS) {
            if (problem.contains(hint[0])) {
                return hint[1];
            }
        }
        return "look for a missing quote, bracket, or blank after a colon";
    }
}
