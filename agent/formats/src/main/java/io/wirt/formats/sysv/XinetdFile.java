package io.wirt.formats.sysv;

import io.wirt.formats.text.Lines;
import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.List;

/** A file of {@code /etc/xinetd.d}: services that xinetd starts at each connection, unless {@code disable = yes}. */
public final class XinetdFile {
    private static final String ATTRIBUTE = "disable";

    private final String text;
    private final List<Integer> bodies = new ArrayList<>();
    private final List<Integer> values = new ArrayList<>();

    private XinetdFile(String text) {
        this.text = text;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start).strip();
            int equals = text.indexOf('=', start);
            if (line.startsWith("{")) {
                bodies.add(Lines.next(text, start));
            } else if (isAttribute(line) && equals >= 0 && equals < Lines.endOf(text, start)) {
                values.add(equals + 1);
            }
        }
    }

    public static XinetdFile parse(String text) {
        return new XinetdFile(text);
    }

    private static boolean isAttribute(String line) {
        int equals = line.indexOf('=');
        return equals > 0 && line.substring(0, equals).strip().equals(ATTRIBUTE);
    }

    /** Whether it describes exactly one service, and says at most once whether that is disabled. */
    public boolean isPlain() {
        return bodies.size() == 1 && values.size() <= 1;
    }

    /** Whether xinetd starts the service. */
    public boolean enabled() {
        return values.isEmpty() || !value().equals("yes");
    }

    private String value() {
        int start = values.get(0);
        return text.substring(start, Lines.endOf(text, start)).strip();
    }

    /**
     * This file with the service enabled or disabled; every other byte stays.
     *
     * @throws IllegalStateException if it is not {@link #isPlain plain}
     */
    public XinetdFile with(boolean enabled) {
        if (!isPlain()) {
            throw new IllegalStateException("more than one service, or more than one word on it");
        }
        if (enabled == enabled()) {
            return this;
        }
        if (values.isEmpty()) {
            int body = bodies.get(0);
            return parse(text.substring(0, body) + "\t" + ATTRIBUTE + " = yes\n" + text.substring(body));
        }
        int start = values.get(0);
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        String word = enabled ? "no" : "yes";
        return parse(new Splice(start, start + value().length(), word).applyTo(text));
    }

    public String text() {
        return text;
    }
}
