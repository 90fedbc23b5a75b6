package io.wirt.cli.render;

/** How a terminal marks good, changing and bad; plain where there is none. */
public enum Style {
    PLAIN("", "", "", "", ""),
    COLOURED("\u001b[32m", "\u001b[33m", "\u001b[31m", "\u001b[2m", "\u001b[0m");

    private final String good;
    private final String changing;
    private final String bad;
    private final String faint;
    private final String end;

    Style(String good, String changing, String bad, String faint, String end) {
        this.good = good;
        this.changing = changing;
        this.bad = bad;
        this.faint = faint;
        this.end = end;
    }

    String good(String text) {
        return good + text + end;
    }

    String changing(String text) {
        return changing + text + end;
    }

    String bad(String text) {
        return bad + text + end;
    }

    String faint(String text) {
        return text.isEmpty() ? text : faint + text + end;
    }
}
