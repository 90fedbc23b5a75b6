package io.wirt.cli.render;

import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.CheckStatus;
import io.wirt.engine.document.HostDocument;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import io.wirt.spi.output.Tone;

/** A plan as a person reads it. */
public final class PlanText {
    private final Style style;
    private final boolean quiet;
    private final Rows rows;

    /**
     * @param verbose shows file differences and commands
     * @param quiet leaves out what is in order
     */
    public PlanText(Style style, boolean verbose, boolean quiet) {
        this.style = style;
        this.quiet = quiet;
        this.rows = new Rows(style, verbose);
    }

    public Sheet render(PlanDocument plan) {
        Sheet sheet = header(plan);
        checks(plan, sheet);
        for (ResourceDocument resource : plan.resources()) {
            if (!quiet
                    || resource.status() != ResourceStatus.IN_ORDER
                    || !resource.findings().isEmpty()) {
                sheet.put(rows.resource(resource));
            }
        }
        afterBoot(plan, sheet);
        summary(plan, sheet.end());
        return sheet;
    }

    /** The checks alone. */
    public Sheet checks(PlanDocument plan) {
        Sheet sheet = header(plan);
        checks(plan, sheet);
        afterBoot(plan, sheet);
        int failed = 0;
        for (CheckDocument check : plan.checks()) {
            failed += check.blocking() ? 1 : 0;
        }
        for (CheckDocument check : plan.afterBoot()) {
            failed += check.status() == CheckStatus.FAILED ? 1 : 0;
        }
        String verdict =
                failed == 0 ? "Every check that could be decided passed." : counted(failed, "check") + " not passed.";
        return sheet.end().put(verdict).end();
    }

    private Sheet header(PlanDocument plan) {
        Sheet sheet = new Sheet(style);
        if (quiet) {
            return sheet;
        }
        HostDocument host = plan.host();
        sheet.put("Host ").put(host.name().isEmpty() ? host.id() : host.name());
        String nature = host.description().isEmpty() ? "" : host.description();
        if (!host.kernel().isEmpty()) {
            nature += (nature.isEmpty() ? "" : ", ") + "kernel " + host.kernel();
        }
        if (!nature.isEmpty()) {
            sheet.put(" (").put(nature).put(")");
        }
        if (!host.root().equals("/")) {
            sheet.end().put("Root ").put(host.root());
        }
        return sheet.end().put("Playbook ").put(plan.playbook().name()).end().end();
    }

    private void checks(PlanDocument plan, Sheet sheet) {
        for (CheckDocument check : plan.checks()) {
            if (!quiet || check.status() != CheckStatus.PASSED) {
                sheet.put(rows.check(check));
            }
        }
    }

    private void afterBoot(PlanDocument plan, Sheet sheet) {
        for (CheckDocument check : plan.afterBoot()) {
            if (!quiet || check.status() == CheckStatus.FAILED || check.status() == CheckStatus.UNKNOWN) {
                sheet.put(rows.check(check));
            }
        }
    }

    private static void summary(PlanDocument plan, Sheet sheet) {
        if (!plan.atWork().isEmpty()) {
            sheet.put(
                            Tone.CHANGING,
                            "Another run is at work, so this may be half of what it does: " + plan.atWork() + ".")
                    .end();
        }
        if (!plan.interrupted().isEmpty()) {
            sheet.put(
                            Tone.CHANGING,
                            "The run " + plan.interrupted() + " was cut off before it ended; "
                                    + "'wirt apply' does what is left.")
                    .end();
        }
        for (String owed : plan.owed()) {
            sheet.put(Tone.CHANGING, "Owed from an earlier run: " + owed + ".").end();
        }
        verdict(plan, sheet);
        for (String reason : plan.rebootRequired().reasons()) {
            String when = plan.rebootRequired().now() ? "Reboot required: " : "A reboot will be required: ";
            sheet.end().put(Tone.CHANGING, when + reason + ".");
        }
        sheet.end();
    }

    private static void verdict(PlanDocument plan, Sheet sheet) {
        sheet.put(plan.changeCount() == 0 ? "Nothing to change" : counted(plan.changeCount(), "change"));
        int deferred = plan.count(ResourceStatus.DEFERRED);
        if (deferred > 0) {
            sheet.put(", " + deferred + " deferred to its turn");
        }
        if (plan.troubled() > 0) {
            sheet.put(", ").put(Tone.BAD, plan.troubled() + " cannot be brought to its state");
        }
        if (plan.blocked()) {
            sheet.put("; ").put(Tone.BAD, "a check failed, so nothing will be applied");
        }
        if (plan.contradictory()) {
            sheet.put("; ").put(Tone.BAD, "resources contradict each other, so nothing will be applied");
        }
        sheet.put(".");
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
