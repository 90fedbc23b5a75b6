package io.wirt.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.apply.RunCode;
import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.MemoryStore;
import org.junit.jupiter.api.Test;

/** The kernel's switch of KSM, of which the kinds {@code ksm} and {@code service} both speak. */
final class KsmSwitchTest {
    private static final String KSM = "/sys/kernel/mm/ksm/";

    private final FakeHost host = Centos.machine()
            .service("ksm", ServiceState.STOPPED)
            .service("ksmtuned", ServiceState.STOPPED)
            .link("/etc/rc.d/rc3.d/S99local", "../rc.local")
            .file("/etc/rc.d/rc.local", "#!/bin/sh\n", 0755)
            .file(KSM + "pages_to_scan", "100\n")
            .file(KSM + "merge_across_nodes", "1\n")
            .file(KSM + "pages_shared", "0\n");
    private final MemoryStore store = new MemoryStore();

    @Test
    void twoResourcesThatContradictEachOtherAreSaidToEachTime() {
        String contradiction = """
                - service: { name: ksm, running: true }
                - ksm: { run: 0 }
                """;
        for (int run = 0; run < 2; run++) {
            ReportDocument report = Agents.apply(host, store, contradiction);

            assertThat(report.converged()).isFalse();
            assertThat(report.resources().get(0).findings())
                    .extracting(FindingDocument::id)
                    .containsExactly(RunCode.DONE_IN_PART.id(), "run.contradicted");
        }
    }

    @Test
    void aDaemonThatIsStoppedFirstLeavesTheSwitchToThePlaybook() {
        host.service("ksmtuned", ServiceState.RUNNING);
        String playbook = """
                - service: { name: ksmtuned, running: false }
                - ksm: { run: 1, pages-to-scan: 200 }
                """;

        assertThat(Agents.apply(host, store, playbook).converged()).isTrue();

        assertThat(host.content(KSM + "run")).isEqualTo("1\n");
        int actions = host.performed().size();
        assertThat(Agents.apply(host, store, playbook).converged()).isTrue();
        assertThat(host.performed()).hasSize(actions);
    }

    @Test
    void mergingIsSwitchedOffAroundWhatTheKernelChangesOnlyThenAndTheSwitchComesLast() {
        host.file(KSM + "run", "1\n")
                .file(KSM + "pages_shared", "7\n")
                .file(KSM + "pages_sharing", "9\n")
                .file("/proc/meminfo", "MemAvailable: 4096 kB\n")
                .file("/proc/self/auxv", "\6\0\0\0\0\0\0\0\0\20\0\0\0\0\0\0");

        Agents.apply(host, store, "- ksm: { run: 1, merge-across-nodes: no, pages-to-scan: 50, allow-unmerge: true }");

        assertThat(host.performed())
                .containsSubsequence(
                        "SetKernelValue " + KSM + "run",
                        "SetKernelValue " + KSM + "pages_to_scan",
                        "SetKernelValue " + KSM + "merge_across_nodes",
                        "SetKernelValue " + KSM + "run")
                .filteredOn(action -> action.startsWith("SetKernelValue"))
                .hasSize(4);
    }
}
