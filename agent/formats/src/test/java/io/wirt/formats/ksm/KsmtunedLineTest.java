package io.wirt.formats.ksm;

import static io.wirt.formats.ksm.KsmtunedLine.Message.BOOST;
import static io.wirt.formats.ksm.KsmtunedLine.Message.COMMITTED;
import static io.wirt.formats.ksm.KsmtunedLine.Message.CONTROL;
import static io.wirt.formats.ksm.KsmtunedLine.Message.DECAY;
import static io.wirt.formats.ksm.KsmtunedLine.Message.SLEEP;
import static io.wirt.formats.ksm.KsmtunedLine.Message.START;
import static io.wirt.formats.ksm.KsmtunedLine.Message.STOP;
import static io.wirt.formats.ksm.KsmtunedLine.Message.THRESHOLD;
import static io.wirt.formats.ksm.KsmtunedLine.Message.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.testkit.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KsmtunedLineTest {
    private static final String DATE = "Tue Aug  2 22:52:52 CEST 2011";

    private static KsmtunedLine line(KsmtunedLine.Message message, long first, long second) {
        return new KsmtunedLine(DATE, message, first, second);
    }

    @Test
    void eachMessageIsToldFromTheOthers() {
        assertThat(List.of(
                                "total 15874952",
                                "sleep 10",
                                "thres 3174990",
                                "committed 14446180 free 11641800",
                                "committed  free 11641800",
                                "14413166 < 15874952 and free > 3174990, stop ksm",
                                "17621170 > 15874952, start ksm",
                                "2641800 < 3174990, boost",
                                "11641800 > 3174990, decay",
                                "KSMCTL start 64 10")
                        .stream()
                        .map(message ->
                                KsmtunedLine.parse(DATE + ": " + message).orElseThrow()))
                .containsExactly(
                        line(TOTAL, 15874952, 0),
                        line(SLEEP, 10, 0),
                        line(THRESHOLD, 3174990, 0),
                        line(COMMITTED, 14446180, 11641800),
                        line(COMMITTED, KsmtunedLine.NONE, 11641800),
                        line(STOP, 15874952, 3174990),
                        line(START, 17621170, 15874952),
                        line(BOOST, 2641800, 3174990),
                        line(DECAY, 11641800, 3174990),
                        line(CONTROL, 64, 10));
    }

    @Test
    void aDateMayLookLikeAMessage() {
        assertThat(KsmtunedLine.parse("total: 5: total 7\r").orElseThrow())
                .isEqualTo(new KsmtunedLine("total: 5", TOTAL, 7, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                DATE,
                DATE + ":",
                DATE + ": ",
                DATE + ": total",
                DATE + ": total ",
                DATE + ": total x",
                DATE + ": total 5 6",
                DATE + ": total 1234567890123",
                DATE + ": total 123456789012345678901234567890",
                DATE + ": committed 5 free ",
                DATE + ": committed 5 fr",
                DATE + ": 5 < 6",
                DATE + ": 5 < 6 and free > , stop ksm",
                DATE + ": 5 > 6, boost",
                DATE + ": 5 < 6, start ksm",
                DATE + ": KSMCTL start 64",
                DATE + ": KSMCTL stop",
                "total 5"
            })
    void whatTheDaemonDoesNotWriteIsNoLine(String text) {
        assertThat(KsmtunedLine.parse(text)).isEmpty();
    }

    @Test
    void noTextIsTooOdd() {
        Generator.check("log line: any bytes", 3000, gen -> {
            String tail = gen.pick(List.of("total 5", "5 < 6, boost", "KSMCTL start 64 10", "committed 1 free 2"));
            String text =
                    gen.bytes(30) + ": " + tail.substring(0, gen.pick(List.of(3, 5, tail.length() - 1))) + gen.bytes(3);
            KsmtunedLine.parse(text).ifPresent(line -> assertThat(text).startsWith(line.date() + ": "));
        });
    }
}
