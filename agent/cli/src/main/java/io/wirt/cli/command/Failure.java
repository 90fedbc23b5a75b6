package io.wirt.cli.command;

import io.wirt.spi.Code;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;
import io.wirt.spi.output.Style;
import java.util.List;

/** A call that ends without a document of its own: said to a person on standard error, or to a program as JSON. */
final class Failure {
    /** Of what goes on behind the first line: a name with a line end in it must not begin a line of its own. */
    private static final String INDENT = "    ";

    private final Console console;
    private final boolean json;
    private final int status;
    private final Code code;
    private final String summary;
    private List<String> details = List.of();
    private String remedy = "";

    private Failure(Console console, boolean json, int status, Code code, String summary) {
        this.console = console;
        this.json = json;
        this.status = status;
        this.code = code;
        this.summary = summary;
    }

    static Failure of(Session session, int status, Code code, String summary) {
        return new Failure(session.console(), session.options().json(), status, code, summary);
    }

    static Failure of(Console console, boolean json, int status, Code code, String summary) {
        return new Failure(console, json, status, code, summary);
    }

    Failure details(List<String> lines) {
        details = List.copyOf(lines);
        return this;
    }

    Failure remedy(String text) {
        remedy = text;
        return this;
    }

    /** Says it, and gives the exit status. */
    int print() {
        if (json) {
            console.print(Json.members(
                    "document",
                    "error",
                    "format",
                    1,
                    "exit",
                    status,
                    "code",
                    code.id(),
                    "summary",
                    summary,
                    "details",
                    Json.texts(details),
                    "remedy",
                    remedy,
                    "diagnostics",
                    new Json.Array(List.of())));
            return status;
        }
        String page = code == CallCode.USAGE ? "" : "error[" + code.id() + "]: ";
        Sheet sheet =
                new Sheet(Style.PLAIN).lines("wirt: " + page + summary, INDENT).end();
        for (String detail : details) {
            sheet.put("  ").put(detail).end();
        }
        if (!remedy.isEmpty()) {
            sheet.put("  -> ").lines(remedy, INDENT).end();
        }
        console.complain(sheet);
        return status;
    }
}
