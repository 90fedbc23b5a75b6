package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        LineStream.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), lines::add);
        return lines;
    }

    @Test
    void eachLineComesWithoutItsEnd() throws IOException {
        assertThat(lines("a\n\n\u00e4 b\r\nlast")).containsExactly("a", "", "\u00e4 b\r", "last");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
    }

    @Test
    void linesAcrossThePiecesOfAStreamAreWhole() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            expected.add("line " + i + "x".repeat(i % 50));
        }

        assertThat(lines(String.join("\n", expected) + "\n")).isEqualTo(expected);
    }

    @Test
    void ofALineThatIsTooLongTheBeginComesOnce() throws IOException {
        List<String> lines = lines("x".repeat(200_000) + "\nnext\n");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).hasSize(1 << 16);
        assertThat(lines.get(1)).isEqualTo("next");
    }

    @Test
    void aStreamThatGivesOneByteAtATimeIsReadTheSame() throws IOException {
        List<String> lines = new ArrayList<>();
        InputStream slow = new ByteArrayInputStream("ab\ncd".getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] buffer, int start, int length) {
                return super.read(buffer, start, Math.min(1, length));
            }
        };

        LineStream.read(slow, lines::add);

        assertThat(lines).containsExactly("ab", "cd");
    }
}
