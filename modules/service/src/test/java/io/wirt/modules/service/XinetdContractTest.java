package io.wirt.modules.service;

import io.wirt.formats.sysv.XinetdFile;
import io.wirt.spi.HostModule;
import io.wirt.spi.HostPath;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.KindContract;
import io.wirt.testkit.Scenario;
import java.util.List;

/** Services of xinetd: enabled or not, and nothing else. */
final class XinetdContractTest extends KindContract {
    private static final String RSYNC = "/etc/xinetd.d/rsync";
    private static final String OFF = "service rsync\n{\n\tdisable\t= yes\n\n\tflags\t= IPv6\n}\n";
    private static final String ON = "service rsync\n{\n\tdisable\t= no\n\n\tflags\t= IPv6\n}\n";
    private static final String ENABLED = "- service: { name: rsync, enabled: true }";

    @Override
    protected List<HostModule> modules() {
        return List.of(new ServiceModule());
    }

    @Override
    protected List<Scenario> scenarios() {
        return List.of(
                Scenario.of(
                                "in a tree one word of its file is changed",
                                Centos.tree().file(RSYNC, OFF),
                                ENABLED)
                        .plans("service/rsync: enabled no -> yes")
                        .says("enabled")
                        .leaves(RSYNC, ON),
                Scenario.of("on a running machine chkconfig changes it, and tells xinetd", machine(OFF), ENABLED)
                        .plans("service/rsync: enabled no -> yes")
                        .runs("chkconfig rsync on"),
                Scenario.of("what is enabled is left alone", machine(ON), ENABLED),
                Scenario.of("it is disabled", machine(ON), "- service: { name: rsync, enabled: false }")
                        .plans("service/rsync: enabled yes -> no")
                        .runs("chkconfig rsync off"),
                Scenario.of(
                                "it neither runs nor stops",
                                machine(ON),
                                "- service: { name: rsync, enabled: true, running: true }")
                        .finds("service.of-xinetd"),
                Scenario.of("it has no runlevels", machine(ON), "- service: { name: rsync, runlevels: [3] }")
                        .finds("service.of-xinetd"),
                Scenario.of("a file of two services is refused", machine(OFF + OFF), ENABLED)
                        .finds("service.xinetd-not-plain"),
                Scenario.of(
                        "an init script of the same name comes first",
                        Centos.ksm(Centos.machine(), "2345").file("/etc/xinetd.d/ksm", OFF),
                        "- service: { name: ksm, enabled: true }"));
    }

    private static FakeHost machine(String rsync) {
        return Centos.machine().file(RSYNC, rsync).command("chkconfig", (argv, host) -> {
            XinetdFile file =
                    XinetdFile.parse(host.read(HostPath.of(RSYNC)).orElseThrow().text());
            host.file(RSYNC, file.with(argv.get(2).equals("on")).text());
            return 0;
        });
    }
}
