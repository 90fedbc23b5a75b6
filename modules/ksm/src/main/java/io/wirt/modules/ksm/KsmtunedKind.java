package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.hostfacts.kernel.Memory;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostView;
import io.wirt.spi.Kind;
import io.wirt.spi.Schema;
import io.wirt.spi.Signals;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the KSM tuning daemon. A setting that equals the daemon's default is written anyway: what a
 * playbook says must not depend on what a package's next version thinks (DESIGN 4).
 */
final class KsmtunedKind implements Kind<KsmtunedKind.Desired, KsmtunedKind.Observed> {
    private static final String SERVICE = "service/ksmtuned";
    private static final long KIBIBYTE = 1024;
    private static final Schema<Desired> SCHEMA = KsmtunedSchema.schema();

    /**
     * What the playbook wants.
     *
     * @param settings in the order of the playbook, whole numbers in their canonical form
     * @param unset settings that nothing should assign
     */
    record Desired(Map<String, String> settings, List<String> unset) {
        List<String> names() {
            List<String> names = new ArrayList<>(settings.keySet());
            names.addAll(unset);
            return names;
        }

        /** The value that a setting will have. */
        Optional<String> effective(String name, KsmtunedFile file) {
            return unset.contains(name)
                    ? Optional.empty()
                    : Optional.ofNullable(settings.get(name)).or(() -> file.value(name));
        }
    }

    /**
     * What the host has.
     *
     * @param log the one that the daemon will write; empty if the playbook does not ask for one
     * @param memory in kB; empty if that is not known
     */
    record Observed(Optional<KsmtunedFile> file, Optional<KsmtunedLog> log, Optional<Long> memory) {}

    @Override
    public String name() {
        return "ksmtuned";
    }

    @Override
    public Schema<Desired> schema() {
        return SCHEMA;
    }

    /** The daemon reads its file only when it starts; SIGUSR1 does not make it read again (docs/domain 5.1). */
    @Override
    public Set<String> restarts(Desired desired) {
        return Set.of(SERVICE);
    }

    @Override
    public Observed observe(Desired desired, HostView host) {
        Optional<KsmtunedFile> file = KsmtunedFile.read(host);
        return new Observed(
                file,
                file.flatMap(present -> KsmtunedLog.of(desired, present, host)),
                Memory.of(host).amount("MemTotal").map(bytes -> bytes / KIBIBYTE));
    }

    @Override
    public Diff diff(Desired desired, Observed current, Signals signals) {
        String subject = settings(desired.names().size());
        if (current.file().isEmpty()) {
            return Diff.refused(subject, KsmtunedFindings.notInstalled());
        }
        KsmtunedFile file = current.file().get();
        Diff diff = KsmtunedFindings.obstacles(Diff.inOrder(subject, Evidence.of(file.path())), desired, file);
        if (diff.refuses()) {
            return diff;
        }
        List<Delta> deltas = new ArrayList<>();
        KsmtunedFile edited = edit(desired, file, deltas);
        diff = KsmtunedFindings.values(diff, desired, file, edited);
        diff = new KsmtunedValueFindings(desired, edited, current.memory()).give(diff, current.log());
        return deltas.isEmpty() || diff.refuses()
                ? diff
                : diff.with(new Change(
                        settings(deltas.size()),
                        deltas,
                        List.of(new Action.WriteFile(
                                KsmtunedFile.PATH, Bytes.latin1(edited.vars().text()))),
                        new TakesEffect.AfterRestart(SERVICE)));
    }

    private static KsmtunedFile edit(Desired desired, KsmtunedFile file, List<Delta> deltas) {
        ShellVars vars = file.vars();
        for (Map.Entry<String, String> setting : desired.settings().entrySet()) {
            String name = setting.getKey();
            ShellVars edited = vars.with(name, Bytes.inFormats(setting.getValue()));
            if (!edited.equals(vars)) {
                deltas.add(new Delta(name, file.value(name), Optional.of(setting.getValue())));
            }
            vars = edited;
        }
        for (String name : desired.unset()) {
            ShellVars edited = vars.without(name);
            if (!edited.equals(vars)) {
                deltas.add(new Delta(name, file.value(name), Optional.empty()));
            }
            vars = edited;
        }
        return file.with(vars);
    }

    private static String settings(int count) {
        return count + (count == 1 ? " setting of " : " settings of ") + KsmtunedFile.PATH;
    }
}
