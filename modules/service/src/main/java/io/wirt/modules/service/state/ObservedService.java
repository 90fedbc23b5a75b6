package io.wirt.modules.service.state;

import io.wirt.spi.Diff;
import io.wirt.spi.Finding;
import io.wirt.spi.Signals;
import java.util.List;

/** What a host has of one service, and what follows from it for a desired state. */
public interface ObservedService {

    Diff judge(Desired desired, Signals signals);

    /**
     * A service that Wirt cannot manage on this host.
     *
     * @param live whether the host is the running machine
     */
    record Nothing(boolean live, Finding reason) implements ObservedService {
        @Override
        public Diff judge(Desired desired, Signals signals) {
            return Diff.refused(desired.describe(live), reason);
        }
    }

    /** {@code diff} without any change, if one of its findings refuses the resource. */
    static Diff unlessRefused(Diff diff) {
        return diff.refuses() ? new Diff(diff.subject(), diff.evidence(), List.of(), List.of(), diff.findings()) : diff;
    }
}
