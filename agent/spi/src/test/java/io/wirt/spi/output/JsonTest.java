package io.wirt.spi.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
    void itIsWrittenLikeThis() {
        Json json = Json.members(
                "text",
                "\b\t\f\r",
                "whole",
                -7,
                "true",
                true,
                "absent",
                new Json.Absent(),
                "nothing",
                new Json.Array(List.of()),
                "nobody",
                new Json.Members(Map.of()),
                "several",
                new Json.Array(List.of(Json.members("a", 1, "b", 2), Json.texts(List.of("x", "y")))));

        assertThat(json.written()).isEqualTo("""
                {
                  "text" : "\\b\\t\\f\\r",
                  "whole" : -7,
                  "true" : true,
                  "absent" : null,
                  "nothing" : [ ],
                  "nobody" : { },
                  "several" : [
                    {
                      "a" : 1,
                      "b" : 2
                    },
                    [
                      "x",
                      "y"
                    ]
                  ]
                }
                """);
    }
}
