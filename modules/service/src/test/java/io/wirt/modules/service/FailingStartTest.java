package io.wirt.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.apply.Patience;
import io.wirt.engine.apply.RunCode;
import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.document.ResourceDocument;
import io.wirt.engine.document.ResourceStatus;
import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.MemoryStore;
import org.junit.jupiter.api.Test;

/** A service that does not start, or does not stay. */
final class FailingStartTest {
    private static final String RUNNING = "- service: { name: ksmtuned, running: true }";
    private static final String ENABLED_AND_RUNNING = "- service: { name: ksmtuned, enabled: true, running: true }";

    private final FakeHost host = Centos.ksmtuned(Centos.machine(), "").service("ksmtuned", ServiceState.STOPPED);
    private final MemoryStore store = new MemoryStore();

    @Test
    void oneThatEndsSoonAfterItsStartHasNotStayed() {
        Patience whileItEnds = new Patience() {
            @Override
            public boolean again() {
                return false;
            }

            @Override
            public void untilSteady() {
                host.service("ksmtuned", ServiceState.DIED);
            }
        };

        ReportDocument report = Agents.apply(host, store, RUNNING, whileItEnds);

        ResourceDocument service = report.resources().get(0);
        assertThat(service.status()).isEqualTo(ResourceStatus.FAILED);
        assertThat(service.findings().stream().map(FindingDocument::id))
                .containsExactly(RunCode.DONE_IN_PART.id(), "service.did-not-stay");
        assertThat(service.reason()).startsWith("'service ksmtuned start' succeeded, but afterwards ");
    }

    @Test
    void ofAChangeThatFailedHalfWayTheReportSaysWhatWasDone() {
        host.command("service", (argv, at) -> 1);

        ReportDocument report = Agents.apply(host, store, ENABLED_AND_RUNNING);

        ResourceDocument service = report.resources().get(0);
        assertThat(service.doneInPart()).isTrue();
        assertThat(service.findings().get(0).summary()).isEqualTo("done before: run chkconfig ksmtuned on");
        assertThat(service.reason()).contains("service ksmtuned start");
    }

    @Test
    void whereNothingWasDoneTheReportSaysNothingOfIt() {
        host.command("service", (argv, at) -> 1);

        ReportDocument report = Agents.apply(host, store, RUNNING);

        assertThat(report.resources().get(0).status()).isEqualTo(ResourceStatus.FAILED);
        assertThat(report.resources().get(0).doneInPart()).isFalse();
    }
}
