package io.wirt.cli.render;

import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;

/** What an apply does, as a person follows it: a row for each resource as it happens, and a summary. */
public final class ReportText {
    private final Style style;
    private final boolean quiet;
    private final Rows rows;

    public ReportText(Style style, boolean verbose, boolean quiet) {
        this.style = style;
        this.quiet = quiet;
        this.rows = new Rows(style, verbose);
    }

    /** Shown while a resource is being changed, on a terminal. */
    public String starting(String id) {
        return "  " + style.faint(" ..   " + id);
    }

    public String row(ResourceDocument resource) {
        return quiet && resource.status().equals("unchanged") ? "" : rows.resource(resource);
    }

    public String summary(ReportDocument report) {
        StringBuilder text = new StringBuilder();
        for (CheckDocument check : report.afterBoot()) {
            if (!quiet || check.status().equals("failed")) {
                text.append(rows.check(check));
            }
        }
        int changed = 0;
        int left = 0;
        for (ResourceDocument resource : report.resources()) {
            changed += resource.status().equals("changed") ? 1 : 0;
            left += resource.status().equals("changed") || resource.status().equals("unchanged") ? 0 : 1;
        }
        text.append('\n').append(changed == 0 ? "Nothing changed" : PlanText.counted(changed, "resource") + " changed");
        if (left > 0) {
            text.append(", ").append(style.bad(left + " not brought to its state"));
        }
        text.append('.');
        for (String reason : report.rebootRequired().reasons()) {
            text.append('\n').append(style.changing("Reboot required: " + reason + "."));
        }
        if (!report.run().isEmpty() && !quiet) {
            text.append('\n').append(style.faint("Journal: run " + report.run()));
        }
        return text.append('\n').toString();
    }
}
