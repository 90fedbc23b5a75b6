package io.wirt.cli.render;

import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.HostDocument;
import io.wirt.engine.document.PlanDocument;
import io.wirt.engine.document.ResourceDocument;

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

    public String render(PlanDocument plan) {
        StringBuilder text = new StringBuilder(header(plan));
        checks(plan, text);
        for (ResourceDocument resource : plan.resources()) {
            if (!quiet
                    || !resource.status().equals("in-order")
                    || !resource.findings().isEmpty()) {
                text.append(rows.resource(resource));
            }
        }
        afterBoot(plan, text);
        return text.append('\n').append(summary(plan)).toString();
    }

    /** The checks alone. */
    public String checks(PlanDocument plan) {
        StringBuilder text = new StringBuilder(header(plan));
        checks(plan, text);
        afterBoot(plan, text);
        int failed = 0;
        for (CheckDocument check : plan.checks()) {
            failed += check.blocking() ? 1 : 0;
        }
        for (CheckDocument check : plan.afterBoot()) {
            failed += check.status().equals("failed") ? 1 : 0;
        }
        String verdict =
                failed == 0 ? "Every check that could be decided passed." : counted(failed, "check") + " not passed.";
        return text.append('\n').append(verdict).append('\n').toString();
    }

    private String header(PlanDocument plan) {
        if (quiet) {
            return "";
        }
        HostDocument host = plan.host();
        StringBuilder text = new StringBuilder("Host " + (host.name().isEmpty() ? host.id() : host.name()));
        String nature = host.description().isEmpty() ? "" : host.description();
        if (!host.kernel().isEmpty()) {
            nature += (nature.isEmpty() ? "" : ", ") + "kernel " + host.kernel();
        }
        if (!nature.isEmpty()) {
            text.append(" (").append(nature).append(')');
        }
        if (!host.root().equals("/")) {
            text.append("\nRoot ").append(host.root());
        }
        text.append("\nPlaybook ").append(plan.playbook().name());
        return text.append("\n\n").toString();
    }

    private void checks(PlanDocument plan, StringBuilder text) {
        for (CheckDocument check : plan.checks()) {
            if (!quiet || !check.status().equals("passed")) {
                text.append(rows.check(check));
            }
        }
    }

    private void afterBoot(PlanDocument plan, StringBuilder text) {
        for (CheckDocument check : plan.afterBoot()) {
            if (!quiet || check.status().equals("failed") || check.status().equals("unknown")) {
                text.append(rows.check(check));
            }
        }
    }

    private String summary(PlanDocument plan) {
        StringBuilder text = new StringBuilder();
        if (!plan.atWork().isEmpty()) {
            text.append(style.changing(
                            "Another run is at work, so this may be half of what it does: " + plan.atWork() + "."))
                    .append('\n');
        }
        if (!plan.interrupted().isEmpty()) {
            text.append(style.changing("The run " + plan.interrupted() + " was cut off before it ended; "
                            + "'wirt apply' does what is left."))
                    .append('\n');
        }
        for (String owed : plan.owed()) {
            text.append(style.changing("Owed from an earlier run: " + owed + "."))
                    .append('\n');
        }
        text.append(verdict(plan));
        for (String reason : plan.rebootRequired().reasons()) {
            String when = plan.rebootRequired().now() ? "Reboot required: " : "A reboot will be required: ";
            text.append('\n').append(style.changing(when + reason + "."));
        }
        return text.append('\n').toString();
    }

    private String verdict(PlanDocument plan) {
        int troubled = plan.count("refused") + plan.count("unreadable") + plan.count("skipped") + plan.count("faulty");
        StringBuilder text = new StringBuilder();
        text.append(plan.changeCount() == 0 ? "Nothing to change" : counted(plan.changeCount(), "change"));
        if (plan.count("deferred") > 0) {
            text.append(", ").append(plan.count("deferred")).append(" deferred to its turn");
        }
        if (troubled > 0) {
            text.append(", ").append(style.bad(troubled + " cannot be brought to its state"));
        }
        if (plan.blocked()) {
            text.append("; ").append(style.bad("a check failed, so nothing will be applied"));
        }
        return text.append('.').toString();
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
