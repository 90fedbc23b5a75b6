package io.wirt.engine.playbook;

import io.wirt.spi.Data;
import io.wirt.spi.Kind;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Schema;
import io.wirt.spi.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reader of one section's items. An item that is wrong still becomes a declaration, so that the items that
 * refer to it are not blamed.
 */
final class SectionReader {
    private final Section section;
    private final Kinds kinds;
    private final YamlData yaml;
    private final Problems problems;

    SectionReader(Section section, Kinds kinds, YamlData yaml, Problems problems) {
        this.section = section;
        this.kinds = kinds;
        this.yaml = yaml;
        this.problems = problems;
    }

    List<Declaration> read(Data data) {
        if (data instanceof Data.Sequence sequence) {
            List<Declaration> declarations = new ArrayList<>(sequence.items().size());
            for (Data item : sequence.items()) {
                declarations.add(item(item));
            }
            reportDuplicates(declarations);
            return declarations;
        }
        if (!yaml.isIncomplete(data)) {
            problems.report(
                    PlaybookCode.WRONG_TYPE,
                    "'" + section.key() + "' is a list, found " + data.describe(),
                    data.span(),
                    "begin each item with '- '");
        }
        return List.of(Declaration.unreadable(data.span()));
    }

    private Declaration item(Data item) {
        if (item instanceof Data.Scalar word && !word.text().isEmpty()) {
            return declaration(word, new Data.Scalar("", true, word.span()));
        }
        if (item instanceof Data.Mapping mapping && !mapping.entries().isEmpty()) {
            if (mapping.entries().size() > 1) {
                reportSecondKey(mapping);
                return several(mapping.entries().get(0));
            }
            Data.Entry only = mapping.entries().get(0);
            return declaration(only.key(), only.value());
        }
        if (!yaml.isIncomplete(item)) {
            problems.report(
                    PlaybookCode.WRONG_TYPE,
                    "an item of '" + section.key() + "' is a kind with its settings, found " + item.describe(),
                    item.span(),
                    "write the item as - kind: { setting: value }");
        }
        return Declaration.unreadable(item.span());
    }

    private void reportSecondKey(Data.Mapping mapping) {
        Data.Scalar first = mapping.entries().get(0).key();
        Data.Scalar second = mapping.entries().get(1).key();
        boolean isKind = section.kinds(kinds).containsKey(second.text());
        problems.report(
                PlaybookCode.SEVERAL_KINDS,
                "an item has one kind, but " + Wording.quote(second.text()) + " stands beside "
                        + Wording.quote(first.text()),
                second.span(),
                isKind
                        ? "begin a new item with '- '"
                        : "indent it more than " + Wording.quote(first.text()) + " if it is one of its settings");
    }

    /** Its settings are beside it and not below it, so nothing is known but its kind. */
    private Declaration several(Data.Entry first) {
        String kind = section.kinds(kinds).containsKey(first.key().text())
                ? first.key().text()
                : "";
        return new Declaration(
                kind,
                "",
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                first.key().span());
    }

    private Declaration declaration(Data.Scalar word, Data value) {
        CommonSettings common = new CommonSettings(value, section, problems);
        Kind<?, ?> kind = section.kinds(kinds).get(word.text());
        if (kind == null) {
            reportUnknownKind(word);
            return declaration("", name(common.rest()), false, Optional.empty(), common, word.span());
        }
        Optional<Bound<?, ?>> bound = yaml.isIncomplete(value) ? Optional.empty() : bind(kind, common.rest(), problems);
        Schema<?> schema = kind.schema();
        Optional<Data.Mapping> settings = schema.asMapping(kind.name(), common.rest(), new Problems());
        String name = schema.named() && settings.isPresent() ? name(settings.get()) : "";
        boolean certain = bound.isPresent() || !schema.named() || !name.isEmpty();
        return declaration(kind.name(), name, certain, bound, common, word.span());
    }

    private static Declaration declaration(
            String kind, String name, boolean certain, Optional<Bound<?, ?>> bound, CommonSettings common, Span span) {
        return new Declaration(
                kind, name, certain, bound, common.requires(), common.restartOn(), common.warnIfUnknown(), span);
    }

    /** Optional is no subtype of itself over a supertype, so the two wildcards are captured here and the box renewed. */
    private static <D, S> Optional<Bound<?, ?>> bind(Kind<D, S> kind, Data settings, Problems problems) {
        Optional<D> desired = kind.schema().read(kind.name(), settings, problems);
        return desired.isPresent() ? Optional.of(new Bound<>(kind, desired.get())) : Optional.empty();
    }

    private static String name(Data settings) {
        if (settings instanceof Data.Mapping mapping) {
            Optional<Data.Entry> entry = mapping.find("name");
            if (entry.isPresent() && entry.get().value() instanceof Data.Scalar name) {
                return name.text();
            }
        }
        return "";
    }

    private void reportUnknownKind(Data.Scalar word) {
        String kind = word.text();
        if (section.otherKinds(kinds).containsKey(kind)) {
            boolean check = section == Section.RESOURCES;
            problems.report(
                    PlaybookCode.MISPLACED_KIND,
                    "'" + kind + "' is a " + (check ? "check" : "resource") + " and cannot stand under '"
                            + section.key() + "'",
                    word.span(),
                    check ? "move it to 'checks' or 'after-boot'" : "move it to 'resources'");
            return;
        }
        problems.report(
                PlaybookCode.UNKNOWN_KIND,
                "there is no kind " + Wording.quote(kind) + " for '" + section.key() + "'",
                word.span(),
                unknownKindHint(kind));
    }

    private String unknownKindHint(String kind) {
        Map<String, Kind<?, ?>> known = section.kinds(kinds);
        int colon = kind.indexOf(':');
        if (colon > 0 && known.containsKey(kind.substring(0, colon))) {
            return "put a blank after the colon";
        }
        String list = "the kinds here are " + String.join(", ", known.keySet());
        String guess = Wording.didYouMean(kind, known.keySet(), "");
        return guess.isEmpty() ? list : guess + " (" + list + ")";
    }

    private void reportDuplicates(List<Declaration> declarations) {
        Map<String, Span> places = new HashMap<>();
        for (Declaration declaration : declarations) {
            Span first = declaration.certain() ? places.putIfAbsent(declaration.id(), declaration.span()) : null;
            if (first != null) {
                Kind<?, ?> kind = section.kinds(kinds).get(declaration.kind());
                boolean named = kind != null && kind.schema().named();
                problems.report(
                        PlaybookCode.DUPLICATE_ID,
                        Wording.quote(declaration.id()) + " is declared already, in line " + first.line(),
                        declaration.span(),
                        named ? "give one of the two another name" : "merge the two: this kind has no names");
            }
        }
    }
}
