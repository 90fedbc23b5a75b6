package io.wirt.spi.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void whatCanBeSeenStaysAsItIs() {
        String text = "root=LABEL=Größe 日本語 \uD83D\uDE00 | ~";

        assertThat(Visible.text(text)).isSameAs(text);
    }

    @Test
    void whatSteersATerminalOrHidesIsShownByItsNumber() {
        assertThat(Visible.text("a\u001b[2Jb")).isEqualTo("a\\u{1b}[2Jb");
        assertThat(Visible.text("\r\n\t\u0000\u007f\u009b")).isEqualTo("\\u{d}\\u{a}\\u{9}\\u{0}\\u{7f}\\u{9b}");
        assertThat(Visible.text("\u202e\u2066\u200b\u2028\ufeff"))
                .as("direction, no width, line separator")
                .isEqualTo("\\u{202e}\\u{2066}\\u{200b}\\u{2028}\\u{feff}");
        assertThat(Visible.text("\u034f\ufe0f\u3164\u2800"))
                .as("shown as nothing")
                .isEqualTo("\\u{34f}\\u{fe0f}\\u{3164}\\u{2800}");
        assertThat(Visible.text("\ud800x\udbff\udfff")).isEqualTo("\\u{d800}x\\u{10ffff}");
    }
}
