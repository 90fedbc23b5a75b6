package io.wirt.formats.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcMeminfoTest {

    @Test
    void theKernelsOwnReckoningCounts() {
        assertThat(ProcMeminfo.parse("MemTotal: 9 kB\nMemFree: 1 kB\nMemAvailable:   5 kB\n")
                        .available())
                .contains(5 * 1024L);
    }

    @Test
    void beforeItExistedWhatIsFreeOrHoldsFilesCounts() {
        assertThat(ProcMeminfo.parse("MemFree: 1 kB\nBuffers: 2 kB\nCached: 4 kB\nSwapCached: 8 kB\n")
                        .available())
                .contains(7 * 1024L);
    }

    @Test
    void whatIsNotThereIsNotZero() {
        assertThat(ProcMeminfo.parse("").available()).isEmpty();
        assertThat(ProcMeminfo.parse("MemFree: many kB\nHugePages_Total: 3\n").amount("HugePages_Total"))
                .isEmpty();
    }
}
