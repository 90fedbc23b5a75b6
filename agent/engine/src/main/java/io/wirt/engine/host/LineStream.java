package io.wirt.engine.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines of files of any length, one at a time: a log may be larger than the memory of this process. */
public final class LineStream {
    /** More than any line that a program writes; of a longer one the rest is passed over. */
    private static final int LONGEST = 1 << 16;

    private LineStream() {}

    /**
     * Hands on each line without its end, a character for each byte.
     *
     * @throws IOException if the stream cannot be read to its end
     */
    public static void read(InputStream stream, Consumer<String> sink) throws IOException {
        byte[] buffer = new byte[LONGEST];
        int kept = 0;
        boolean cut = false;
        for (int count = stream.read(buffer, kept, buffer.length - kept);
                count >= 0;
                count = stream.read(buffer, kept, buffer.length - kept)) {
            int end = kept + count;
            int start = 0;
            for (int at = kept; at < end; at++) {
                if (buffer[at] == '\n') {
                    if (!cut) {
                        sink.accept(text(buffer, start, at));
                    }
                    cut = false;
                    start = at + 1;
                }
            }
            kept = end - start;
            if (kept == buffer.length) {
                if (!cut) {
                    sink.accept(text(buffer, 0, kept));
                }
                cut = true;
                kept = 0;
            } else {
                System.arraycopy(buffer, start, buffer, 0, kept);
            }
        }
        if (kept > 0 && !cut) {
            sink.accept(text(buffer, 0, kept));
        }
    }

    private static String text(byte[] buffer, int start, int end) {
        return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
