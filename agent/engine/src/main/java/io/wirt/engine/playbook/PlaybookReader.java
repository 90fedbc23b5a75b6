package io.wirt.engine.playbook;

import io.wirt.spi.Data;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from a playbook's text to its bound resources in order, or to all of its mistakes at once.
 *
 * <p>The ids of resources are unique, those of checks are, and those of {@code after-boot} are; what is demanded before
 * and again after the boot may bear one id in both sections.
 */
public final class PlaybookReader {
    /** The largest playbook, in bytes. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private static final String VERSION = "1";
    private static final List<String> KEYS = List.of("wirt", "name", "checks", "resources", "after-boot");

    private final PlaybookSource source;
    private final Kinds kinds;
    private final Problems problems = new Problems();

    private PlaybookReader(PlaybookSource source, Kinds kinds) {
        this.source = source;
        this.kinds = kinds;
    }

    /** Never throws on what the file holds: every mistake in it is a diagnostic. */
    public static Reading read(PlaybookSource source, Kinds kinds) {
        PlaybookReader reader = new PlaybookReader(source, kinds);
        Optional<Playbook> playbook = reader.read();
        return playbook.isPresent()
                ? new Reading.Accepted(playbook.get())
                : new Reading.Rejected(source, reader.problems.sorted());
    }

    private Optional<Playbook> read() {
        if (source.bytes().size() > LARGEST) {
            problems.report(
                    PlaybookCode.TOO_LARGE,
                    "the file has " + source.bytes().size() + " bytes; a playbook has at most " + LARGEST,
                    Span.START,
                    "is this the right file? If so, split it");
            return Optional.empty();
        }
        Optional<SourceText> text = SourceText.strict(source.bytes(), problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        YamlData yaml = new YamlData(text.get(), problems);
        Optional<Data> root = yaml.read();
        return root.isPresent() ? playbook(root.get(), yaml) : Optional.empty();
    }

    private Optional<Playbook> playbook(Data root, YamlData yaml) {
        if (!(root instanceof Data.Mapping mapping)) {
            problems.report(
                    PlaybookCode.WRONG_TYPE,
                    "a playbook is a map, found " + root.describe(),
                    root.span(),
                    "begin with wirt: 1, on a line of its own");
            return Optional.empty();
        }
        reportUnknownKeys(mapping, yaml);
        readVersion(mapping, yaml);
        String name = readName(mapping, yaml);
        Map<Section, List<Declaration>> sections = readSections(mapping, yaml);
        List<Declaration> resources = sections.getOrDefault(Section.RESOURCES, List.of());
        Relations relations = new Relations(resources, problems);
        Order order = new Order(relations.edges());
        order.reportCycles(resources, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Playbook(
                source,
                name,
                source.bytes().sha256(),
                checks(sections.getOrDefault(Section.CHECKS, List.of())),
                resources(resources, relations, order),
                checks(sections.getOrDefault(Section.AFTER_BOOT, List.of()))));
    }

    private void reportUnknownKeys(Data.Mapping mapping, YamlData yaml) {
        boolean sections = yaml.isIncomplete(mapping);
        for (Data.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            boolean known = KEYS.contains(key);
            // A misspelt section is one mistake, not two.
            sections |= !known || KEYS.indexOf(key) > 1;
            if (!known) {
                problems.report(
                        PlaybookCode.UNKNOWN_KEY,
                        "a playbook has no key " + Wording.quote(key),
                        entry.key().span(),
                        unknownKeyHint(key));
            }
        }
        if (!sections) {
            problems.report(
                    PlaybookCode.NOTHING_DECLARED,
                    "the playbook declares nothing",
                    mapping.span(),
                    "add a list under 'resources', 'checks' or 'after-boot'");
        }
    }

    private String unknownKeyHint(String key) {
        if (kinds.resources().containsKey(key)) {
            return "move it below 'resources', as an item that begins with '- '";
        }
        if (kinds.checks().containsKey(key)) {
            return "move it below 'checks', as an item that begins with '- '";
        }
        return Wording.didYouMean(key, KEYS, "its keys are " + String.join(", ", KEYS));
    }

    private void readVersion(Data.Mapping mapping, YamlData yaml) {
        Optional<Data.Entry> entry = mapping.find("wirt");
        if (entry.isPresent() && !yaml.isIncomplete(entry.get().value())) {
            verifyVersion(entry.get().value());
        } else if (entry.isEmpty() && !yaml.isIncomplete(mapping)) {
            problems.report(
                    PlaybookCode.MISSING_KEY,
                    "the playbook does not say for which version of playbooks it was written",
                    mapping.span(),
                    "begin with wirt: 1");
        }
    }

    private void verifyVersion(Data value) {
        if (!(value instanceof Data.Scalar version) || value.describe().equals("nothing")) {
            problems.report(
                    PlaybookCode.WRONG_TYPE,
                    "'wirt' is the version of playbooks, found " + value.describe(),
                    value.span(),
                    "write wirt: 1");
        } else if (!version.text().equals(VERSION)) {
            problems.report(
                    PlaybookCode.VERSION,
                    "this Wirt reads playbooks of version 1, not " + Wording.quote(version.text()),
                    value.span(),
                    "write wirt: 1, or use the Wirt that the playbook was written for");
        }
    }

    private String readName(Data.Mapping mapping, YamlData yaml) {
        Optional<Data.Entry> entry = mapping.find("name");
        if (entry.isEmpty() || yaml.isIncomplete(entry.get().value())) {
            return fileName(source.path());
        }
        return Types.text().read(entry.get().value(), problems).orElse("");
    }

    private static String fileName(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int end =
                file.endsWith(".yaml") ? file.length() - 5 : file.endsWith(".yml") ? file.length() - 4 : file.length();
        return end == 0 ? file : file.substring(0, end);
    }

    private Map<Section, List<Declaration>> readSections(Data.Mapping mapping, YamlData yaml) {
        Map<Section, List<Declaration>> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            Optional<Data.Entry> entry = mapping.find(section.key());
            if (entry.isPresent()) {
                SectionReader reader = new SectionReader(section, kinds, yaml, problems);
                sections.put(section, reader.read(entry.get().value()));
            }
        }
        return sections;
    }

    private static List<Resource> checks(List<Declaration> declarations) {
        List<Resource> checks = new ArrayList<>(declarations.size());
        for (Declaration declaration : declarations) {
            checks.add(resource(declaration, List.of(), List.of()));
        }
        return checks;
    }

    private static List<Resource> resources(List<Declaration> declarations, Relations relations, Order order) {
        List<Resource> resources = new ArrayList<>(declarations.size());
        for (int position : order.positions()) {
            resources.add(
                    resource(declarations.get(position), relations.requires(position), relations.listensTo(position)));
        }
        return resources;
    }

    private static Resource resource(Declaration declaration, List<String> requires, List<String> listensTo) {
        return new Resource(
                declaration.id(),
                declaration.bound().orElseThrow(),
                requires,
                listensTo,
                declaration.warnIfUnknown(),
                declaration.span());
    }
}
