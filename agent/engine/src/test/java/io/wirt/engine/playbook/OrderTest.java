package io.wirt.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.playbook.Relations.Edge;
import io.wirt.engine.playbook.Relations.Word;
import io.wirt.spi.Diagnostic;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws of the order, tried on generated graphs; a failure names the seed of its graph. */
class OrderTest {
    private static final int GRAPHS = 2_000;
    private static final List<Word> WORDS = List.of(Word.values());

    private static List<List<Edge>> graph(int seed) {
        Random random = new Random(seed);
        int size = random.nextInt(12);
        int edges = size == 0 ? 0 : random.nextInt(size + size / 2 + 1);
        List<List<Edge>> graph = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            graph.add(new ArrayList<>());
        }
        for (int i = 0; i < edges; i++) {
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            if (from != to) {
                graph.get(from)
                        .add(new Edge(WORDS.get(random.nextInt(WORDS.size())), to, new Span(from + 1, to + 1, 1)));
            }
        }
        return graph;
    }

    /** Slow and plain: of all that has not come yet and waits for nothing, the first. */
    private static List<Integer> expected(List<List<Edge>> graph) {
        List<Integer> order = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < graph.size() && !moved; i++) {
                if (!order.contains(i) && graph.get(i).stream().allMatch(edge -> order.contains(edge.to()))) {
                    order.add(i);
                    moved = true;
                }
            }
        }
        return order;
    }

    private static List<Diagnostic> cycles(List<List<Edge>> graph, Order order) {
        List<Declaration> declarations = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            Span place = new Span(i + 1, 1, 1);
            declarations.add(
                    new Declaration("r" + i, "", true, Optional.empty(), List.of(), Optional.empty(), false, place));
        }
        Problems problems = new Problems();
        order.reportCycles(declarations, problems);
        return problems.sorted();
    }

    @Test
    void ofWhatWaitsForNothingTheFirstInTheFileComesFirst() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            List<List<Edge>> graph = graph(seed);
            assertThat(new Order(graph).positions()).as("seed %d", seed).isEqualTo(expected(graph));
        }
    }

    @Test
    void nothingMovesWhereTheFileIsInOrderAlready() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            List<List<Edge>> graph = new ArrayList<>();
            for (List<Edge> edges : graph(seed)) {
                int position = graph.size();
                graph.add(edges.stream().filter(edge -> edge.to() < position).toList());
            }
            assertThat(new Order(graph).positions())
                    .as("seed %d", seed)
                    .isSorted()
                    .hasSameSizeAs(graph);
        }
    }

    @Test
    void aCycleIsReportedExactlyWhereNoOrderExists() {
        int cyclic = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            List<List<Edge>> graph = graph(seed);
            boolean complete = expected(graph).size() == graph.size();
            cyclic += complete ? 0 : 1;
            assertThat(cycles(graph, new Order(graph)).isEmpty())
                    .as("seed %d", seed)
                    .isEqualTo(complete);
        }
        assertThat(cyclic).isBetween(GRAPHS / 10, GRAPHS * 9 / 10);
    }

    @Test
    void everyStepOfAReportedCycleIsARelationOfTheGraphAndItClosesAtItsPlace() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            List<List<Edge>> graph = graph(seed);
            for (Diagnostic cycle : cycles(graph, new Order(graph))) {
                String text = cycle.summary().substring("no order satisfies this cycle: ".length());
                List<String> words = List.of(
                        text.replace("is restarted by", "is-restarted-by").split(" ", -1));
                assertThat(words.get(0)).as("seed %d", seed).isEqualTo(words.get(words.size() - 1));
                Span last = Span.START;
                for (int i = 0; i + 2 < words.size(); i += 2) {
                    last = step(graph, words.subList(i, i + 3), seed);
                }
                assertThat(cycle.span()).as("seed %d", seed).isEqualTo(last);
            }
        }
    }

    private static Span step(List<List<Edge>> graph, List<String> step, int seed) {
        int from = Integer.parseInt(step.get(0).substring(1));
        int to = Integer.parseInt(step.get(2).substring(1));
        String word = step.get(1).replace('-', ' ').replace("restart on", "restart-on");
        List<Edge> matching = graph.get(from).stream()
                .filter(edge -> edge.to() == to && edge.word().text().equals(word))
                .toList();
        assertThat(matching).as("seed %d: %s", seed, step).isNotEmpty();
        return matching.get(0).span();
    }

    @Test
    void twoCyclesApartAreTwoDiagnostics() {
        List<List<Edge>> graph = new ArrayList<>();
        for (int to : new int[] {1, 0, 3, 2}) {
            graph.add(List.of(new Edge(Word.REQUIRES, to, new Span(graph.size() + 1, 1, 1))));
        }
        assertThat(cycles(graph, new Order(graph)))
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "no order satisfies this cycle: r0 requires r1 requires r0",
                        "no order satisfies this cycle: r2 requires r3 requires r2");
    }

    @Test
    void aCycleIsToldFromItsFirstResourceEvenIfItIsFoundFromAnother() {
        List<List<Edge>> graph = new ArrayList<>();
        for (int to : new int[] {2, 2, 1}) {
            graph.add(List.of(new Edge(Word.REQUIRES, to, new Span(graph.size() + 1, 1, 1))));
        }
        assertThat(cycles(graph, new Order(graph)))
                .extracting(Diagnostic::summary)
                .containsExactly("no order satisfies this cycle: r1 requires r2 requires r1");
    }

    @Test
    void fourHundredThousandResourcesInReverseAreOrderedWithinSeconds() {
        int size = 400_000;
        List<List<Edge>> graph = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            graph.add(i + 1 < size ? List.of(new Edge(Word.REQUIRES, i + 1, Span.START)) : List.of());
        }
        long begin = System.nanoTime();
        List<Integer> positions = new Order(graph).positions();
        assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
        assertThat(positions).hasSize(size).startsWith(size - 1, size - 2).endsWith(0);
    }
}
