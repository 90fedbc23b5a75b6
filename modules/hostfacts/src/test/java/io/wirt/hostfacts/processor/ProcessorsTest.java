package io.wirt.hostfacts.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessorsTest {
    private static final String TWO = """
            processor : 0
            vmx flags : tsc_offset
            flags     : fpu lahf_lm

            processor : 1
            flags     : fpu lm
            """;

    @Test
    void eachProcessorHasItsNumberAndThePlaceOfItsFlags() {
        assertThat(Processors.parse(TWO).flagged())
                .extracting(processor -> processor.number() + " in line " + processor.line())
                .containsExactly("0 in line 3", "1 in line 6");
        assertThat(Processors.first(TWO))
                .contains(Processors.parse(TWO).flagged().get(0));
    }

    @Test
    void aFlagIsAWholeWord() {
        assertThat(Processors.parse(TWO).lacking("lm"))
                .extracting(Processors.Processor::number)
                .containsExactly("0");
        assertThat(Processors.parse(TWO).lacking("fpu")).isEmpty();
        assertThat(Processors.parse(TWO).lacking("tsc_offset")).hasSize(2);
    }

    @Test
    void anotherArchitectureHasNoFlags() {
        assertThat(Processors.parse("processor : 0\nFeatures : fp\n").flagged()).isEmpty();
        assertThat(Processors.first("processor : 0\nFeatures : fp\n")).isEmpty();
    }
}
