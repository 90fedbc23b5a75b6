package io.wirt.cli.render;

import io.wirt.engine.document.ChangeDocument;
import io.wirt.engine.document.CheckDocument;
import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.ResourceDocument;
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

    String check(CheckDocument check) {
        String subject = name(check.id()) + check.subject();
        StringBuilder row = new StringBuilder(
                switch (check.status()) {
                    case "passed" -> row(style.good(" ok "), check.kind(), subject, check.place());
                    case "failed" -> row(style.bad("FAIL"), check.kind(), subject, check.place());
                    case "unknown" ->
                        row(
                                check.blocking() ? style.bad(" ?? ") : style.changing(" ?? "),
                                check.kind(),
                                subject,
                                "cannot be decided");
                    case "after-reboot" -> row(style.faint(" .. "), check.kind(), subject, "after the reboot");
                    default -> row(style.faint(" -- "), check.kind(), subject, "not applicable here");
                });
        findings(check.findings(), row);
        return row.toString();
    }

    String resource(ResourceDocument resource) {
        StringBuilder row = new StringBuilder(
                row(mark(resource.status()), resource.kind(), name(resource.id()) + said(resource), aside(resource)));
        for (ChangeDocument change : resource.changes()) {
            change(change, row);
        }
        boolean foundAsWell = resource.findings().stream()
                .anyMatch(finding -> finding.summary().equals(resource.reason()));
        if (!resource.reason().isEmpty() && !foundAsWell) {
            row.append(INDENT)
                    .append(resource.reason().replace("\n", "\n" + INDENT))
                    .append('\n');
        }
        findings(resource.findings(), row);
        return row.toString();
    }

    private String mark(String status) {
        return switch (status) {
            case "in-order", "unchanged" -> style.good(" ok ");
            case "changes" -> style.changing("  ~ ");
            case "changed" -> style.good("done");
            case "deferred", "skipped" -> style.changing(status.equals("deferred") ? " .. " : "skip");
            default -> style.bad("FAIL");
        };
    }

    private static String said(ResourceDocument resource) {
        if (resource.changes().size() == 1) {
            return resource.changes().get(0).summary();
        }
        return resource.subject().isEmpty() ? resource.status() : resource.subject();
    }

    private static String aside(ResourceDocument resource) {
        for (ChangeDocument change : resource.changes()) {
            if (change.takesEffect().equals("after-reboot")) {
                return "takes effect after a reboot";
            }
            if (change.takesEffect().equals("after-restart")) {
                return "takes effect when " + lastName(change.effectDetail()) + " restarts";
            }
        }
        return resource.changes().isEmpty() ? resource.place() : "";
    }

    private void change(ChangeDocument change, StringBuilder row) {
        for (ChangeDocument.DeltaDocument delta : joined(change.deltas())) {
            row.append(INDENT).append(delta(delta)).append('\n');
        }
        if (verbose) {
            for (ChangeDocument.ActionDocument action : change.actions()) {
                action(action, row);
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
                joined.set(end, new ChangeDocument.DeltaDocument(delta.verb(), more, delta.before(), delta.after()));
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

    private String delta(ChangeDocument.DeltaDocument delta) {
        return switch (delta.verb()) {
            case "add" -> style.good("+ " + (delta.attribute() + " " + delta.after()).strip());
            case "remove" -> style.bad("- " + (delta.attribute() + " " + delta.before()).strip());
            default -> style.changing("~ " + delta.attribute() + " " + delta.before() + " -> " + delta.after());
        };
    }

    private void action(ChangeDocument.ActionDocument action, StringBuilder row) {
        row.append(INDENT).append(style.faint("[" + action.verb() + " " + action.target() + "]"));
        row.append('\n');
        for (String line : action.hunks()) {
            String shown = line.startsWith("+")
                    ? style.good(line)
                    : line.startsWith("-") ? style.bad(line) : style.faint(line);
            row.append(INDENT).append("  ").append(shown).append('\n');
        }
    }

    private void findings(List<FindingDocument> findings, StringBuilder row) {
        for (FindingDocument finding : findings) {
            String place = finding.place().isEmpty() ? "" : " (" + finding.place() + ")";
            String words = finding.level() + "[" + finding.id() + "]: "
                    + finding.summary().replace("\n", "\n" + INDENT) + place;
            row.append(INDENT)
                    .append(
                            finding.level().equals("error")
                                    ? style.bad(words)
                                    : finding.level().equals("note") ? style.faint(words) : style.changing(words))
                    .append('\n');
            if (!finding.remedy().isEmpty()) {
                row.append(INDENT).append("  -> ").append(finding.remedy()).append('\n');
            }
        }
    }

    private String row(String mark, String kind, String text, String aside) {
        String left = "  " + mark + "  " + pad(kind, KIND_WIDTH) + " ";
        return aside.isEmpty() ? left + text + "\n" : left + pad(text, TEXT_WIDTH) + "  " + style.faint(aside) + "\n";
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
