package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.hostfacts.kernel.RunningKernel;
import io.wirt.spi.Change;
import io.wirt.spi.Delta;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.TakesEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The comparison of a desired state with a boot loader's configuration and the running kernel. */
final class BootDiff {
    private static final String ROOT = "root";

    private final DesiredArguments desired;
    private final BootConfiguration before;
    private final BootedWith running;
    private final List<Effect> effects;
    private final Evidence evidence;
    private final List<Finding> findings = new ArrayList<>();

    BootDiff(DesiredArguments desired, BootConfiguration before, BootedWith running, List<Effect> effects) {
        this.desired = desired;
        this.before = before;
        this.running = running;
        this.effects = effects;
        this.evidence = Evidence.of(before.path());
    }

    Diff diff() {
        Optional<Finding> refusal = before.refusal(desired);
        if (refusal.isPresent()) {
            return Diff.refused(desired.describe(), refusal.get());
        }
        if (before.entries().isEmpty()) {
            return Diff.refused(desired.describe(), noLinuxEntry());
        }
        List<BootEntry> meant = meant();
        UncertainKeys uncertain = new UncertainKeys(desired, evidence);
        Map<Integer, KernelArguments> changed = new TreeMap<>();
        for (BootEntry entry : meant) {
            KernelArguments wanted = desired.appliedTo(entry.arguments());
            if (entry.arguments().last(ROOT).isPresent() && wanted.last(ROOT).isEmpty()) {
                return Diff.refused(desired.describe(), unbootable(entry));
            }
            if (!wanted.equals(entry.arguments())) {
                changed.put(entry.index(), wanted);
            }
        }
        Map<Integer, KernelArguments> changedSources = new TreeMap<>();
        for (ArgumentSource source : before.sources()) {
            KernelArguments wanted = source.ofEveryEntry()
                    ? desired.appliedTo(source.arguments())
                    : desired.leftBehind(source.arguments());
            Optional<Finding> overruled =
                    source.ofEveryEntry() ? Optional.empty() : uncertain.overruled(wanted, source.name());
            if (overruled.isPresent()) {
                return Diff.refused(desired.describe(), overruled.get());
            }
            if (!wanted.equals(source.arguments())) {
                changedSources.put(source.index(), wanted);
            }
        }
        List<KernelArguments> wantedLines = new ArrayList<>(changed.values());
        wantedLines.addAll(changedSources.values());
        findings.addAll(uncertain.besides(wantedLines));
        BootConfiguration after = before.with(changed, changedSources);
        for (Finding finding : after.lengthFindings(meant)) {
            if (finding.level() == Finding.Level.ERROR) {
                return Diff.refused(desired.describe(), finding);
            }
            findings.add(finding);
        }
        return judged(meant, changed.keySet(), changedSources.keySet(), after);
    }

    private Diff judged(
            List<BootEntry> meant, Set<Integer> changed, Set<Integer> changedSources, BootConfiguration after) {
        List<BootEntry> mayBoot = mayBoot(meant);
        List<KernelArgument> unheeded = unheeded(mayBoot, after);
        Optional<RebootNeed> need =
                running.commandLine().map(line -> RebootNeed.of(desired, mayBoot, line, unheeded, effects));
        running.commandLine().ifPresent(line -> judgeEffects(line, unheeded));
        boolean inOrder = changed.isEmpty() && changedSources.isEmpty();
        String subject = inOrder
                ? subject(indexes(meant), !before.sources().isEmpty())
                : subject(changed, !changedSources.isEmpty());
        Diff diff = Diff.inOrder(subject, evidence);
        if (!inOrder) {
            String summary =
                    need.isPresent() || running.live() ? subject : subject + ", takes effect at the first boot";
            List<Delta> deltas = new ArgumentDeltas(desired, before, changed, changedSources).all();
            diff = diff.with(new Change(summary, deltas, after.actions(), takesEffect(need)));
        }
        for (String reason : need.map(RebootNeed::pending).orElse(List.of())) {
            diff = diff.with(new TakesEffect.AfterReboot(reason));
        }
        for (Finding finding : findings) {
            diff = diff.with(finding);
        }
        return diff;
    }

    /** A change of entries that are not booted by default is done with at once: no reboot would make a difference. */
    private TakesEffect takesEffect(Optional<RebootNeed> need) {
        if (need.isEmpty()) {
            return running.live()
                    ? new TakesEffect.AfterReboot(RunningKernel.COMMAND_LINE
                            + " is missing, so nobody knows what the running kernel was booted with")
                    : TakesEffect.NOW;
        }
        List<String> reasons = need.get().planned();
        return reasons.isEmpty() ? TakesEffect.NOW : new TakesEffect.AfterReboot(String.join("; ", reasons));
    }

    /** The entries that the desired state is about. */
    private List<BootEntry> meant() {
        BootConfiguration.DefaultEntry byDefault = before.defaultEntry();
        if (!desired.defaultOnly()) {
            return before.entries();
        }
        if (byDefault.doubt().isEmpty() && byDefault.index().isPresent()) {
            return List.of(before.entry(byDefault.index().get()));
        }
        findings.add(Finding.note(
                KernelArgsCode.DEFAULT_UNKNOWN,
                byDefault.doubt() + ": all entries that boot Linux are meant",
                evidence));
        return before.entries();
    }

    /** The entries of which one will boot unless somebody chooses another. */
    private List<BootEntry> mayBoot(List<BootEntry> meant) {
        Optional<Integer> index = before.defaultEntry().index();
        return index.isPresent() ? List.of(before.entry(index.get())) : meant;
    }

    /** Warned of once for each argument; not counted only where no entry that may boot would heed it. */
    private List<KernelArgument> unheeded(List<BootEntry> mayBoot, BootConfiguration after) {
        List<KernelArgument> unheeded = new ArrayList<>();
        for (KernelArgument wanted : desired.present()) {
            List<Finding> warnings = new ArrayList<>();
            for (BootEntry entry : mayBoot) {
                Unheeded.finding(wanted, after.entry(entry.index()), running, before.path())
                        .ifPresent(warnings::add);
            }
            if (!warnings.isEmpty()) {
                findings.add(warnings.get(0));
            }
            if (warnings.size() == mayBoot.size()) {
                unheeded.add(wanted);
            }
        }
        return unheeded;
    }

    /** An argument that was passed and did not work: no reboot would help, so none is asked for. */
    private void judgeEffects(KernelArguments commandLine, List<KernelArgument> unheeded) {
        for (Effect effect : effects) {
            if (!unheeded.contains(effect.argument()) && BootedWith.carries(commandLine, effect.argument())) {
                effect.finding().ifPresent(findings::add);
            }
        }
    }

    private static Set<Integer> indexes(List<BootEntry> entries) {
        Set<Integer> indexes = new TreeSet<>();
        for (BootEntry entry : entries) {
            indexes.add(entry.index());
        }
        return indexes;
    }

    private String subject(Set<Integer> entries, boolean kernelsToCome) {
        if (entries.isEmpty()) {
            return "kernels to come, in " + before.path();
        }
        int all = before.entries().size();
        boolean some = entries.size() < all;
        return (some ? entries.size() + " of " + all : "" + all)
                + (all == 1 ? " entry" : " entries")
                + (kernelsToCome ? " and kernels to come, in " : " of ")
                + before.path()
                + (some
                        ? before.defaultEntry()
                                .index()
                                .map(index -> ofDefault(entries, index))
                                .orElse("")
                        : "");
    }

    /** Where only some entries are concerned, a reader wants to know whether it is the one that boots. */
    private static String ofDefault(Set<Integer> entries, int index) {
        if (!entries.contains(index)) {
            return ", not the default one";
        }
        return entries.size() == 1 ? ", the default one" : ", the default one included";
    }

    private Finding unbootable(BootEntry entry) {
        return Finding.error(
                KernelArgsCode.UNBOOTABLE,
                "without its root argument the kernel does not find its file system",
                Evidence.at(before.path(), entry.line(), ""),
                "to have another one, put it under 'present'");
    }

    private Finding noLinuxEntry() {
        return Finding.error(
                KernelArgsCode.NO_LINUX_ENTRY,
                "the boot loader's menu has no entry that boots Linux",
                evidence,
                "add an entry for the kernel first, as the installation of a kernel package does");
    }
}
