package io.wirt.modules.ksm.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.Generator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DateOutputTest {
    private static final LocalDateTime EVENING = LocalDateTime.of(2011, 8, 2, 22, 52, 52);

    /** Recorded with coreutils 9.1 and glibc 2.36: locale, time, zone, what date printed. */
    @Test
    void whatDatePrintedInTheLocalesOfGlibcIsRead() throws IOException {
        try (InputStream in = DateOutputTest.class.getResourceAsStream("date-output.txt")) {
            String recorded = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(recorded.lines()).hasSizeGreaterThan(500).allSatisfy(line -> {
                String[] parts = line.split("\\|", 4);
                assertThat(DateOutput.parse(bytes(parts[3])))
                        .contains(new DateOutput(LocalDateTime.parse(parts[1]), parts[2]));
            });
        }
    }

    @Test
    void whatDatePrintsInTheCLocaleIsReadBack() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'ZONE' yyyy", Locale.ENGLISH);
        Generator.check("date in the C locale", 500, gen -> {
            LocalDateTime time = LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(gen.intBetween(0, Integer.MAX_VALUE));
            String zone = gen.pick("UTC", "CEST", "ChST", "+0545", "-03", "MSK");

            assertThat(DateOutput.parse(time.format(format).replace("ZONE", zone)))
                    .contains(new DateOutput(time, zone));
        });
    }

    @Test
    void noBytesAreAnError() {
        Generator.check("no bytes are an error", 2000, gen -> {
            String around = gen.bytes(20);
            String text =
                    gen.pick("", "Tue Aug 2 ", "2011年 8月 ", "%1 ") + around + gen.pick("22:52:52", "1時02分03秒", "");
            DateOutput.parse(text + gen.text("CEST 2011+-:.", 12) + gen.bytes(9));
        });
        assertThat(DateOutput.parse("")).isEmpty();
        assertThat(DateOutput.parse("\uD83D 22:52:52 \uDC00")).isEmpty();
    }

    @Test
    void olderReleasesOrderedTheSameWordsOtherwise() {
        assertReads("mardi 2 août 2011, 22:52:52 (UTC+0200)", "+0200");
        assertReads("mar. août  2 22:52:52 CEST 2011", "CEST");
        assertReads("Втр Авг  2 22:52:52 CEST 2011", "CEST");
        assertReads("2011年 08月 02日 星期二 22:52:52 CEST", "CEST");
        assertReads("二  8月  2 22:52:52 CEST 2011", "CEST");
        assertReads("2011年08月02日 (週二) 下午 10:52:52 CEST", "CEST");
        assertReads("2011. 08. 02. (화) 오후 10:52:52 CEST", "CEST");
        assertReads("火  8月  2 22:52:52 CEST 2011", "CEST");
        assertReads("화  8월  2 22:52:52 CEST 2011", "CEST");
        assertReads("Thứ ba, 02 Tháng 8 năm 2011 22:52:52 CEST", "CEST");
        assertReads("Ter Ago  2 22:52:52 BRT 2011", "BRT");
        assertReads("ti 2.8.2011 22.52.52", "");
    }

    @Test
    void bytesThatAreNotUtf8AreReadByTheirNumbersOrAsLatin1() {
        // EUC-JP, Big5, ISO-8859-1
        assertThat(DateOutput.parse("2011\u00C7\u00AF  8\u00B7\u00EE  2\u00C6\u00FC \u00B2\u00D0 22:52:52 JST"))
                .contains(new DateOutput(EVENING, "JST"));
        assertThat(DateOutput.parse("2011\u00A6~08\u00A4\u00EB02\u00A4\u00E9 (\u00B6g\u00A4G) "
                        + "22\u00AE\u00C952\u00A4\u00C052\u00AC\u00ED CST"))
                .contains(new DateOutput(EVENING, "CST"));
        assertThat(DateOutput.parse("\u00B2\u00D0  8\u00B7\u00EE  2 22:52:52 JST 2011"))
                .contains(new DateOutput(EVENING, "JST"));
        assertThat(DateOutput.parse("mar. 02 ao\u00FBt 2011 22:52:52 CEST")).contains(new DateOutput(EVENING, "CEST"));
    }

    @Test
    void noonAndMidnightAreTwelve() {
        assertThat(DateOutput.parse("Tue Aug  2 12:00:00 AM CEST 2011"))
                .contains(new DateOutput(LocalDateTime.of(2011, 8, 2, 0, 0), "CEST"));
        assertThat(DateOutput.parse("Tue Aug  2 12:00:00 PM CEST 2011"))
                .contains(new DateOutput(LocalDateTime.of(2011, 8, 2, 12, 0), "CEST"));
    }

    @Test
    void aLeapSecondIsTheOneBefore() {
        assertThat(DateOutput.parse("Sat Dec 31 23:59:60 UTC 2016"))
                .contains(new DateOutput(LocalDateTime.of(2016, 12, 31, 23, 59, 59), "UTC"));
    }

    @Test
    void theWeekdayTellsWhichMonthAWordMeans() {
        // July in Croatian, August in Czech
        assertThat(DateOutput.parse(bytes("uto 02 srp 2013 22:52:52 CEST")))
                .contains(new DateOutput(LocalDateTime.of(2013, 7, 2, 22, 52, 52), "CEST"));
        assertThat(DateOutput.parse(bytes("Út 02 srp 2011 22:52:52 CEST"))).contains(new DateOutput(EVENING, "CEST"));
        // March in Spanish, and Tuesday
        assertThat(DateOutput.parse("mar 15 mar 2011 22:52:52 CET"))
                .contains(new DateOutput(LocalDateTime.of(2011, 3, 15, 22, 52, 52), "CET"));
        assertReads("mar 02 ago 2011 22:52:52 CEST", "CEST");
        assertNothing("02 srp 2011 22:52:52 CEST");
    }

    @Test
    void aDateOnAnotherWeekdayIsNone() {
        assertNothing("Wed Aug  2 22:52:52 CEST 2011");
        assertNothing("Mi 2. Aug 22:52:52 CEST 2011");
        assertNothing("ke 2.8.2011 22.52.52 +0300");
    }

    @Test
    void whatIsNoDateIsNone() {
        assertNothing("Tue Feb 30 22:52:52 CET 2011");
        assertNothing("2011-13-02T22:52:52 CEST");
        assertNothing("Tue Aug  2 24:52:52 CEST 2011");
        assertNothing("Tue Aug  2 22:52 CEST 2011");
        assertNothing("Tue Aug  2 22:52:52 CEST");
        assertNothing("Tue Foo  2 22:52:52 CEST 2011");
        assertNothing("mar 02 foo 2011 22:52:52 CEST");
        assertNothing("2.8.2011");
    }

    /** The other locales of glibc 2.36 that are not read: no whole time, no year, or both in words of their own. */
    @Test
    void whatALocaleDoesNotPrintCannotBeRead() {
        // id_ID, ms_MY, hy_AM: evening or morning
        assertNothing("Sel 02 Agu 2011 10:52:52  CEST");
        // bem_ZM, ff_SN: seconds
        assertNothing("Tue 02 Oga 2011 22:52 CEST");
        // ha_NG: the year
        assertNothing("ranar Talata, 02 ga Agusta cikin 10:52:52 PM CEST");
        // ku_TR, uz_UZ, uz_UZ@cyrillic: the time
        assertNothing("02 Avgust, 2011 yil, Seshanba");
        // lzh_TW; in a like manner bo_CN, bo_IN, dz_BT, km_KH, or_IN
        assertNothing("公曆 20十一年 八月 二日 週二 廿二時52分五十二秒");
    }

    private static void assertReads(String text, String zone) {
        assertThat(DateOutput.parse(bytes(text))).as(text).contains(new DateOutput(EVENING, zone));
    }

    private static void assertNothing(String text) {
        assertThat(DateOutput.parse(bytes(text))).as(text).isEmpty();
    }

    /** The view of a log that has one character per byte. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
