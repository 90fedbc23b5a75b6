package io.wirt.modules.service;

import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.Query.ServiceState;
import io.wirt.testkit.FakeHost;
import java.util.List;

/** What {@code service NAME start|stop|restart} does; starting {@code ksm} writes the kernel's switch (docs/domain 4.5). */
final class StandInService implements FakeHost.Command {

    @Override
    public int run(List<String> argv, FakeHost host) {
        String service = argv.get(1);
        if (host.node(HostPath.of("/etc/init.d/" + service)) instanceof Node.Missing) {
            return 1;
        }
        boolean runs = !argv.get(2).equals("stop");
        host.service(service, runs ? ServiceState.RUNNING : ServiceState.STOPPED);
        if (service.equals("ksm")) {
            host.file("/sys/kernel/mm/ksm/run", runs ? "1\n" : "0\n");
        }
        return 0;
    }
}
