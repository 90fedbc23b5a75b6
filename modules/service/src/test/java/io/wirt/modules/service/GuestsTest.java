package io.wirt.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.engine.document.FindingDocument;
import io.wirt.engine.document.ReportDocument;
import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Services that guests stand on (trap 29). */
final class GuestsTest {
    private static final String LIBVIRTD = "#!/bin/sh\n# chkconfig: 345 97 03\n";

    @Test
    void whoeverStopsWhatGuestsStandOnIsWarned() {
        FakeHost host = libvirt().file("/var/run/libvirt/qemu/vm1.pid", "77\n");

        assertThat(found(host, "- service: { name: libvirtd, running: false }")).containsExactly("service.guests-run");
        assertThat(host.performed()).contains("run service libvirtd stop");
    }

    @Test
    void withoutGuestsAndForOtherServicesThereIsNothingToSay() {
        assertThat(found(libvirt(), "- service: { name: libvirtd, running: false }"))
                .isEmpty();
        assertThat(found(
                        libvirt().file("/var/run/libvirt/qemu/vm1.pid", "77\n"),
                        "- service: { name: ksmtuned, running: false }"))
                .isEmpty();
    }

    @Test
    void whatRunsAndShallIsLeftAloneWithoutAWord() {
        FakeHost host = libvirt().file("/var/run/libvirt/qemu/vm1.pid", "77\n");

        assertThat(found(host, "- service: { name: libvirtd, running: true }")).isEmpty();
        assertThat(host.performed()).isEmpty();
    }

    private static FakeHost libvirt() {
        return Centos.machine()
                .file("/etc/rc.d/init.d/libvirtd", LIBVIRTD, 0755)
                .service("libvirtd", ServiceState.RUNNING)
                .service("ksmtuned", ServiceState.RUNNING);
    }

    private static List<String> found(FakeHost host, String resources) {
        ReportDocument report = Agents.apply(host, new MemoryStore(), resources);
        return report.resources().get(0).findings().stream()
                .map(FindingDocument::id)
                .toList();
    }
}
