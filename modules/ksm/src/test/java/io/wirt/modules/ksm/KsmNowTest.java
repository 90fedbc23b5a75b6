package io.wirt.modules.ksm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirt.modules.ksm.KsmtunedPlan.Step;
import io.wirt.testkit.FakeHost;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What merging is worth now, and what ksmtuned makes of its settings (docs/domain 5, 6). */
class KsmNowTest {
    private static final String KSM = KsmHosts.KSM;

    private static FakeHost merging() {
        return KsmHosts.centos()
                .file(KSM + "run", "1\n")
                .file(KSM + "pages_shared", "100\n")
                .file(KSM + "pages_sharing", "400\n")
                .file(KSM + "pages_unshared", "50\n")
                .file(KSM + "pages_volatile", "10\n")
                .file(KSM + "full_scans", "7\n")
                .file("/proc/self/auxv", KsmHosts.pageSize(65536));
    }

    @Test
    void savedIsEveryFurtherUseOfAPageOfTheHostsSize() {
        KsmNow now = KsmNow.of(merging());

        assertThat(now.saved()).contains(400L * 65536);
        assertThat(now.profit()).as("less 64 bytes for each page in the books").contains(400L * 65536 - 560 * 64);
        assertThat(now.pagesToScan()).contains(100L);
        assertThat(now.sleepMillis()).contains(20L);
        assertThat(now.fullScans()).isEqualTo(7);
    }

    @Test
    void theKernelsOwnReckoningCountsWhereItHasOneAndMayBeALoss() {
        KsmNow now = KsmNow.of(merging().file(KSM + "general_profit", "-1234\n").file(KSM + "ksm_zero_pages", "5\n"));

        assertThat(now.profit()).contains(-1234L);
        assertThat(now.saved()).contains(405L * 65536);
    }

    @Test
    void theAdvisorIsNamedIfThereIsOne() {
        assertThat(KsmNow.of(merging().file(KSM + "advisor_mode", "[none] scan-time\n"))
                        .advisor())
                .isEmpty();
        assertThat(KsmNow.of(merging().file(KSM + "advisor_mode", "none [scan-time]\n"))
                        .advisor())
                .isEqualTo("scan-time");
    }

    @Test
    void aHostThatCannotMergeHasNoSwitch() {
        KsmNow now = KsmNow.of(FakeHost.machine());

        assertThat(now.run()).isEmpty();
        assertThat(now.saved()).isEmpty();
        assertThat(now.tuner()).isEqualTo(TunerState.ABSENT);
    }

    @Test
    void theTimeOfTheScannerIsFoundByItsName() {
        String others = " 0 0 0 -1 0 0 0 0 0 111 222 0 0\n";
        FakeHost host = merging()
                .file("/proc/uptime", "1000.50 900.00\n")
                .file("/proc/self/auxv", KsmHosts.vector(6, 4096, 17, 100))
                .file("/proc/9/stat", "9 (ksmd-not) S" + others)
                .file("/proc/36/stat", "36 (ksmd) S 2 0 0 0 -1 2097216 0 0 0 0 150 350 0 0 25 5\n")
                .file("/proc/4711/stat", "4711 (ksmd) S" + others);

        assertThat(KsmNow.of(host).scanner()).contains(new KsmdTime(5000, 1000000));
        assertThat(new KsmdTime(5000, 1000000).perMille()).isEqualTo(5);
    }

    @Test
    void whatCannotBeReadOfTheScannerIsNotMadeUp() {
        assertThat(KsmNow.of(merging().file("/proc/uptime", "1000.50 900.00\n")).scanner())
                .isEmpty();
        assertThat(KsmNow.of(merging()
                                .file("/proc/uptime", "x\n")
                                .file("/proc/self/auxv", KsmHosts.vector(17, 100))
                                .file("/proc/36/stat", "36 (ksmd) S 2\n"))
                        .scanner())
                .isEmpty();
    }

    @Test
    void theSettingsComeToAThresholdAPauseAndAPace() {
        KsmtunedPlan plan = KsmtunedPlan.of(FakeHost.machine()
                        .file("/proc/meminfo", "MemTotal:       15874952 kB\n")
                        .file("/etc/ksmtuned.conf", "KSM_THRES_COEF=10\nKSM_NPAGES_MAX=700\nDEBUG=1\nLOGFILE=/l\n"))
                .orElseThrow();

        assertThat(plan.log()).contains("/l");
        assertThat(plan.interval()).isEqualTo(60);
        assertThat(plan.settings())
                .contains(
                        new KsmtunedPlan.Setting("KSM_THRES_COEF", "10", "/etc/ksmtuned.conf:1"),
                        new KsmtunedPlan.Setting("KSM_SLEEP_MSEC", "10", ""));
        assertThat(plan.steps())
                .extracting(Step::name, Step::result)
                .containsExactly(
                        tuple("threshold", "1587495 kB"),
                        tuple("merging starts", "above 14287457 kB"),
                        tuple("pause", "10 ms between two scans"),
                        tuple("pages", "64 to 700 at a time"),
                        tuple("pace", "6400 to 70000 pages a second"),
                        tuple("from least to most", "180 s"));
    }

    @Test
    void aSmallMachineScansLessOften() {
        KsmtunedPlan plan = KsmtunedPlan.of(FakeHost.machine()
                        .file("/proc/meminfo", "MemTotal: 2097152 kB\n")
                        .file("/etc/ksmtuned.conf", ""))
                .orElseThrow();

        assertThat(plan.steps()).extracting(Step::result).contains("80 ms between two scans");
    }

    @Test
    void withoutMemoryOrNumbersThereIsNothingToReckon() {
        FakeHost host = FakeHost.machine().file("/etc/ksmtuned.conf", "KSM_SLEEP_MSEC=$(x)\n");

        assertThat(KsmtunedPlan.of(host).orElseThrow().steps()).isEmpty();
        assertThat(KsmtunedPlan.of(host).orElseThrow().settings())
                .contains(new KsmtunedPlan.Setting("KSM_SLEEP_MSEC", "?", "/etc/ksmtuned.conf:1"));
        assertThat(KsmtunedPlan.of(host.file("/proc/meminfo", "MemTotal: 2097152 kB\n"))
                        .orElseThrow()
                        .steps())
                .isEmpty();
        assertThat(KsmtunedPlan.of(FakeHost.machine())).isEqualTo(Optional.empty());
    }
}
