package io.wirt.engine.playbook;

import static io.wirt.engine.playbook.YamlEvents.end;
import static io.wirt.engine.playbook.YamlEvents.start;

import io.wirt.spi.Code;
import io.wirt.spi.Data;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * The YAML of one playbook, on its way to data with places. It knows the subset that playbooks may use: what YAML has
 * beyond maps, lists and single values is reported here.
 */
final class YamlData {
    /** Maps and lists within each other, the outermost counted. */
    static final int DEEPEST = 32;

    private final SourceText source;
    private final Problems problems;
    private final YamlEvents events;
    private final Set<Data> incomplete = Collections.newSetFromMap(new IdentityHashMap<>());
    private int omissions;
    private int lastEnd;

    YamlData(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.events = new YamlEvents(source, problems);
    }

    /** The data of the first document; empty if there is none or its syntax is broken, which has been reported. */
    Optional<Data> read() {
        try {
            events.next();
            if (events.next() instanceof StreamEndEvent) {
                return nothing();
            }
            Data data = node(events.next(), 1);
            events.next();
            Event after = events.next();
            if (after instanceof DocumentStartEvent) {
                problems.report(
                        PlaybookCode.SEVERAL_DOCUMENTS,
                        "a second YAML document begins here",
                        source.word(start(after)),
                        "write one playbook into one file");
            }
            return data instanceof Data.Scalar && data.describe().equals("nothing") && !isIncomplete(data)
                    ? nothing()
                    : Optional.of(data);
        } catch (YamlEvents.Unreadable reported) {
            return Optional.empty();
        }
    }

    /** Whether a part of this data was refused and left out, so that what it lacks is nobody's mistake. */
    boolean isIncomplete(Data data) {
        return incomplete.contains(data);
    }

    private Optional<Data> nothing() {
        problems.report(PlaybookCode.EMPTY, "the playbook is empty", Span.START, "begin with wirt: 1");
        return Optional.empty();
    }

    private Data node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        reportProperties((NodeEvent) event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (depth > DEEPEST) {
            problems.report(
                    PlaybookCode.TOO_DEEP,
                    "maps and lists lie more than " + DEEPEST + " deep in each other",
                    source.span(start(event), start(event) + 1),
                    "no kind needs so many levels; is a bracket not closed?");
            throw new YamlEvents.Unreadable();
        }
        int before = omissions;
        Data data = event instanceof MappingStartEvent mapping
                ? mapping(mapping, depth)
                : sequence((CollectionStartEvent) event, depth);
        if (omissions > before) {
            incomplete.add(data);
        }
        return data;
    }

    private Data alias(AliasEvent alias) {
        problems.report(
                PlaybookCode.ALIAS,
                "playbooks have no aliases: " + Wording.quote("*" + alias.getAnchor()),
                source.span(start(alias), end(alias)),
                "write the value itself, or put it in quotes if it begins with *");
        lastEnd = end(alias);
        Data placeholder = new Data.Scalar("", true, source.span(start(alias), end(alias)));
        incomplete.add(placeholder);
        omissions++;
        return placeholder;
    }

    private void reportProperties(NodeEvent event) {
        if (event.getAnchor() != null) {
            problems.report(
                    PlaybookCode.ANCHOR,
                    "playbooks have no anchors: " + Wording.quote("&" + event.getAnchor()),
                    source.word(start(event)),
                    "remove it, or put the value in quotes if it begins with &");
        }
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null) {
            problems.report(
                    PlaybookCode.TAG,
                    "playbooks have no tags: the setting decides what type a value has",
                    source.word(start(event)),
                    "remove the tag, or put the value in quotes if it begins with !");
        }
    }

    private Data.Scalar scalar(ScalarEvent event) {
        lastEnd = end(event);
        Span span = source.span(start(event), lastEnd);
        if (Wording.hasHalfCharacter(event.getValue())) {
            problems.report(
                    PlaybookCode.CONTROL_CHARACTER,
                    "the value holds half a character",
                    span,
                    "write the character itself, or one \\U escape");
        }
        return new Data.Scalar(event.getValue(), event.isPlain(), span);
    }

    private Data.Sequence sequence(CollectionStartEvent event, int depth) {
        List<Data> items = new ArrayList<>();
        Event item = events.next();
        while (!(item instanceof SequenceEndEvent)) {
            items.add(node(item, depth + 1));
            item = events.next();
        }
        return new Data.Sequence(items, collectionSpan(event, item));
    }

    private Data.Mapping mapping(MappingStartEvent event, int depth) {
        List<Data.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        Event item = events.next();
        while (!(item instanceof MappingEndEvent)) {
            Data key = node(item, depth + 1);
            Data value = node(events.next(), depth + 1);
            if (key instanceof Data.Scalar word && isKey(word) && isNew(word, lines)) {
                entries.add(new Data.Entry(word, value));
            } else if (!(key instanceof Data.Scalar)) {
                omit(PlaybookCode.BAD_KEY, "a key is a single value, found " + key.describe(), key, Wording.QUOTE_IT);
            }
            item = events.next();
        }
        return new Data.Mapping(entries, collectionSpan(event, item));
    }

    private boolean isKey(Data.Scalar key) {
        if (isIncomplete(key)) {
            return false;
        }
        if (key.plain() && key.text().equals("<<")) {
            omit(PlaybookCode.MERGE_KEY, "playbooks have no merge keys", key, "write the settings themselves");
            return false;
        }
        if (key.text().isEmpty()) {
            omit(PlaybookCode.BAD_KEY, "a key is missing", key, "write a word before the colon");
            return false;
        }
        if (Wording.hasControlCharacter(key.text())) {
            omit(PlaybookCode.CONTROL_CHARACTER, "the key holds a control character", key, "write it on one line");
            return false;
        }
        return true;
    }

    private boolean isNew(Data.Scalar key, Map<String, Integer> lines) {
        Integer first = lines.putIfAbsent(key.text(), key.span().line());
        if (first != null) {
            problems.report(
                    PlaybookCode.DUPLICATE_KEY,
                    "the key " + Wording.quote(key.text()) + " stands in this map already, in line " + first,
                    key.span(),
                    "remove one of the two");
        }
        return first == null;
    }

    private void omit(Code code, String summary, Data key, String hint) {
        problems.report(code, summary, key.span(), hint);
        omissions++;
    }

    /** The parser ends a block where the next token begins, which may be pages below; its last value ends earlier. */
    private Span collectionSpan(CollectionStartEvent start, Event end) {
        if (start.isFlow()) {
            lastEnd = end(end);
        }
        return source.span(start(start), lastEnd);
    }
}
