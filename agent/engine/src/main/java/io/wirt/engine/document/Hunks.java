package io.wirt.engine.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import io.wirt.engine.text.Redactor;
import io.wirt.spi.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the difference of two contents as a person reads it: the lines of a unified diff, secrets hidden. The bytes are
 * compared, so that one secret for another is seen to differ, too.
 */
final class Hunks {
    private static final int CONTEXT = 1;

    private Hunks() {}

    static List<String> between(Bytes before, Bytes after, Redactor redactor) {
        List<String> old = lines(before);
        Patch<String> patch = DiffUtils.diff(old, lines(after));
        List<String> shown = new ArrayList<>();
        for (String line : UnifiedDiffUtils.generateUnifiedDiff("before", "after", old, patch, CONTEXT)) {
            shown.add(line.charAt(0) + readable(redactor.line(line.substring(1))));
        }
        return shown.size() > 2 ? List.copyOf(shown.subList(2, shown.size())) : List.of();
    }

    private static List<String> lines(Bytes content) {
        List<String> lines = new ArrayList<>();
        String text = content.latin1();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** Bytes as a person reads them: UTF-8 where they are, Latin-1 where not, control characters made visible. */
    private static String readable(String line) {
        StringBuilder shown = new StringBuilder();
        String text = decode(line);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c != '\t' && Character.isISOControl(c) ? c == '\r' ? '\u240D' : '\uFFFD' : c);
        }
        return shown.toString();
    }

    private static String decode(String latin1) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Bytes.latin1(latin1).toArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return latin1;
        }
    }
}
