package io.wirt.cli.render;

import io.wirt.engine.document.PlanDocument;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;

/** A host's standing towards the playbook applied last, as a person reads it. */
public final class StatusText {
    private final Style style;
    private final boolean quiet;

    public StatusText(Style style, boolean quiet) {
        this.style = style;
        this.quiet = quiet;
    }

    /**
     * @param at when the last run ended, ISO 8601
     * @param outcome of the last run in a few words
     */
    public Sheet render(String at, String outcome, PlanDocument plan) {
        return new Sheet(style)
                .put("Last applied ")
                .put(plan.playbook().path())
                .end()
                .put("  at " + at + ": " + outcome)
                .end()
                .put(new PlanText(style, false, quiet).render(plan));
    }
}
