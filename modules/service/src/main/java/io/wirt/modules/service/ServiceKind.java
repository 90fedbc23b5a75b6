package io.wirt.modules.service;

import io.wirt.formats.InitScriptHeader;
import io.wirt.spi.Change;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import java.util.List;
import java.util.Optional;

/**
 * A service of SysV init: whether it starts at boot, judged by the links of the runlevels rather than by what chkconfig
 * prints in the host's language, and whether it runs, judged by the exit status of its init script (DOMAIN 4).
 */
final class ServiceKind implements Kind<Desired, ServiceKind.Present> {
    private static final Schema<Desired> SCHEMA = ServiceSchema.schema();
    private static final int USUAL = 3;

    /**
     * What the host has.
     *
     * @param live whether it is the running machine
     * @param neighbours the names of all services, where the one that is wanted is not among them
     * @param levels the runlevels that the host has directories for
     */
    record Present(
            InitSystem init,
            boolean live,
            Optional<InitScript> script,
            List<String> neighbours,
            List<Runlevel> levels,
            Activity activity) {}

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    /** Asks for the running state even where it is not managed: a restart may be owed to a service that runs. */
    @Override
    public Present observe(Desired desired, HostView host) {
        InitSystem init = InitSystem.of(host);
        Optional<InitScript> script =
                init == InitSystem.SYSV ? InitScript.find(desired.name(), host) : Optional.empty();
        if (script.isEmpty()) {
            List<String> neighbours = init == InitSystem.SYSV ? InitScript.names(host) : List.of();
            return new Present(init, host.live(), script, neighbours, List.of(), Activity.notApplicable());
        }
        List<Runlevel> levels = desired.managesBoot() ? Runlevel.readAll(desired.name(), host) : List.of();
        return new Present(init, host.live(), script, List.of(), levels, activity(desired, host));
    }

    private static Activity activity(Desired desired, HostView host) {
        if (!host.live()) {
            return Activity.notApplicable();
        }
        return desired.name().equals(KsmActivity.SERVICE)
                ? KsmActivity.observe(desired, host)
                : Activity.ask(desired.name(), host);
    }

    @Override
    public Diff diff(Desired desired, Present current, Signals signals) {
        String subject = desired.describe(current.live());
        if (current.script().isEmpty()) {
            return Diff.refused(subject, Refusals.notFound(desired.name(), current));
        }
        InitScript script = current.script().get();
        Diff diff = Diff.inOrder(subject, evidence(script, current));
        if (desired.managesBoot()) {
            diff = boot(diff, desired, script, current);
        }
        diff = new Running(desired, current.activity(), signals).judge(diff);
        return diff.refuses() ? new Diff(subject, diff.evidence(), List.of(), List.of(), diff.findings()) : diff;
    }

    private static Diff boot(Diff diff, Desired desired, InitScript script, Present current) {
        Optional<InitScriptHeader> header = script.header();
        if (header.isEmpty()) {
            return diff.with(Refusals.noHeader(desired.name(), script));
        }
        if (current.levels().size() < Runlevel.COUNT) {
            return diff.with(Refusals.noRunlevels(current.levels()));
        }
        Diff result = diff;
        Optional<Finding> ambiguous = Refusals.ambiguous(desired.name(), current.levels());
        if (ambiguous.isPresent()) {
            result = result.with(ambiguous.get());
        }
        RcLinks links = new RcLinks(desired.name(), header.get());
        Optional<Change> change = new Enabling(desired, current.levels(), links).change(current.live());
        if (change.isEmpty()) {
            return result;
        }
        return current.live() && script.lsb()
                ? result.with(change.get()).with(Refusals.renumbers(desired.name(), script))
                : result.with(change.get());
    }

    /** Where a reader would look first: at the runlevel that servers boot into, else at what tells that it runs. */
    private static Evidence evidence(InitScript script, Present current) {
        for (Runlevel level : current.levels()) {
            if (level.number() == USUAL) {
                return Evidence.of(level.place());
            }
        }
        return current.activity().evidence().source().isEmpty()
                ? Evidence.of(script.path())
                : current.activity().evidence();
    }
}
