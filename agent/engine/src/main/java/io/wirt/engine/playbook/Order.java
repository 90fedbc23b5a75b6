package io.wirt.engine.playbook;

import io.wirt.engine.playbook.Relations.Edge;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The order in which resources are planned and applied: of those whose predecessors are through, always the one that
 * stands first in the file. So nothing moves unless a relation demands it. The work grows as n log n.
 */
final class Order {
    private final List<List<Edge>> edges;
    private final List<Integer> positions = new ArrayList<>();
    private final int[] waitsFor;

    Order(List<List<Edge>> edges) {
        this.edges = edges;
        this.waitsFor = new int[edges.size()];
        sort();
    }

    /** Positions in the file; those that lie on a cycle, or after one, are missing. */
    List<Integer> positions() {
        return positions;
    }

    private void sort() {
        List<List<Integer>> followers = followers();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        for (Integer first = ready.poll(); first != null; first = ready.poll()) {
            positions.add(first);
            for (int follower : followers.get(first)) {
                if (--waitsFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
    }

    private List<List<Integer>> followers() {
        List<List<Integer>> followers = new ArrayList<>(edges.size());
        for (int i = 0; i < edges.size(); i++) {
            followers.add(new ArrayList<>(2));
        }
        for (int i = 0; i < edges.size(); i++) {
            waitsFor[i] = edges.get(i).size();
            for (Edge edge : edges.get(i)) {
                followers.get(edge.to()).add(i);
            }
        }
        return followers;
    }

    /**
     * Reports the cycles, if there are any. What has found no place waits for something else that has found none: so a
     * walk along these waits must end in a cycle, and one walk after the other costs no more than the resources.
     */
    void reportCycles(List<Declaration> declarations, Problems problems) {
        int[] walks = new int[waitsFor.length];
        for (int start = 0; start < waitsFor.length; start++) {
            int walk = start + 1;
            int at = start;
            while (waitsFor[at] > 0 && walks[at] == 0) {
                walks[at] = walk;
                at = wait(at).to();
            }
            if (waitsFor[at] > 0 && walks[at] == walk) {
                report(earliestOf(at), declarations, problems);
            }
        }
    }

    private Edge wait(int position) {
        for (Edge edge : edges.get(position)) {
            if (waitsFor[edge.to()] > 0) {
                return edge;
            }
        }
        throw new IllegalStateException("resource " + position + " waits for nothing");
    }

    private int earliestOf(int onCycle) {
        int earliest = onCycle;
        for (int at = wait(onCycle).to(); at != onCycle; at = wait(at).to()) {
            earliest = Math.min(earliest, at);
        }
        return earliest;
    }

    private void report(int first, List<Declaration> declarations, Problems problems) {
        StringBuilder cycle = new StringBuilder(declarations.get(first).id());
        int at = first;
        Span closing;
        do {
            Edge edge = wait(at);
            closing = edge.span();
            at = edge.to();
            cycle.append(' ').append(edge.word().text()).append(' ');
            cycle.append(declarations.get(at).id());
        } while (at != first);
        problems.report(
                PlaybookCode.CYCLE,
                "no order satisfies this cycle: " + cycle,
                closing,
                "remove one of these relations (restart-on: [] turns 'is restarted by' off)");
    }
}
