package io.wirt.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Types that a kind puts together of others. */
class TypesTest {
    private static final Type<Map<String, String>> NAMES = Types.mapOf(
            Types.text()
                    .checked(
                            key -> key.contains("/") ? Optional.of("'" + key + "' has a slash") : Optional.empty(),
                            key -> "did you mean '" + key.replace('/', '.') + "'?"),
            Types.text().checked(value -> value.equals("no") ? Optional.of("not no") : Optional.empty(), "write yes"));

    private static Data.Entry entry(String key, int column, String value) {
        return new Data.Entry(
                new Data.Scalar(key, false, new Span(1, column, key.length())),
                new Data.Scalar(value, false, new Span(1, column + 10, value.length())));
    }

    private static Data map(Data.Entry... entries) {
        return new Data.Mapping(List.of(entries), new Span(1, 1, 1));
    }

    @Test
    void aMapWithGoodKeysKeepsThemInOrderAsTheyAreWritten() {
        Problems problems = new Problems();

        assertThat(NAMES.read(map(entry("b.c", 5, "1"), entry("a", 30, "2")), problems))
                .hasValueSatisfying(
                        read -> assertThat(read).containsExactly(Map.entry("b.c", "1"), Map.entry("a", "2")));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aBadKeyIsReportedAtItsOwnPlaceTogetherWithTheOtherMistakes() {
        Problems problems = new Problems();

        assertThat(NAMES.read(map(entry("a/b", 5, "no"), entry("c/d", 30, "1")), problems))
                .isEmpty();
        assertThat(problems.sorted())
                .extracting(problem -> problem.span().column() + " " + problem.summary() + " | " + problem.hint())
                .containsExactly(
                        "5 'a/b' has a slash | did you mean 'a.b'?",
                        "15 not no | write yes",
                        "30 'c/d' has a slash | did you mean 'c.d'?");
    }

    @Test
    void whatAFormatHoldsIsReadableAgain() {
        assertThat(Bytes.readable(Bytes.inFormats("größe \u65e5"))).isEqualTo("größe \u65e5");
        assertThat(Bytes.readable("\u00ff")).isEqualTo("\ufffd");
    }
}
