package io.wirt.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.spi.Bytes;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String HOSTILE = "\u001b[2J\u009b\u007f\u202e\u200b\ud83d\ude00 ä \\ \" \n\ud800";

    @Test
    void whatIsPrintedHoldsNothingThatCannotBeSeen() {
        assertThat(Json.members("a\u202e", HOSTILE).print()).isEqualTo("""
                {
                  "a\\u202e" : "\\u001B[2J\\u009b\\u007f\\u202e\\u200b\ud83d\ude00 ä \\\\ \\" \\n\\ud800"
                }
                """);
    }

    @Test
    void itIsReadAsWhatItWas() {
        Json.Members written = Json.members("name", HOSTILE);

        assertThat(Json.parse(Bytes.utf8(written.print()))).isEqualTo(written);
    }
}
