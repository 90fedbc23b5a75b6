package io.wirt.modules.ksm;

import io.wirt.spi.Action;
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

/**
 * The kernel's own settings of samepage merging. The kernel forgets them when the machine goes down, so each is kept
 * in two places: in sysfs, and where the host sets it again at boot (docs/domain 6).
 */
final class KsmKind implements Kind<KsmKind.Desired, KsmKind.Observed> {

    /**
     * What the playbook wants.
     *
     * @param settings as the kernel reads them
     */
    record Desired(Map<KsmSetting, String> settings, boolean allowUnmerge) {
        Desired {
            settings = Map.copyOf(settings);
        }

        /** In the order in which they are written. */
        List<KsmSetting> inOrder() {
            List<KsmSetting> inOrder = new ArrayList<>();
            for (KsmSetting setting : KsmSetting.values()) {
                if (settings.containsKey(setting)) {
                    inOrder.add(setting);
                }
            }
            return inOrder;
        }

        /** The value of a setting that is declared. */
        String value(KsmSetting setting) {
            return settings.getOrDefault(setting, "");
        }

        boolean advises() {
            String advisor = settings.get(KsmSetting.ADVISOR_MODE);
            return advisor != null && !advisor.equals(KsmSetting.NO_ADVISOR);
        }
    }

    /**
     * What the host has.
     *
     * @param live whether it is the running machine; a tree has no kernel
     * @param kernel empty if it cannot merge pages
     * @param boot empty if nothing is known that sets values at boot
     */
    record Observed(
            boolean live,
            Optional<KernelKsm> kernel,
            Tuner tuner,
            Optional<AtBoot> boot,
            Optional<KsmService> service,
            List<Evidence> elsewhere) {}

    @Override
    public String name() {
        return "ksm";
    }

    @Override
    public Schema<Desired> schema() {
        return KsmSchema.SCHEMA;
    }

    @Override
    public Observed observe(Desired desired, HostView host) {
        return new Observed(
                host.live(),
                KernelKsm.read(host),
                Tuner.of(host),
                AtBoot.of(host),
                KsmService.of(host),
                Elsewhere.find(desired.inOrder(), host));
    }

    @Override
    public Diff diff(Desired desired, Observed current, Signals signals) {
        String subject = settings(desired.settings().size()) + (current.live() ? "" : " (at boot, in a tree)");
        Evidence evidence = Evidence.of(
                current.live() || current.boot().isEmpty()
                        ? KsmSetting.DIRECTORY
                        : current.boot().get().path());
        Diff diff = KsmFindings.judge(Diff.inOrder(subject, evidence), desired, current);
        if (diff.refuses() || current.boot().isEmpty()) {
            return diff;
        }
        Optional<Change> boot = current.boot().get().change(desired, current.service());
        if (boot.isPresent()) {
            diff = diff.with(boot.get());
        }
        Optional<Change> now =
                current.live() ? current.kernel().flatMap(kernel -> now(desired, kernel)) : Optional.empty();
        return now.isPresent() ? diff.with(now.get()) : diff;
    }

    private static Optional<Change> now(Desired desired, KernelKsm kernel) {
        List<KsmSetting> differing = kernel.differing(desired);
        if (differing.isEmpty()) {
            return Optional.empty();
        }
        List<Delta> deltas = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        if (kernel.mustUnmergeFirst(desired)) {
            actions.add(new Action.SetKernelValue(KsmSetting.RUN.file(), KsmSetting.UNMERGED));
        }
        for (KsmSetting setting : differing) {
            deltas.add(new Delta(setting.fileName(), kernel.value(setting), Optional.of(desired.value(setting))));
            if (setting != KsmSetting.RUN) {
                actions.add(new Action.SetKernelValue(setting.file(), desired.value(setting)));
            }
        }
        if (differing.contains(KsmSetting.RUN) || kernel.mustUnmergeFirst(desired)) {
            actions.add(new Action.SetKernelValue(KsmSetting.RUN.file(), desired.value(KsmSetting.RUN)));
        }
        return Optional.of(new Change(settings(deltas.size()), deltas, actions, TakesEffect.NOW));
    }

    static String settings(int count) {
        return count + (count == 1 ? " setting of KSM" : " settings of KSM");
    }
}
