package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.XinetdFile;
import io.wirt.hostfacts.services.InitScripts;
import io.wirt.modules.service.state.Desired;
import io.wirt.modules.service.state.ObservedService;
import io.wirt.modules.service.state.ServiceCode;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service that xinetd starts at each connection (docs/domain 4.3): it is enabled or not, and never runs for long.
 *
 * @param live whether it is the running machine
 */
record XinetdService(boolean live, HostPath path, XinetdFile file) implements ObservedService {
    static final HostPath DIRECTORY = HostPath.of("/etc/xinetd.d");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Empty if xinetd has no such service. */
    static Optional<ObservedService> find(Desired desired, HostView host) {
        return InitScripts.isIgnored(desired.name())
                ? Optional.empty()
                : host.read(DIRECTORY.resolve(desired.name()))
                        .map(content ->
                                new XinetdService(host.live(), content.path(), XinetdFile.parse(content.text())));
    }

    @Override
    public Diff judge(Desired desired, Signals signals) {
        Diff diff = Diff.inOrder(desired.describeForSystemd(live), Evidence.of(path));
        if (desired.runlevels().isPresent() || desired.running().isPresent()) {
            return diff.with(noSuchState(desired.name()));
        }
        boolean wanted = desired.enabled().orElse(file.enabled());
        if (wanted == file.enabled()) {
            return diff;
        }
        return file.isPlain() ? diff.with(change(desired.name(), wanted)) : diff.with(notPlain());
    }

    /** chkconfig has xinetd read its files again as well, and leaves a file in a form of its own. */
    private Change change(String name, boolean on) {
        Action action = live
                ? new Action.Run(
                        List.of("chkconfig", name, on ? "on" : "off"),
                        Bytes.EMPTY,
                        LIMIT,
                        List.of(),
                        new Action.Clouds(Set.of(path), Set.of()))
                : new Action.WriteFile(path, Bytes.latin1(file.with(on).text()));
        Delta delta = Delta.changed("enabled", on ? "no" : "yes", on ? "yes" : "no");
        return new Change(on ? "enabled" : "disabled", List.of(delta), List.of(action), TakesEffect.NOW);
    }

    private Finding noSuchState(String name) {
        return Finding.error(
                ServiceCode.OF_XINETD,
                name + " is started by xinetd at each connection: it has no runlevels, and is not running or stopped",
                Evidence.of(path),
                "write enabled: true or false, and declare service xinetd");
    }

    private Finding notPlain() {
        return Finding.error(
                ServiceCode.XINETD_NOT_PLAIN,
                path + " describes several services, or says twice whether one is disabled",
                Evidence.of(path),
                "put each service into a file of its own");
    }
}
