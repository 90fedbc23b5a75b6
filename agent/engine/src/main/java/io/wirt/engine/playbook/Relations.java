package io.wirt.engine.playbook;

import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The relations between the resources of one playbook, with references turned into positions in the list. */
final class Relations {
    /** Beyond so many different unknown ids, guessing what each one meant would take longer than it helps. */
    private static final int MOST_GUESSES = 100;

    /** Why one resource comes after another, in words that stand between their ids. */
    enum Word {
        REQUIRES("requires"),
        RESTART_ON("restart-on"),
        RESTARTED_BY("is restarted by");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * One resource comes after another.
     *
     * @param to the position of the one that comes first
     * @param span where the playbook says so
     */
    record Edge(Word word, int to, Span span) {}

    private final List<Declaration> declarations;
    private final Problems problems;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final Map<String, List<Integer>> restarters = new HashMap<>();
    private final List<Declaration> uncertain = new ArrayList<>();
    private final Map<String, String> guesses = new HashMap<>();
    private final List<List<Edge>> edges = new ArrayList<>();

    /** Reports references to what is not there. */
    Relations(List<Declaration> declarations, Problems problems) {
        this.declarations = declarations;
        this.problems = problems;
        for (int i = 0; i < declarations.size(); i++) {
            index(i, declarations.get(i));
        }
        for (int i = 0; i < declarations.size(); i++) {
            edges.add(resolve(i, declarations.get(i)));
        }
    }

    /** For each declaration, in their order, what it comes after. */
    List<List<Edge>> edges() {
        return edges;
    }

    /** The ids of what a declaration requires. */
    List<String> requires(int position) {
        return ids(position, true);
    }

    /** The ids of what a declaration listens to. */
    List<String> listensTo(int position) {
        return ids(position, false);
    }

    private List<String> ids(int position, boolean required) {
        List<String> ids = new ArrayList<>();
        for (Edge edge : edges.get(position)) {
            String id = declarations.get(edge.to()).id();
            if ((edge.word() == Word.REQUIRES) == required && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private void index(int position, Declaration declaration) {
        if (!declaration.certain()) {
            uncertain.add(declaration);
            return;
        }
        positions.putIfAbsent(declaration.id(), position);
        Optional<Bound<?, ?>> bound = declaration.bound();
        if (bound.isPresent()) {
            for (String restarted : bound.get().restarts()) {
                restarters.computeIfAbsent(restarted, id -> new ArrayList<>()).add(position);
            }
        }
    }

    private List<Edge> resolve(int position, Declaration declaration) {
        List<Edge> found = new ArrayList<>();
        for (Reference reference : declaration.requires()) {
            resolve(position, Word.REQUIRES, reference, found);
        }
        Optional<List<Reference>> restartOn = declaration.restartOn();
        if (restartOn.isPresent()) {
            for (Reference reference : restartOn.get()) {
                resolve(position, Word.RESTART_ON, reference, found);
            }
        } else if (declaration.certain()) {
            for (int restarter : restarters.getOrDefault(declaration.id(), List.of())) {
                if (restarter != position) {
                    found.add(new Edge(Word.RESTARTED_BY, restarter, declaration.span()));
                }
            }
        }
        return found;
    }

    private void resolve(int position, Word word, Reference reference, List<Edge> found) {
        Integer target = positions.get(reference.id());
        if (target == null) {
            reportUnknown(reference);
        } else if (target == position) {
            problems.report(
                    PlaybookCode.SELF_REFERENCE,
                    Wording.quote(reference.id()) + " names itself under '" + word.text() + "'",
                    reference.span(),
                    "remove it");
        } else {
            found.add(new Edge(word, target, reference.span()));
        }
    }

    private void reportUnknown(Reference reference) {
        for (Declaration declaration : uncertain) {
            if (declaration.couldBe(reference.id())) {
                return;
            }
        }
        String hint = guesses.get(reference.id());
        if (hint == null) {
            hint = guesses.size() < MOST_GUESSES ? guess(reference.id()) : "use the id of a resource in this file";
            guesses.put(reference.id(), hint);
        }
        problems.report(
                PlaybookCode.UNKNOWN_REFERENCE,
                "no resource of this playbook has the id " + Wording.quote(reference.id()),
                reference.span(),
                hint);
    }

    private String guess(String word) {
        for (String id : positions.keySet()) {
            if (id.endsWith("/" + word)) {
                return "did you mean '" + id + "'?";
            }
        }
        return Wording.didYouMean(word, positions.keySet(), "ids are kind/name, or the kind alone if it has no name");
    }
}
