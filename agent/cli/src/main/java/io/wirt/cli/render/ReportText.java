package io.wirt.cli.render;

import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import java.util.ArrayList;
import java.util.List;

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
        text.append('\n').append(count(report)).append('.');
        for (String reason : report.rebootRequired().reasons()) {
            text.append('\n').append(style.changing("Reboot required: " + reason + "."));
        }
        if (!report.run().isEmpty() && !quiet) {
            text.append('\n').append(style.faint("Journal: run " + report.run()));
        }
        return text.append('\n').toString();
    }

    private String count(ReportDocument report) {
        int changed = 0;
        int inPart = 0;
        int left = 0;
        for (ResourceDocument resource : report.resources()) {
            if (resource.status().equals("changed")) {
                changed++;
            } else if (resource.isDoneInPart()) {
                inPart++;
            } else if (!resource.status().equals("unchanged")) {
                left++;
            }
        }
        List<String> counts = new ArrayList<>();
        if (changed > 0 || inPart == 0) {
            counts.add(changed == 0 ? "Nothing changed" : PlanText.counted(changed, "resource") + " changed");
        }
        if (inPart > 0) {
            counts.add(style.bad(PlanText.counted(inPart, "resource") + " changed in part"));
        }
        if (left > 0) {
            counts.add(style.bad(left + " not brought to its state"));
        }
        return String.join(", ", counts);
    }
}
