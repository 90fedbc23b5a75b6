package io.wirt.modules.ksm;

import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.InitSystem;
import io.wirt.spi.Query;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether ksmtuned has a say in what the kernel merges: it writes the switch and the pace of merging every minute, so
 * whoever else writes them fights it (DOMAIN 5.2, trap 22).
 *
 * @param evidence where that was read
 * @param reason why it is not known; empty if it is
 */
record Tuner(State state, Evidence evidence, String reason) {
    private static final String SERVICE = "ksmtuned";
    private static final String UNIT = SERVICE + ".service";
    private static final HostPath SCRIPT = HostPath.of("/etc/init.d/" + SERVICE);

    private static final List<HostPath> UNITS = List.of(
            HostPath.of("/etc/systemd/system/" + UNIT),
            HostPath.of("/usr/lib/systemd/system/" + UNIT),
            HostPath.of("/lib/systemd/system/" + UNIT));

    enum State {
        /** Not now, and not at the next boot. */
        ABSENT,
        RUNS,
        /** It does not run now. */
        STARTS_AT_BOOT,
        UNKNOWN
    }

    static Tuner of(HostView host) {
        InitSystem init = InitSystem.of(host);
        Tuner now = host.live() ? running(init, host) : absent();
        return now.state != State.ABSENT
                ? now
                : BootedService.link(SERVICE, init, host)
                        .map(link -> new Tuner(State.STARTS_AT_BOOT, link, ""))
                        .orElse(now);
    }

    private static Tuner absent() {
        return new Tuner(State.ABSENT, Evidence.of(""), "");
    }

    private static Tuner running(InitSystem init, HostView host) {
        if (init == InitSystem.SYSTEMD && UNITS.stream().anyMatch(host::has)) {
            return judge(host.ask(new Query.UnitStatus(UNIT)), Tuner::runs);
        }
        return init == InitSystem.SYSV && host.has(SCRIPT)
                ? judge(host.ask(new Query.ServiceStatus(SERVICE)), state -> state == Query.ServiceState.RUNNING)
                : absent();
    }

    private static boolean runs(Query.UnitState unit) {
        return !(unit.active().equals("inactive") || unit.active().equals("failed"));
    }

    private static <A> Tuner judge(Answer<A> answer, Predicate<A> runs) {
        if (answer instanceof Answer.Known<A> known) {
            return runs.test(known.value()) ? new Tuner(State.RUNS, known.evidence(), "") : absent();
        }
        return answer instanceof Answer.Unknown<A> unknown
                ? new Tuner(State.UNKNOWN, Evidence.of(SERVICE), unknown.reason())
                : absent();
    }
}
