package io.wirt.modules.ksm;

import io.wirt.hostfacts.services.InitSystem;
import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Query;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether ksmtuned has a say in what the kernel merges: it writes the switch and the pace of merging every minute, so
 * whoever else writes them fights it (docs/domain 5.2, trap 22).
 *
 * @param evidence where that was read
 * @param reason why it is not known; empty if it is
 */
record Tuner(TunerState state, Evidence evidence, String reason) {
    private static final String SERVICE = "ksmtuned";
    private static final String UNIT = SERVICE + ".service";
    private static final HostPath SCRIPT = HostPath.of("/etc/init.d/" + SERVICE);

    private static final List<HostPath> UNITS = List.of(
            HostPath.of("/etc/systemd/system/" + UNIT),
            HostPath.of("/usr/lib/systemd/system/" + UNIT),
            HostPath.of("/lib/systemd/system/" + UNIT));

    private static final List<HostPath> PID_FILES =
            List.of(HostPath.of("/var/run/ksmtune.pid"), HostPath.of("/var/run/ksmtuned.pid"));

    static Tuner of(HostView host) {
        InitSystem init = InitSystem.of(host);
        if (host.live() && isPassedOver(init, host)) {
            return absent();
        }
        Tuner now = host.live() ? running(init, host) : absent();
        return now.state != TunerState.ABSENT
                ? now
                : BootedService.link(SERVICE, init, host)
                        .map(link -> new Tuner(TunerState.STARTS_AT_BOOT, link, ""))
                        .orElse(now);
    }

    private static Tuner absent() {
        return new Tuner(TunerState.ABSENT, Evidence.of(""), "");
    }

    /** Whether systemd does not start it for a condition, as inside a guest (docs/domain 4.5). */
    private static boolean isPassedOver(InitSystem init, HostView host) {
        return init == InitSystem.SYSTEMD
                && isInstalled(host)
                && host.ask(new Query.UnitStatus(UNIT)) instanceof Answer.Known<Query.UnitState> known
                && known.value().conditionFailed()
                && !runs(known.value());
    }

    private static boolean isInstalled(HostView host) {
        return host.has(SCRIPT) || UNITS.stream().anyMatch(host::has);
    }

    private static Tuner running(InitSystem init, HostView host) {
        if (init == InitSystem.SYSTEMD && isInstalled(host)) {
            return judge(host.ask(new Query.UnitStatus(UNIT)), Tuner::runs);
        }
        return init == InitSystem.SYSV && host.has(SCRIPT)
                ? judge(host.ask(new Query.ServiceStatus(SERVICE)), state -> state == Query.ServiceState.RUNNING)
                : byProcess(host);
    }

    /** Where no service of the host is ksmtuned, somebody may have started it by hand. */
    private static Tuner byProcess(HostView host) {
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
                return new Tuner(TunerState.RUNS, Evidence.of(file), "");
            }
        }
        return absent();
    }

    private static boolean runs(Query.UnitState unit) {
        return !(unit.active().equals("inactive") || unit.active().equals("failed"));
    }

    private static <A> Tuner judge(Answer<A> answer, Predicate<A> runs) {
        if (answer instanceof Answer.Known<A> known) {
            return runs.test(known.value()) ? new Tuner(TunerState.RUNS, known.evidence(), "") : absent();
        }
        return answer instanceof Answer.Unknown<A> unknown
                ? new Tuner(TunerState.UNKNOWN, Evidence.of(SERVICE), unknown.reason())
                : absent();
    }
}
