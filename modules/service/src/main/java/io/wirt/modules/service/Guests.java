package io.wirt.modules.service;

import io.wirt.modules.service.state.ServiceCode;
import io.wirt.spi.Action;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/** Guests that run, as libvirt's files tell, while a service under them would be stopped or restarted (trap 29). */
final class Guests {
    private static final List<String> UNDER_GUESTS =
            List.of("libvirtd", "virtqemud", "libvirt-bin", "libvirt-guests", "qemu-kvm");
    private static final HostPath STATE = HostPath.of("/var/run/libvirt/qemu");
    private static final String RUNNING = ".pid";

    private Guests() {}

    /** A file of a guest that runs; empty if none does, or the service is not one that guests stand on. */
    static Optional<Evidence> above(String service, HostView host) {
        if (!host.live() || !UNDER_GUESTS.contains(service)) {
            return Optional.empty();
        }
        HostPath state = host.resolve(STATE);
        for (String name : host.list(state)) {
            if (name.endsWith(RUNNING)) {
                return Optional.of(Evidence.of(state.resolve(name)));
            }
        }
        return Optional.empty();
    }

    static Diff warn(Diff diff, String service, Evidence guest) {
        for (Change change : diff.changes()) {
            for (Action action : change.actions()) {
                List<String> argv = action.command().map(Action.Run::argv).orElse(List.of());
                if (argv.contains("stop") || argv.contains("restart")) {
                    return diff.with(Finding.warning(
                            ServiceCode.GUESTS_RUN,
                            "guests run on this host, and " + service + " is under them",
                            guest,
                            "apply when they can be spared, or have been moved away"));
                }
            }
        }
        return diff;
    }
}
