package io.wirt.page;

import java.util.List;
import java.util.Map;

/** A page that a browser shows or prints, in one file, well-formed XML too; it loads nothing and runs nothing. */
public final class Page {
    /** What every page begins with: by it one knows a file that may be written anew. */
    public static final String BEGIN = "<!DOCTYPE html>";

    private static final String FRAME = BEGIN + """

            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <header>
            <h1>%s</h1>
            %s</header>
            <main>
            %s</main>
            </body>
            </html>
            """;

    private Page() {}

    /**
     * The whole of it.
     *
     * @param title text
     * @param style of {@link PageStyle}
     * @param head markup beneath the title
     * @param main markup
     */
    public static String of(String title, String style, String head, String main) {
        String name = Markup.escaped(title);
        return FRAME.formatted(name, style, name, head, main);
    }

    /** A paragraph of less weight. */
    public static String aside(String text) {
        return "<p class=\"aside\">" + Markup.escaped(text) + "</p>\n";
    }

    /** Label and value of each, in their order. */
    public static String facts(Map<String, String> facts) {
        if (facts.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<dl class=\"facts\">\n");
        facts.forEach((label, value) -> list.append(
                "<div><dt>" + Markup.escaped(label) + "</dt><dd>" + Markup.escaped(value) + "</dd></div>\n"));
        return list.append("</dl>\n").toString();
    }

    /** @param content markup */
    public static String section(String heading, String content) {
        return "<section>\n<h2>" + Markup.escaped(heading) + "</h2>\n" + content + "</section>\n";
    }

    /**
     * A table.
     *
     * @param heads texts
     * @param rows of markup, a cell for each head
     */
    public static String table(List<String> heads, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table>\n<thead><tr>");
        heads.forEach(head -> table.append("<th>").append(Markup.escaped(head)).append("</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr>");
            row.forEach(cell -> table.append("<td>").append(cell).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n").toString();
    }
}
