package io.wirt.page;

import io.wirt.spi.output.Visible;
import java.util.Locale;

/** Text and numbers as they may stand in HTML and in XML alike. */
public final class Markup {
    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /** Fit for the content of an element and for a value in quotation marks; what XML does not allow, and what nobody sees, is replaced. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(point) ? point : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    /** A coordinate, to a tenth. */
    public static String number(double coordinate) {
        String number = String.format(Locale.ROOT, "%.1f", coordinate);
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private static boolean allowed(int point) {
        return point == '\t' || point == '\n' || Visible.is(point);
    }
}
