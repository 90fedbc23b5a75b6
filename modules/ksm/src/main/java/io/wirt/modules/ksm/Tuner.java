package io.wirt.modules.ksm;

import io.wirt.hostfacts.services.BootLinks;
import io.wirt.hostfacts.services.InitSystem;
import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.hostfacts.services.ServiceStatus;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/**
 * Whether ksmtuned has a say in what the kernel merges: it writes the switch and the pace of merging every minute, so
 * anything else that writes them fights it (docs/domain 5.2, trap 22).
 *
 * @param evidence where that was read
 * @param reason why it is not known; empty if it is
 */
record Tuner(TunerState state, Evidence evidence, String reason) {
    private static final String SERVICE = "ksmtuned";

    private static final List<HostPath> PID_FILES =
            List.of(HostPath.of("/var/run/ksmtune.pid"), HostPath.of("/var/run/ksmtuned.pid"));

    static Tuner of(HostView host) {
        InitSystem init = InitSystem.of(host);
        Optional<Tuner> now = host.live() ? now(init, host) : Optional.empty();
        return now.orElseGet(() -> BootLinks.starting(SERVICE, init, host)
                .map(link -> new Tuner(TunerState.STARTS_AT_BOOT, Evidence.of(link), ""))
                .orElse(absent()));
    }

    private static Tuner absent() {
        return new Tuner(TunerState.ABSENT, Evidence.of(""), "");
    }

    /** Empty if it does not run now, and may at the next boot. */
    private static Optional<Tuner> now(InitSystem init, HostView host) {
        Optional<ServiceManager> manager =
                switch (init) {
                    case SYSTEMD -> Optional.of(ServiceManager.SYSTEMD);
                    case SYSV -> Optional.of(ServiceManager.SYSV);
                    case NOT_BOOTED, UNKNOWN -> Optional.empty();
                };
        if (manager.isEmpty() || !manager.get().knows(SERVICE, host)) {
            return byProcess(host);
        }
        ServiceStatus status = manager.get().ask(SERVICE, host);
        return switch (status.state()) {
            case RUNNING, RESTARTING, STOPPING -> Optional.of(new Tuner(TunerState.RUNS, status.evidence(), ""));
            case UNKNOWN -> Optional.of(new Tuner(TunerState.UNKNOWN, Evidence.of(SERVICE), status.reason()));
            // as inside a guest (docs/domain 4.5), where the next boot will pass it over again
            case PASSED_OVER -> Optional.of(absent());
            case STOPPED, DIED, NOT_APPLICABLE -> Optional.empty();
        };
    }

    /** Where no service of the host is ksmtuned, somebody may have started it by hand. */
    private static Optional<Tuner> byProcess(HostView host) {
        for (HostPath file : PID_FILES) {
            String pid =
                    Beside.read(file, host).map(FileContent::text).orElse("").strip();
            boolean number = !pid.isEmpty() && pid.length() < 10 && pid.chars().allMatch(Character::isDigit);
            HostPath command =
                    HostPath.of("/proc").resolve(number ? pid : "none").resolve("cmdline");
            if (number
                    && Beside.read(command, host)
                            .filter(line -> line.text().contains(SERVICE))
                            .isPresent()) {
                return Optional.of(new Tuner(TunerState.RUNS, Evidence.of(file), ""));
            }
        }
        return Optional.empty();
    }
}
