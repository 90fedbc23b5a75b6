package io.wirt.modules.ksm.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.modules.ksm.history.History.DamagedLine;
import io.wirt.modules.ksm.history.History.Decision;
import io.wirt.modules.ksm.history.History.Gap;
import io.wirt.modules.ksm.history.History.Range;
import io.wirt.modules.ksm.history.History.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log of ksmtuned tells (docs/domain 5.3). */
class HistoryTest {
    private static final long INTERVAL = 60;

    private static History of(String log) {
        return between(log, Optional.empty(), Optional.empty());
    }

    private static History between(String log, Optional<LocalDateTime> since, Optional<LocalDateTime> until) {
        HistoryReader reader = new HistoryReader("log", INTERVAL, since, until);
        // A character for each byte, as they come from a file.
        new String(log.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(reader::line);
        return reader.end();
    }

    private static String howTo() {
        Path file = Path.of("..", "..", "playbooks", "hosts", "centos6-opteron-after-reboot", "var", "log", "ksmtuned");
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }

    @Test
    void theLogOfTheHowTo() {
        History history = of(howTo());

        assertThat(history.lines()).isEqualTo(149);
        assertThat(history.damage().lines()).isZero();
        assertThat(history.undated()).isZero();
        assertThat(history.from()).contains(at("2011-08-02T22:51:52"));
        assertThat(history.to()).contains(at("2011-08-02T23:45:45"));
        assertThat(history.starts()).isEqualTo(4);
        assertThat(history.memory()).hasValue(15874952);
        assertThat(history.threshold()).hasValue(3174990);
        assertThat(history.sleep()).hasValue(10);
        assertThat(history.cycles()).isEqualTo(45);
        assertThat(history.incomplete()).isEqualTo(1);
        assertThat(history.on()).isEqualTo(23);
        assertThat(history.boosts()).isZero();
        assertThat(history.decays()).isEqualTo(23);
        assertThat(history.switchedOn()).isEqualTo(5);
        assertThat(history.switchedOff()).isEqualTo(5);
        assertThat(history.observedSeconds()).isEqualTo(2704);
        assertThat(history.onSeconds()).isEqualTo(1382);
        assertThat(history.committed()).isEqualTo(new Range(45, 1404548, 14446180, 564251444));
        assertThat(history.committed().mean()).isEqualTo(12538921);
        assertThat(history.free().mean()).isEqualTo(12427446);
        assertThat(history.free().least()).isEqualTo(11541316);
        assertThat(history.free().most()).isEqualTo(14881904);
        assertThat(history.pages()).isEqualTo(new Range(23, 64, 64, 23 * 64));
        assertThat(history.lastPages()).hasValue(64);
        assertThat(history.last())
                .contains(new Decision(Optional.of(at("2011-08-02T23:44:45")), false, "", 9738296, 12778456));
        assertThat(history.gaps().count()).isEqualTo(3);
        assertThat(history.gaps().seconds()).isEqualTo(162 + 182 + 125);
        assertThat(history.gaps().longest())
                .containsExactly(
                        new Gap(at("2011-08-02T22:56:53"), 162, true),
                        new Gap(at("2011-08-02T23:24:37"), 182, true),
                        new Gap(at("2011-08-02T23:40:40"), 125, true));
    }

    @Test
    void itsTimelineHasNoPieceShorterThanADecisionHolds() {
        History history = of(howTo());

        assertThat(history.timeline()).hasSize(50).allSatisfy(slot -> assertThat(slot.seconds())
                .isEqualTo(64));
        assertThat(history.timeline().stream().mapToLong(Slot::cycles).sum()).isEqualTo(45);
        assertThat(history.timeline().stream().mapToLong(Slot::on).sum()).isEqualTo(23);
        assertThat(history.timeline().get(0).from()).isEqualTo(at("2011-08-02T22:51:52"));
        assertThat(history.timeline().get(49).from()).isEqualTo(at("2011-08-02T23:44:08"));
    }

    @Test
    void onlyWhatWasWrittenInATimeCounts() {
        History history =
                between(howTo(), Optional.of(at("2011-08-02T23:17:36")), Optional.of(at("2011-08-02T23:24:37")));

        assertThat(history.cycles()).isEqualTo(7);
        assertThat(history.on()).isEqualTo(7);
        assertThat(history.starts()).isZero();
        assertThat(history.from()).contains(at("2011-08-02T23:17:36"));
        assertThat(history.to()).contains(at("2011-08-02T23:23:37"));
        assertThat(history.observedSeconds()).isEqualTo(361 + 60);
    }

    @Test
    void anEmptyLogTellsNothing() {
        History history = of("");

        assertThat(history.lines()).isZero();
        assertThat(history.from()).isEmpty();
        assertThat(history.committed()).isEqualTo(Range.NONE);
        assertThat(history.committed().mean()).isZero();
        assertThat(history.last()).isEmpty();
        assertThat(history.timeline()).isEmpty();
    }

    @Test
    void aLogInJapaneseWithBoostsUpToTheMost() {
        History history = of("""
                2011年  8月  2日 火曜日 22:00:00 JST: total 16000000
                2011年  8月  2日 火曜日 22:00:00 JST: sleep 10
                2011年  8月  2日 火曜日 22:00:00 JST: thres 3200000
                2011年  8月  2日 火曜日 22:00:20 JST: committed 15000000 free 1000000
                2011年  8月  2日 火曜日 22:00:20 JST: 18200000 > 16000000, start ksm
                2011年  8月  2日 火曜日 22:00:20 JST: 1000000 < 3200000, boost
                2011年  8月  2日 火曜日 22:00:20 JST: KSMCTL start 300 10
                2011年  8月  2日 火曜日 22:00:40 JST: committed 15500000 free 800000
                2011年  8月  2日 火曜日 22:00:40 JST: 18700000 > 16000000, start ksm
                2011年  8月  2日 火曜日 22:00:40 JST: 800000 < 3200000, boost
                2011年  8月  2日 火曜日 22:00:40 JST: KSMCTL start 600 10
                2011年  8月  2日 火曜日 22:01:00 JST: committed 15500000 free 3200000
                2011年  8月  2日 火曜日 22:01:00 JST: 18700000 > 16000000, start ksm
                2011年  8月  2日 火曜日 22:01:00 JST: 3200000 > 3200000, decay
                2011年  8月  2日 火曜日 22:01:00 JST: KSMCTL start 550 10
                """);

        assertThat(history.damage().lines() + history.undated()).isZero();
        assertThat(history.boosts()).isEqualTo(2);
        assertThat(history.decays()).isEqualTo(1);
        assertThat(history.pages()).isEqualTo(new Range(3, 300, 600, 1450));
        assertThat(history.lastPages()).hasValue(550);
        assertThat(history.switchedOn()).isEqualTo(1);
        assertThat(history.switchedOff()).isZero();
        assertThat(history.observedSeconds()).as("at an interval of 20 s").isEqualTo(60);
        assertThat(history.onSeconds()).isEqualTo(60);
        assertThat(history.to()).contains(at("2011-08-02T22:01:00"));
    }

    @Test
    void theEndOfSummerTimeIsNoGapAndTheClockGoesOn() {
        History history = of(cycle("So 30. Okt 02:58:30 CEST 2011", 100)
                + cycle("So 30. Okt 02:59:30 CEST 2011", 200)
                + cycle("So 30. Okt 02:00:30 CET 2011", 300)
                + cycle("So 30. Okt 02:01:30 CET 2011", 400));

        assertThat(history.gaps().count()).isZero();
        assertThat(history.observedSeconds()).isEqualTo(4 * 60);
        assertThat(history.to()).contains(at("2011-10-30T02:01:30"));
        assertThat(history.timeline()).extracting(Slot::cycles).containsExactly(2L, 1L, 1L);
    }

    @Test
    void norIsItsBegin() {
        History history = of(cycle("Sun Mar 27 01:58:30 CET 2011", 100)
                + cycle("Sun Mar 27 01:59:30 CET 2011", 200)
                + cycle("Sun Mar 27 03:00:30 CEST 2011", 300));

        assertThat(history.gaps().count()).isZero();
        assertThat(history.observedSeconds()).isEqualTo(3 * 60);
    }

    @Test
    void aMachineThatSleptLeavesAGapThoughTheDaemonWasNotStartedAnew() {
        StringBuilder log = new StringBuilder();
        for (int minute = 0; minute < 25; minute++) {
            log.append(cycle("Tue Aug  2 10:%02d:00 UTC 2011".formatted(minute), 100));
        }
        log.append(cycle("Tue Aug  2 18:24:00 UTC 2011", 100));
        log.append(cycle("Tue Aug  2 18:26:00 UTC 2011", 100));

        History history = of(log.toString());

        assertThat(history.gaps().longest()).containsExactly(new Gap(at("2011-08-02T10:24:00"), 8 * 3600, false));
        assertThat(history.observedSeconds()).isEqualTo(25 * 60 + 120 + 60);
        assertThat(history.timeline().size()).isLessThanOrEqualTo(480);
    }

    @Test
    void damagedLinesAreToldAndPassedOver() {
        History history = of("""
                Tue Aug  2 10:00:00 UTC 2011: 300 < 1000 and free > 200, stop ksm
                Tue Aug  2 10:01:00 UTC 2011: committed 100 free 900
                Tue Aug  2 10:01:00 UTC 2011: 300 < 10
                Tue Aug  2 10:02:00 UTC 2011: committed 150 free 850
                \u001b[31mTue Aug  2 10:02:00 UTC 2011: 350 < 1000 and free > 200, stop ksm
                ^@^@^@^@\u0001\u0002
                Tue Aug  2 10:03:00 UTC 2011: comTue Aug  2 10:04:00 UTC 2011: committed 200 free 800
                Tue Aug  2 10:04:00 UTC 2011: 400 < 1000 and free > 200, stop ksm
                Tue Aug  2 10:05:00 UTC 2011: committed 250 fr""");

        assertThat(history.damage().lines()).isEqualTo(3);
        assertThat(history.damage().first())
                .containsExactly(
                        new DamagedLine(3, "Tue Aug  2 10:01:00 UTC 2011: 300 < 10"),
                        new DamagedLine(6, "^@^@^@^@??"),
                        new DamagedLine(9, "Tue Aug  2 10:05:00 UTC 2011: committed 250 fr"));
        assertThat(history.cycles()).isEqualTo(2);
        assertThat(history.incomplete())
                .as("decisions without the memory, and the other way round")
                .isEqualTo(2);
        assertThat(history.committed()).isEqualTo(new Range(2, 150, 200, 350));
        assertThat(history.to()).contains(at("2011-08-02T10:04:00"));
    }

    @Test
    void aClockOfTwelveHoursAndAHostWithoutGuests() {
        History history = of("""
                Tue Aug  2 11:59:30 PM CEST 2011: committed  free 11641800
                Tue Aug  2 11:59:30 PM CEST 2011: 3174990 < 15874952 and free > 3174990, stop ksm
                Wed Aug  3 12:00:30 AM CEST 2011: committed  free 11641900
                Wed Aug  3 12:00:30 AM CEST 2011: 3174990 < 15874952 and free > 3174990, stop ksm
                """);

        assertThat(history.cycles()).isEqualTo(2);
        assertThat(history.committed()).isEqualTo(new Range(2, 0, 0, 0));
        assertThat(history.memory()).as("said with each decision").hasValue(15874952);
        assertThat(history.threshold()).hasValue(3174990);
        assertThat(history.free()).isEqualTo(new Range(2, 11641800, 11641900, 23283700));
        assertThat(history.onSeconds()).isZero();
        assertThat(history.observedSeconds()).isEqualTo(120);
    }

    @Test
    void datesThatNobodyCanReadLeaveTheDecisionsInTheirOrder() {
        History history = of("""
                xx: committed 900 free 100
                xx: 1100 > 1000, start ksm
                xx: 100 < 200, boost
                xx: KSMCTL start 300 10
                xx: committed 100 free 900
                xx: 300 < 1000 and free > 200, stop ksm
                """);

        assertThat(history.undated()).isEqualTo(6);
        assertThat(history.cycles()).isEqualTo(2);
        assertThat(history.switchedOn()).isEqualTo(1);
        assertThat(history.switchedOff()).isEqualTo(1);
        assertThat(history.boosts()).isEqualTo(1);
        assertThat(history.from()).isEmpty();
        assertThat(history.timeline()).isEmpty();
        assertThat(history.last().orElseThrow().at()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10:30:00 UTC, 10:29:59 UTC, 0",
        "10:30:00 UTC, 10:25:00 UTC, 0",
        "10:30:00 UTC, 10:31:00 UTC, 60",
        "02:59:30 CEST, 02:00:30 CET, 60",
        "01:59:30 CET, 03:00:30 CEST, 60",
        "01:59:30 +11, 01:30:30 +1030, 60",
        "01:59:30 +1030, 02:30:30 +11, 60",
        "10:00:00 +0000, 19:01:00 +0900, 60",
        "10:00:00 -0330, 13:31:00 +0000, 60"
    })
    void theTimeThatPassedIsNotTheTimeThatTheClockShows(String first, String second, long seconds) {
        LogClock clock = new LogClock();
        clock.at("Tue Aug  2 " + first + " 2011");

        assertThat(clock.at("Tue Aug  2 " + second + " 2011").orElseThrow().elapsed())
                .isEqualTo(seconds);
    }

    @Test
    void whereNoZoneIsToldAnHourBackIsTheEndOfSummerTime() {
        LogClock clock = new LogClock();
        clock.at("Tue Aug  2 02:59:30 2011");

        assertThat(clock.at("Tue Aug  2 02:00:30 2011").orElseThrow().elapsed()).isEqualTo(60);
        assertThat(clock.at("Tue Aug  2 02:00:10 2011").orElseThrow().elapsed()).isEqualTo(60);
    }

    @Test
    void aClockThatWasSetBackByADayStandsStill() {
        History history = of(cycle("Tue Aug  2 10:00:00 UTC 2011", 100)
                + cycle("Mon Aug  1 10:01:00 UTC 2011", 200)
                + cycle("Mon Aug  1 10:02:00 UTC 2011", 300));

        assertThat(history.gaps().count()).isZero();
        assertThat(history.timeline().stream().mapToLong(Slot::cycles).sum()).isEqualTo(3);
    }

    @Test
    void yearsTakeNoMoreRoomThanHours() {
        StringBuilder log = new StringBuilder();
        LocalDateTime time = at("2001-01-01T00:00:00");
        for (int i = 0; i < 5000; i++) {
            log.append(cycle(
                    DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.US)
                            .format(time.plusHours(6L * i)),
                    100));
        }

        History history = of(log.toString());

        assertThat(history.timeline()).hasSizeBetween(240, 480);
        assertThat(history.timeline().stream().mapToLong(Slot::cycles).sum()).isEqualTo(5000);
        assertThat(history.observedSeconds()).isEqualTo(5000L * 6 * 3600);
    }

    private static String cycle(String date, long committed) {
        return date + ": committed " + committed + " free 900\n" + date + ": " + (committed + 200)
                + " < 1000 and free > 200, stop ksm\n";
    }
}
