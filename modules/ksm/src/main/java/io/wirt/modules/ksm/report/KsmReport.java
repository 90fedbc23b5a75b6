package io.wirt.modules.ksm.report;

import io.wirt.modules.ksm.KsmNow;
import io.wirt.modules.ksm.KsmtunedPlan;
import io.wirt.modules.ksm.history.History;
import java.util.Optional;

/**
 * What {@code wirt ksm} has to say, in whatever form.
 *
 * @param host its name
 * @param plan what ksmtuned does with its settings; empty if it is not installed
 * @param history empty if there is no log
 * @param current whether the history goes on to this moment and is that of this host
 * @param reason why there is no log, with what to do; empty if there is one
 */
record KsmReport(
        String host,
        KsmNow now,
        Optional<KsmtunedPlan> plan,
        Optional<History> history,
        boolean current,
        String reason) {}
