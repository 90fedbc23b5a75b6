package io.wirt.cli.render;

import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.CheckStatus;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import io.wirt.spi.output.Tone;

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
    public Sheet starting(String id) {
        return new Sheet(style).put("  ").put(Tone.FAINT, " ..   " + id);
    }

    public Sheet row(ResourceDocument resource) {
        return quiet && resource.status() == ResourceStatus.UNCHANGED ? new Sheet(style) : rows.resource(resource);
    }

    /** One whose row has been shown already. */
    public Sheet undone(ResourceDocument resource) {
        return rows.undone(resource);
    }

    public Sheet summary(ReportDocument report) {
        Sheet sheet = new Sheet(style);
        for (CheckDocument check : report.afterBoot()) {
            if (!quiet || check.status() == CheckStatus.FAILED) {
                sheet.put(rows.check(check));
            }
        }
        count(report, sheet.end());
        for (String reason : report.rebootRequired().reasons()) {
            sheet.end().put(Tone.CHANGING, "Reboot required: " + reason + ".");
        }
        if (!report.run().isEmpty() && !quiet) {
            sheet.end().put(Tone.FAINT, "Journal: run " + report.run());
        }
        return sheet.end();
    }

    private static void count(ReportDocument report, Sheet sheet) {
        int changed = 0;
        int inPart = 0;
        int left = 0;
        for (ResourceDocument resource : report.resources()) {
            if (resource.status() == ResourceStatus.CHANGED) {
                changed++;
            } else if (resource.doneInPart()) {
                inPart++;
            } else if (resource.status() != ResourceStatus.UNCHANGED) {
                left++;
            }
        }
        boolean begun = changed > 0 || inPart == 0;
        if (begun) {
            sheet.put(changed == 0 ? "Nothing changed" : PlanText.counted(changed, "resource") + " changed");
        }
        if (inPart > 0) {
            sheet.put(begun ? ", " : "").put(Tone.BAD, PlanText.counted(inPart, "resource") + " changed in part");
        }
        if (left > 0) {
            sheet.put(", ").put(Tone.BAD, left + " not brought to its state");
        }
        sheet.put(".");
    }
}
