package io.wirt.page;

/** The elements of a picture in SVG, each put on the end of what is there. */
public final class Svg {
    private Svg() {}

    /** @param style class of the element, see {@link PageStyle} */
    public static void text(String style, double x, double y, String text, StringBuilder svg) {
        svg.append("<text class=\"" + style + "\" x=\"" + Markup.number(x) + "\" y=\"" + Markup.number(y) + "\">");
        svg.append(Markup.escaped(text) + "</text>\n");
    }

    /**
     * Nothing for an empty path.
     *
     * @param style class of the element, see {@link PageStyle}
     * @param path as the attribute {@code d} takes it
     */
    public static void path(String style, String path, StringBuilder svg) {
        svg.append(path.isEmpty() ? "" : "<path class=\"" + style + "\" d=\"" + path + "\"/>\n");
    }

    /** A point as paths and lists of points take it. */
    public static String at(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
