package io.wirt.cli.render;

import io.wirt.engine.document.ChangeDocument;
import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.text.Constant;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import io.wirt.spi.output.Tone;
import java.util.ArrayList;
import java.util.List;

/** Renders checks and resources, a row each: a mark, the kind, what is said of it, and where that can be looked up. */
final class Rows {
    private static final int KIND_WIDTH = 15;
    private static final int TEXT_WIDTH = 44;
    private static final String INDENT = "        ";

    private final Style style;
    private final boolean verbose;

    Rows(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    Sheet check(CheckDocument check) {
        String subject = name(check.id()) + check.subject();
        Sheet sheet = new Sheet(style);
        switch (check.status()) {
            case PASSED -> row(sheet, Tone.GOOD, " ok ", check.kind(), subject, check.place());
            case FAILED -> row(sheet, Tone.BAD, "FAIL", check.kind(), subject, check.place());
            case UNKNOWN ->
                row(
                        sheet,
                        check.blocking() ? Tone.BAD : Tone.CHANGING,
                        " ?? ",
                        check.kind(),
                        subject,
                        "cannot be decided");
            case AFTER_REBOOT -> row(sheet, Tone.FAINT, " .. ", check.kind(), subject, "after the reboot");
            case NOT_APPLICABLE -> row(sheet, Tone.FAINT, " -- ", check.kind(), subject, "not applicable here");
        }
        findings(check.findings(), sheet);
        return sheet;
    }

    Sheet resource(ResourceDocument resource) {
        Sheet sheet = new Sheet(style);
        String text = name(resource.id()) + said(resource);
        switch (resource.status()) {
            case IN_ORDER, UNCHANGED -> row(sheet, Tone.GOOD, " ok ", resource.kind(), text, aside(resource));
            case CHANGES -> row(sheet, Tone.CHANGING, "  ~ ", resource.kind(), text, aside(resource));
            case CHANGED -> row(sheet, Tone.GOOD, "done", resource.kind(), text, aside(resource));
            case DEFERRED -> row(sheet, Tone.CHANGING, " .. ", resource.kind(), text, aside(resource));
            case SKIPPED -> row(sheet, Tone.CHANGING, "skip", resource.kind(), text, aside(resource));
            case REFUSED, UNREADABLE, FAULTY, FAILED, MOVED ->
                row(sheet, Tone.BAD, "FAIL", resource.kind(), text, aside(resource));
        }
        for (ChangeDocument change : resource.changes()) {
            change(change, sheet);
        }
        boolean foundAsWell = resource.findings().stream()
                .anyMatch(finding -> finding.summary().equals(resource.reason()));
        if (!resource.reason().isEmpty() && !foundAsWell) {
            sheet.put(INDENT).lines(resource.reason(), INDENT).end();
        }
        findings(resource.findings(), sheet);
        return sheet;
    }

    /** What became of a resource that has had its row. */
    Sheet undone(ResourceDocument resource) {
        Sheet sheet =
                new Sheet(style).put("  ").put(Tone.BAD, "FAIL").put("  " + resource.id() + " is no longer in order");
        findings(resource.findings(), sheet.end());
        return sheet;
    }

    private static String said(ResourceDocument resource) {
        if (resource.changes().size() == 1) {
            return resource.changes().get(0).summary();
        }
        return resource.subject().isEmpty() ? Constant.word(resource.status()) : resource.subject();
    }

    private static String aside(ResourceDocument resource) {
        for (ChangeDocument change : resource.changes()) {
            switch (change.takesEffect()) {
                case AFTER_REBOOT -> {
                    return "takes effect after a reboot";
                }
                case AFTER_RESTART -> {
                    return "takes effect when " + lastName(change.effectDetail()) + " restarts";
                }
                case NOW -> {}
            }
        }
        return resource.changes().isEmpty() ? resource.place() : "";
    }

    private void change(ChangeDocument change, Sheet sheet) {
        for (ChangeDocument.DeltaDocument delta : joined(change.deltas())) {
            delta(delta, sheet.put(INDENT)).end();
        }
        if (verbose) {
            for (ChangeDocument.ActionDocument action : change.actions()) {
                action(action, sheet);
            }
        }
    }

    /** Neighbours that differ in a number only become one: {@code runlevel 2, 3, 4, 5 off -> on}. */
    private static List<ChangeDocument.DeltaDocument> joined(List<ChangeDocument.DeltaDocument> deltas) {
        List<ChangeDocument.DeltaDocument> joined = new ArrayList<>();
        for (ChangeDocument.DeltaDocument delta : deltas) {
            int end = joined.size() - 1;
            String thing = withoutNumber(delta.attribute());
            if (end >= 0 && !thing.isEmpty() && sameChange(joined.get(end), delta)) {
                ChangeDocument.DeltaDocument last = joined.get(end);
                String more = last.attribute() + ", " + delta.attribute().substring(thing.length());
                joined.set(end, new ChangeDocument.DeltaDocument(more, delta.before(), delta.after(), delta.form()));
            } else {
                joined.add(delta);
            }
        }
        return joined;
    }

    private static boolean sameChange(ChangeDocument.DeltaDocument one, ChangeDocument.DeltaDocument other) {
        return one.attribute().startsWith(withoutNumber(other.attribute()))
                && Character.isDigit(one.attribute().charAt(one.attribute().length() - 1))
                && one.before().equals(other.before())
                && one.after().equals(other.after());
    }

    /** {@code "runlevel "} of {@code "runlevel 3"}; empty where no number follows a word. */
    private static String withoutNumber(String attribute) {
        int blank = attribute.lastIndexOf(' ');
        boolean number = blank > 0
                && blank + 1 < attribute.length()
                && attribute.chars().skip(blank + 1).allMatch(Character::isDigit);
        return number ? attribute.substring(0, blank + 1) : "";
    }

    private static Sheet delta(ChangeDocument.DeltaDocument delta, Sheet sheet) {
        return switch (delta.verb()) {
            case ADD -> sheet.put(Tone.GOOD, "+ " + delta.words());
            case REMOVE -> sheet.put(Tone.BAD, "- " + delta.words());
            case CHANGE -> sheet.put(Tone.CHANGING, "~ " + delta.words());
        };
    }

    private static void action(ChangeDocument.ActionDocument action, Sheet sheet) {
        sheet.put(INDENT)
                .put(Tone.FAINT, "[" + action.verb() + " " + action.target() + "]")
                .end();
        for (String line : action.hunks()) {
            Tone tone = line.startsWith("+") ? Tone.GOOD : line.startsWith("-") ? Tone.BAD : Tone.FAINT;
            sheet.put(INDENT).put("  ").put(tone, line).end();
        }
    }

    private static void findings(List<FindingDocument> findings, Sheet sheet) {
        for (FindingDocument finding : findings) {
            String place = finding.place().isEmpty() ? "" : " (" + finding.place() + ")";
            String words = Constant.word(finding.level()) + "[" + finding.id() + "]: " + finding.summary() + place;
            Tone tone =
                    switch (finding.level()) {
                        case ERROR -> Tone.BAD;
                        case NOTE -> Tone.FAINT;
                        case WARNING, UNKNOWN, NOT_APPLICABLE -> Tone.CHANGING;
                    };
            sheet.put(INDENT).lines(tone, words, INDENT).end();
            if (!finding.remedy().isEmpty()) {
                sheet.put(INDENT).put("  -> ").lines(finding.remedy(), INDENT).end();
            }
        }
    }

    private static void row(Sheet sheet, Tone tone, String mark, String kind, String text, String aside) {
        sheet.put("  ").put(tone, mark).put("  ").put(pad(kind, KIND_WIDTH)).put(" ");
        if (aside.isEmpty()) {
            sheet.put(text).end();
        } else {
            sheet.put(pad(text, TEXT_WIDTH)).put("  ").put(Tone.FAINT, aside).end();
        }
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String name(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(slash + 1) + ": ";
    }

    private static String lastName(String id) {
        return id.substring(id.indexOf('/') + 1);
    }
}
