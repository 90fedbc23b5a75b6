package io.wirt.engine.playbook;

import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The parser's events of one YAML text, in order, up to its end or its first syntax error. */
final class YamlEvents {
    private final SourceText source;
    private final Problems problems;
    private final StreamReader reader;
    private final ParserImpl parser;

    YamlEvents(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        reader = new StreamReader(source.text());
        parser = new ParserImpl(reader, options);
    }

    Event next() {
        try {
            return parser.getEvent();
        } catch (MarkedYAMLException e) {
            SyntaxError.report(e, source, problems);
        } catch (RuntimeException e) {
            // The parser lets errors of its number parsing escape where an escape is malformed.
            problems.report(
                    PlaybookCode.SYNTAX,
                    "this is not YAML: a number could not be read",
                    source.span(reader.getIndex(), reader.getIndex() + 1),
                    "look for a wrong \\x, \\u or \\U escape");
        }
        throw new Unreadable();
    }

    /** The position at which an event begins. */
    static int start(Event event) {
        return event.getStartMark().getIndex();
    }

    /** The position behind an event. */
    static int end(Event event) {
        return event.getEndMark().getIndex();
    }

    /** The rest of the file cannot be read; the reason has been reported. */
    static final class Unreadable extends RuntimeException {
        Unreadable() {
            super(null, null, false, false);
        }
    }
}
