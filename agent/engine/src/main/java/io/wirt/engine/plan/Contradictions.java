package io.wirt.engine.plan;

import io.wirt.engine.host.Host;
import io.wirt.engine.playbook.Playbook;
import io.wirt.engine.playbook.Resource;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search for resources that undo each other's work: in every run they would both be done once more. Each resource is
 * judged again on the host as the last one will have left it. What cannot be observed before it has run is not judged.
 */
final class Contradictions {
    private final Host host;
    private final Playbook playbook;
    private final List<PlannedResource> planned;

    Contradictions(Host host, Playbook playbook, List<PlannedResource> planned) {
        this.host = host;
        this.playbook = playbook;
        this.planned = planned;
    }

    /**
     * The planned resources, those that contradict each other refused.
     *
     * @param end the host as all of them will have left it
     */
    List<PlannedResource> refused(Foresight end) {
        List<PlannedResource> result = new ArrayList<>(planned);
        int last = planned.size() - 1;
        while (last > 0 && planned.get(last).changes().isEmpty()) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            Optional<String> undone = undone(i, end);
            int culprit = undone.isPresent() ? culprit(i) : i;
            if (culprit > i) {
                refuse(i, "it is undone by " + named(culprit) + ": " + undone.orElse(""), result);
                refuse(culprit, "it undoes " + named(i) + ": " + undone.orElse(""), result);
            }
        }
        return result;
    }

    /** What would have to be done to a resource that was in order; empty if nothing, or if that is not known. */
    private Optional<String> undone(int index, Foresight foresight) {
        PlannedResource resource = planned.get(index);
        boolean settles = resource.status() == PlannedResource.Status.IN_ORDER
                || resource.status() == PlannedResource.Status.CHANGES;
        if (settles && Verdict.of(resource.resource(), foresight, Signals.NONE) instanceof Verdict.Judged judged) {
            return judged.leftToDo();
        }
        return Optional.empty();
    }

    /** The later resource behind whose changes it is no longer in order; itself if it never was. */
    private int culprit(int index) {
        Foresight replay = new Foresight(host);
        for (int i = 0; i < planned.size(); i++) {
            for (PlannedChange change : planned.get(i).changes()) {
                change.steps().forEach(step -> replay.foresee(step.action()));
            }
            if (i >= index && undone(index, replay).isPresent()) {
                return i;
            }
        }
        return index;
    }

    private String named(int index) {
        Resource resource = planned.get(index).resource();
        return resource.id() + " (" + playbook.source().path() + ":"
                + resource.span().line() + ")";
    }

    private void refuse(int index, String why, List<PlannedResource> result) {
        PlannedResource resource = result.get(index);
        Finding finding = Finding.error(
                PlanCode.CONTRADICTED,
                why,
                new Evidence(
                        playbook.source().path(), resource.resource().span().line(), ""),
                "let the two say the same, or remove one of them");
        result.set(
                index,
                new PlannedResource(
                        resource.resource(),
                        PlannedResource.Status.REFUSED,
                        "",
                        resource.diff().map(diff -> diff.with(finding)),
                        List.of(),
                        resource.signals()));
    }
}
