package io.wirt.engine.playbook;

import io.wirt.spi.Data;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Type;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings that belong to the engine and not to a kind, taken out of an item's map. */
final class CommonSettings {
    /** No kind can have a setting of one of these names. */
    static final Set<String> NAMES = Set.of("requires", "restart-on", "unknown");

    private static final Type<String> IF_UNKNOWN = Types.choice("warn", "block");

    private final Section section;
    private final Problems problems;
    private final Data rest;
    private List<Reference> requires = List.of();
    private Optional<List<Reference>> restartOn = Optional.empty();
    private boolean warnIfUnknown;

    CommonSettings(Data settings, Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
        this.rest = settings instanceof Data.Mapping mapping ? take(mapping) : settings;
    }

    /** What is left for the kind to read. */
    Data rest() {
        return rest;
    }

    List<Reference> requires() {
        return requires;
    }

    Optional<List<Reference>> restartOn() {
        return restartOn;
    }

    boolean warnIfUnknown() {
        return warnIfUnknown;
    }

    private Data.Mapping take(Data.Mapping mapping) {
        List<Data.Entry> others = new ArrayList<>(mapping.entries().size());
        for (Data.Entry entry : mapping.entries()) {
            switch (entry.key().text()) {
                case "requires" -> {
                    if (isRelation(entry)) {
                        requires = references(entry.value());
                    }
                }
                case "restart-on" -> {
                    if (isRelation(entry)) {
                        restartOn = Optional.of(references(entry.value()));
                    }
                }
                case "unknown" -> takeUnknown(entry);
                default -> others.add(entry);
            }
        }
        return new Data.Mapping(others, mapping.span());
    }

    private boolean isRelation(Data.Entry entry) {
        if (section != Section.RESOURCES) {
            problems.report(
                    PlaybookCode.MISPLACED_SETTING,
                    "only resources take '" + entry.key().text() + "', not the items of '" + section.key() + "'",
                    entry.key().span(),
                    section == Section.CHECKS
                            ? "remove it: all checks come before all resources"
                            : "remove it: all of 'after-boot' comes after all resources");
        }
        return section == Section.RESOURCES;
    }

    private void takeUnknown(Data.Entry entry) {
        if (section == Section.RESOURCES) {
            problems.report(
                    PlaybookCode.MISPLACED_SETTING,
                    "only checks take 'unknown', not the items of 'resources'",
                    entry.key().span(),
                    "remove it: what cannot be observed of a resource always blocks");
        } else {
            warnIfUnknown =
                    IF_UNKNOWN.read(entry.value(), problems).orElse("block").equals("warn");
        }
    }

    private List<Reference> references(Data data) {
        List<Data> items = data instanceof Data.Sequence sequence ? sequence.items() : List.of(data);
        List<Reference> references = new ArrayList<>(items.size());
        for (Data item : items) {
            if (item instanceof Data.Scalar scalar && !scalar.text().isEmpty()) {
                Optional<String> id = Types.text().read(item, problems);
                id.ifPresent(text -> references.add(new Reference(text, item.span())));
            } else {
                problems.report(
                        PlaybookCode.WRONG_TYPE,
                        "expected the id of a resource, found " + item.describe(),
                        item.span(),
                        "write ids in a list, as [service/ksm], or [] for none");
            }
        }
        return references;
    }
}
