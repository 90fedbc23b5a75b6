package io.wirt.modules.ksm.report;

import static io.wirt.modules.ksm.report.KsmHistories.NOON;
import static io.wirt.modules.ksm.report.KsmHistories.anHour;
import static io.wirt.modules.ksm.report.KsmHistories.history;
import static io.wirt.modules.ksm.report.KsmHistories.minutes;
import static io.wirt.modules.ksm.report.KsmHistories.silent;
import static io.wirt.modules.ksm.report.KsmHistories.slot;
import static io.wirt.modules.ksm.report.KsmHistories.withSlots;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.modules.ksm.history.History;
import io.wirt.modules.ksm.history.History.Damage;
import io.wirt.modules.ksm.history.History.DamagedLine;
import io.wirt.modules.ksm.history.History.Gap;
import io.wirt.modules.ksm.history.History.Gaps;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class KsmHtmlTest {
    private static final long GIB = 1024 * 1024;
    private static final Gaps NO_GAPS = new Gaps(0, 0, List.of());
    private static final Damage NO_DAMAGE = new Damage(0, List.of());

    static Stream<History> histories() {
        return Stream.of(
                anHour(),
                minutes(1),
                minutes(2),
                minutes(1000),
                withSlots(),
                withSlots(silent(NOON, 60, 1)),
                withSlots(silent(NOON, 0, 0)),
                withSlots(slot(NOON, 1, 0, 0, false, 0)),
                withSlots(slot(NOON, 60, 1, 0, true, 0), slot(NOON.plusMinutes(1), 60, 0, 3, true, 0)),
                withSlots(slot(NOON, 86_400 * 400, GIB, GIB, true, 99)),
                withSlots(new Slot(NOON, 60, 3, 1, 0, 1, 0, Range.NONE, one(GIB), 0, 0)),
                withSlots(
                        new Slot(NOON, 60, 1, 1, 1, 0, 0, one(Long.MAX_VALUE), one(Long.MAX_VALUE), Long.MAX_VALUE, 1)),
                withSlots(new Slot(NOON, 60, 1, 0, 0, 0, 0, one(GIB), one(GIB), GIB, 3 * GIB)),
                history(List.of(), new Gaps(9, 900, List.of()), new Damage(7, List.of())));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whateverTheHistoryThePageIsWellFormedAndWithoutANumberThatIsNone(History history) {
        String page = page(history);
        parsed(page);
        assertThat(page).doesNotContain("NaN", "Infinity", "null", "\"-");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void thePageLoadsNothingAndRunsNothing(History history) {
        String page = page(history);
        assertThat(page)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("://", "<script", "javascript:", " src=", " href=", "@import", "<link")
                .doesNotContainPattern("\\son[a-z]+=");
        assertThat(page.replace("url(#hatch)", "")).doesNotContain("url(");
    }

    @Test
    void titleFactsAndLinesOfTheLogAreTextWhateverTheySay() {
        String hostile = "</title><script>\"'&\u0000\u001b\uD800\uFFFE\u202E\u009B";
        Damage damage = new Damage(1, List.of(new DamagedLine(3, hostile)));
        History history = history(List.of(slot(NOON, 60, GIB, GIB, true, 0)), NO_GAPS, damage);
        String page = KsmHtml.render(hostile, Map.of(hostile, hostile), history);

        String shown = "</title><script>\"'&\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";
        Document document = parsed(page);
        assertThat(page).doesNotContain("<script");
        assertThat(text(document, "h1", 0)).isEqualTo(shown);
        assertThat(text(document, "title", 0)).isEqualTo(shown);
        assertThat(text(document, "dt", 0)).isEqualTo(shown);
        assertThat(text(document, "dd", 0)).isEqualTo(shown);
        assertThat(text(document, "code", 0)).isEqualTo(shown);
    }

    @Test
    void factsKeepTheirOrder() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("zone", "first");
        facts.put("area", "second");
        Document document = parsed(KsmHtml.render("host", facts, anHour()));
        assertThat(text(document, "dd", 0)).isEqualTo("first");
        assertThat(text(document, "dd", 1)).isEqualTo("second");
    }

    @Test
    void eachSlotIsAColumnThatSaysWhatWas() {
        List<String> columns = columns(page(anHour()));
        assertThat(columns).hasSize(60);
        assertThat(columns.get(0)).isEqualTo("""
                2014-10-21 12:00:00 to 12:01:00
                committed 1.34 to 1.46 GiB, mean 1.40
                free 13.50 to 14.68 GiB, mean 14.09
                KSM off
                boosts 0, decays 0
                daemon started""");
        assertThat(columns.get(16)).startsWith("2014-10-21 12:16:00").contains("\nKSM on\nboosts 1, decays 0");
        assertThat(columns.get(8)).isEqualTo("""
                2014-10-21 12:08:00 to 12:09:00
                no data: the daemon decided nothing""");
    }

    @Test
    void aThousandSlotsBecomeFewerColumnsAndNothingIsLost() {
        String page = page(minutes(1000));
        List<String> columns = columns(page);
        assertThat(columns).hasSize(200);
        assertThat(columns.get(0)).startsWith("2014-10-21 12:00:00 to 12:05:00").contains("KSM on in 4 of 5");
        assertThat(columns.get(199)).startsWith("2014-10-22 04:35:00 to 04:40:00");
        assertThat(page.length()).isLessThan(200_000);
    }

    @Test
    void aGapBreaksTheLinesAndIsHatched() {
        Document document = parsed(page(anHour()));
        assertThat(ofClass(document, "polyline", "line committed")).hasSize(4);
        assertThat(ofClass(document, "polygon", "band free")).hasSize(4);
        assertThat(areas(document, "silent")).isEqualTo(9);
        assertThat(rows(document)).contains("2014-10-21 12:07:59|3 min 2 s|was started");
    }

    @Test
    void slotsShorterThanTheIntervalOfTheDaemonAreNoGapAndWhatWasDecidedHolds() {
        Document document = parsed(page(history(everyThirdOf(30, 20), NO_GAPS, NO_DAMAGE)));
        assertThat(ofClass(document, "polyline", "line committed")).hasSize(1);
        assertThat(areas(document, "silent")).isZero();
        assertThat(areas(document, "on")).isEqualTo(30);
        assertThat(columns(page(history(everyThirdOf(30, 20), NO_GAPS, NO_DAMAGE)))
                        .get(1))
                .endsWith("KSM on, as decided before");
    }

    @Test
    void aGapBetweenShortSlotsBreaksTheLine() {
        List<Slot> slots = everyThirdOf(30, 20);
        slots.set(12, silent(NOON.plusSeconds(240), 20, 0));
        slots.set(15, silent(NOON.plusSeconds(300), 20, 0));
        Gaps told = new Gaps(1, 180, List.of(new Gap(NOON.plusSeconds(181), 180, false)));
        Document document = parsed(page(history(slots, told, NO_DAMAGE)));
        assertThat(ofClass(document, "polyline", "line committed")).hasSize(2);
        assertThat(rows(document)).contains("2014-10-21 12:03:01|3 min|went on");
        Gaps countedOnly = new Gaps(1, 180, List.of());
        assertThat(ofClass(parsed(page(history(slots, countedOnly, NO_DAMAGE))), "polyline", "line committed"))
                .hasSize(2);
    }

    @Test
    void theStripTellsOnPartlyOnAndOffByItsHeight() {
        Slot on = slot(NOON, 60, GIB, GIB, true, 0);
        Slot partly = new Slot(NOON.plusMinutes(1), 60, 4, 2, 0, 0, 0, one(GIB), one(GIB), 2 * GIB, GIB);
        Slot off = slot(NOON.plusMinutes(2), 60, GIB, GIB, false, 0);
        Document document = parsed(page(withSlots(on, partly, off)));
        assertThat(ofClass(document, "path", "on"))
                .map(path -> path.getAttribute("d"))
                .containsExactly("M64 365V339H318V365zM318 365V352H572V365z");
        assertThat(areas(document, "silent")).isZero();
    }

    @Test
    void theThresholdsAreNamedAtTheirLines() {
        Document document = parsed(page(anHour()));
        assertThat(texts(document, "text"))
                .containsSequence("memory", "15.87 GiB")
                .containsSequence("committed above", "12.70 GiB: KSM on")
                .containsSequence("free below", "3.17 GiB: KSM on");
        assertThat(ofClass(document, "path", "limit committed-limit")).hasSize(1);
    }

    @Test
    void aThresholdThatTheDaemonNeverSaidIsNotDrawn() {
        Document document = parsed(page(withSlots(new Slot(NOON, 60, 1, 0, 0, 0, 0, one(GIB), one(GIB), 0, 0))));
        assertThat(ofClass(document, "path", "limit committed-limit")).isEmpty();
        assertThat(texts(document, "text")).doesNotContain("committed above", "free below");
    }

    @Test
    void whatIsMissingOfCommittedIsNotDrawnAsNothing() {
        Slot missing = new Slot(NOON.plusMinutes(1), 60, 1, 0, 0, 0, 0, Range.NONE, one(GIB), 2 * GIB, GIB);
        String page = page(
                withSlots(slot(NOON, 60, GIB, GIB, false, 0), missing, slot(NOON.plusMinutes(2), 60, 9, 9, false, 0)));
        assertThat(ofClass(parsed(page), "polyline", "line committed")).hasSize(2);
        assertThat(ofClass(parsed(page), "polyline", "line free")).hasSize(1);
        assertThat(columns(page).get(1)).contains("committed not known\nfree 1.00 GiB");
    }

    @Test
    void amountsAndTimesOnTheAxesAreRoundAndADayBeginsWithItsDate() {
        List<String> hour = texts(parsed(page(anHour())), "text");
        assertThat(hour).containsSubsequence("0", "2", "4", "6", "8", "10", "12", "14");
        assertThat(hour).containsSubsequence("12:00", "2014-10-21", "12:10", "12:20", "12:30", "12:50", "13:00");
        assertThat(texts(parsed(page(minutes(1000))), "text"))
                .containsSubsequence("12:00", "2014-10-21", "14:00", "22:00", "00:00", "2014-10-22", "02:00", "04:00");
        assertThat(texts(parsed(page(days(10))), "text"))
                .containsSubsequence("2014-10-23", "2014-10-25", "2014-10-27")
                .doesNotContain("2014-10-22", "00:00");
        assertThat(texts(parsed(page(days(365))), "text"))
                .containsSubsequence("2015-01-01", "2015-04-01", "2015-07-01", "2015-10-01");
    }

    @Test
    void oneWhoDoesNotSeeTheChartIsToldTheMainFigures() {
        Document document = parsed(page(anHour()));
        Element chart = (Element) document.getElementsByTagName("svg").item(0);
        assertThat(chart.getAttribute("role")).isEqualTo("img");
        assertThat(chart.getAttribute("aria-labelledby")).isEqualTo("chart-title chart-desc");
        assertThat(text(document, "desc", 0))
                .contains("Committed memory 1.34 to 15.00 GiB", "KSM was on for", "boosts", "4 times", "3 gaps");
    }

    @Test
    void aHistoryWithoutTimeSaysSoInWords() {
        assertThat(page(withSlots())).contains("The log has no lines").doesNotContain("<figure");
        String page = page(history(List.of(), NO_GAPS, new Damage(2, List.of(new DamagedLine(1, "x")))));
        assertThat(page).contains("2 lines that the daemon would not write, the first of them:");
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String page = page(anHour());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(page(anHour())).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String page(History history) {
        return KsmHtml.render("host", Map.of("label", "value"), history);
    }

    private static Range one(long value) {
        return new Range(1, value, value, value);
    }

    private static List<Slot> everyThirdOf(int count, int seconds) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> i % 3 == 0
                        ? slot(NOON.plusSeconds((long) i * seconds), seconds, GIB, GIB, true, 0)
                        : silent(NOON.plusSeconds((long) i * seconds), seconds, 0))
                .toList());
    }

    private static History days(int days) {
        LocalDateTime from = NOON;
        return withSlots(IntStream.range(0, days)
                .mapToObj(day -> slot(from.plusDays(day), 86_400, GIB, GIB, true, 0))
                .toArray(Slot[]::new));
    }

    private static Document parsed(String page) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    private static List<String> columns(String page) {
        return ofClass(parsed(page), "rect", "column").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static int areas(Document document, String name) {
        return ofClass(document, "path", name).stream()
                .filter(path ->
                        ((Element) path.getParentNode()).getAttribute("class").equals("chart"))
                .mapToInt(path -> path.getAttribute("d").split("z", -1).length - 1)
                .sum();
    }

    private static List<String> rows(Document document) {
        return elements(document, "tr").stream()
                .map(row -> IntStream.range(0, row.getChildNodes().getLength())
                        .mapToObj(cell -> row.getChildNodes().item(cell).getTextContent())
                        .reduce((one, other) -> one + "|" + other)
                        .orElse(""))
                .toList();
    }

    private static List<String> texts(Document document, String name) {
        return elements(document, name).stream().map(Element::getTextContent).toList();
    }

    private static String text(Document document, String name, int index) {
        return elements(document, name).get(index).getTextContent();
    }

    /** In the chart, not in its legend. */
    private static List<Element> ofClass(Document document, String name, String classes) {
        return elements(document, name).stream()
                .filter(element -> element.getAttribute("class").equals(classes))
                .filter(element -> ((Element) element.getParentNode())
                        .getAttribute("class")
                        .equals("chart"))
                .toList();
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }
}
