package io.wirt.engine.host;

import io.wirt.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text that is read line by line and never written back, such as a log; what is no UTF-8 in it may be lost. */
final class Lines {
    private Lines() {}

    static List<String> of(Bytes bytes) {
        return of(new String(bytes.toArray(), StandardCharsets.UTF_8));
    }

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** The last {@code most} lines that are not blank, each indented on a line of its own. */
    static String tail(String text, int most) {
        StringBuilder tail = new StringBuilder();
        List<String> lines = of(text);
        int found = 0;
        for (int i = lines.size() - 1; i >= 0 && found < most; i--) {
            if (!lines.get(i).isBlank()) {
                tail.insert(0, "\n  " + lines.get(i).stripTrailing());
                found++;
            }
        }
        return tail.toString();
    }
}
