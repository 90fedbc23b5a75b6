package io.wirt.engine.plan;

import io.wirt.engine.playbook.Resource;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.Finding;
import io.wirt.spi.HostException;
import io.wirt.spi.HostView;
import io.wirt.spi.NotYetObservable;
import io.wirt.spi.Signals;
import java.util.Optional;

/** What came of asking a kind to judge one resource. */
public sealed interface Verdict {

    record Judged(Diff diff) implements Verdict {

        /** In one sentence, what keeps the resource from being in order; empty if it is. */
        public Optional<String> leftToDo() {
            for (Finding finding : diff.findings()) {
                if (finding.level() == Finding.Level.ERROR) {
                    return Optional.of(finding.summary());
                }
            }
            return diff.changes().stream().findFirst().map(Change::summary);
        }
    }

    /** It depends on a step of the plan that has not run. */
    record Deferred(String reason) implements Verdict {}

    /** The host refused an answer that was needed. */
    record Unreadable(HostException refusal) implements Verdict {}

    /** The kind failed in a way that no kind may: a bug, not the user's fault or the host's. */
    record Faulty(String bug) implements Verdict {}

    /** Observes {@code host} and compares. */
    static Verdict of(Resource resource, HostView host, Signals signals) {
        try {
            Diff diff = resource.bound().judge(host, signals);
            Optional<String> breach = Breaches.in(diff);
            return breach.isPresent() ? new Faulty(breach.get()) : new Judged(diff);
        } catch (NotYetObservable e) {
            return new Deferred(e.reason());
        } catch (HostException e) {
            return new Unreadable(e);
        } catch (RuntimeException e) {
            return new Faulty(e.toString());
        } catch (LinkageError e) {
            return new Faulty("it was built for another version of Wirt: " + e);
        }
    }
}
