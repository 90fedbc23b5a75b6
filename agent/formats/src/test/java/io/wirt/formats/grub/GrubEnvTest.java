package io.wirt.formats.grub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrubEnvTest {
    private static final String HEAD = "# GRUB Environment Block\n";

    @Test
    void aVariableStandsOnALineOfItsOwn() {
        GrubEnv block = GrubEnv.parse(HEAD + "saved_entry=Linux (3.10)\nkernelopts=root=/dev/sda1 ro\n######");

        assertThat(block.value("saved_entry")).contains("Linux (3.10)");
        assertThat(block.value("kernelopts")).contains("root=/dev/sda1 ro");
        assertThat(block.value("entry")).isEmpty();
        assertThat(block.value("saved")).isEmpty();
    }

    @Test
    void aBackslashMakesTheNextCharacterPlainANewlineToo() {
        GrubEnv block = GrubEnv.parse(HEAD + "a=x\\\\y\\\nb=no\nc=1\n###");

        assertThat(block.value("a")).contains("x\\y\nb=no");
        assertThat(block.value("b")).isEmpty();
        assertThat(block.value("c")).contains("1");
    }

    @Test
    void whatIsCutOffSaysNoMoreThanItHolds() {
        assertThat(GrubEnv.parse("").value("a")).isEmpty();
        assertThat(GrubEnv.parse(HEAD + "a=b\\").value("a")).contains("b\\");
        assertThat(GrubEnv.parse(HEAD + "a=").value("a")).contains("");
        assertThat(GrubEnv.parse(HEAD + "a=1###").with("b", "")).isEmpty();
    }

    @Test
    void whatDoesNotBeginAsABlockIsNone() {
        GrubEnv block = GrubEnv.parse("a=1\n" + "#".repeat(1020));

        assertThat(block.value("a")).isEmpty();
        assertThat(block.with("a", "2")).isEmpty();
    }

    @Test
    void anotherValueKeepsTheLengthAndTheOtherVariables() {
        String text = HEAD + "a=1\nb=2\n" + "#".repeat(20);
        GrubEnv block = GrubEnv.parse(text);

        assertThat(block.with("a", "123").orElseThrow().text()).isEqualTo(HEAD + "a=123\nb=2\n" + "#".repeat(18));
        assertThat(block.with("a", "").orElseThrow().text()).isEqualTo(HEAD + "a=\nb=2\n" + "#".repeat(21));
        assertThat(block.with("c", "x\\y").orElseThrow().text())
                .isEqualTo(HEAD + "a=1\nb=2\nc=x\\\\y\n" + "#".repeat(13));
        assertThat(block.with("a", "x".repeat(21)).orElseThrow().text()).hasSameSizeAs(text);
        assertThat(block.with("a", "x".repeat(22))).isEmpty();
    }
}
