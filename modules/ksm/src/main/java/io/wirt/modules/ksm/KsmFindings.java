package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.formats.sysv.RcLocal;
import io.wirt.spi.Diff;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps the kernel's samepage merging from being set as declared, and what a person should know of it. */
final class KsmFindings {
    private KsmFindings() {}

    static Diff judge(Diff diff, KsmKind.Desired desired, KsmKind.Observed present) {
        if (present.live() && present.kernel().isEmpty()) {
            return diff.with(noKernelSupport());
        }
        if (present.boot().isEmpty()) {
            return diff.with(noManager());
        }
        Diff result = ofTuner(diff, desired, present.tuner());
        if (present.kernel().isPresent() && !result.refuses()) {
            result = ofKernel(result, desired, present.kernel().get(), present.tuner());
        }
        if (present.service().isPresent()) {
            result = ofService(result, desired, present.service().get());
        }
        result = ofBoot(result, present.boot().get());
        for (Evidence line : present.elsewhere()) {
            result = result.with(setElsewhere(line));
        }
        return result;
    }

    private static Diff ofTuner(Diff diff, KsmKind.Desired desired, Tuner tuner) {
        List<String> fought = new ArrayList<>();
        for (KsmSetting setting : desired.inOrder()) {
            if (setting.isOfKsmtuned(desired.value(setting))) {
                fought.add(setting.key());
            }
        }
        if (fought.isEmpty() || tuner.state() == TunerState.ABSENT) {
            return diff;
        }
        String settings = String.join(", ", fought);
        return diff.with(
                tuner.state() == TunerState.UNKNOWN
                        ? Finding.error(
                                KsmCode.KSMTUNED_UNKNOWN,
                                "nobody knows whether ksmtuned runs, which would fight over " + settings + ": "
                                        + tuner.reason(),
                                tuner.evidence(),
                                "see why its state cannot be told")
                        : Finding.error(
                                KsmCode.KSMTUNED_ACTIVE,
                                "ksmtuned " + (tuner.state() == TunerState.RUNS ? "runs" : "starts at boot")
                                        + " and would fight over " + settings,
                                tuner.evidence(),
                                "leave these to the kind ksmtuned, or declare service ksmtuned stopped and disabled"
                                        + " before this resource"));
    }

    private static Diff ofKernel(Diff diff, KsmKind.Desired desired, KernelKsm kernel, Tuner tuner) {
        Diff result = diff;
        for (KsmSetting setting : desired.inOrder()) {
            if (kernel.value(setting).isEmpty()) {
                result = result.with(noSetting(setting));
            }
        }
        if (kernel.advises()
                && desired.settings().containsKey(KsmSetting.PAGES_TO_SCAN)
                && !desired.settings().containsKey(KsmSetting.ADVISOR_MODE)) {
            result = result.with(advisorDecides());
        }
        return !result.refuses() && kernel.unmerges(desired) ? result.with(unmerging(desired, kernel, tuner)) : result;
    }

    private static Finding unmerging(KsmKind.Desired desired, KernelKsm kernel, Tuner tuner) {
        String cost = kernel.unmerging().describe();
        if (!desired.allowUnmerge()) {
            return Finding.error(
                    KsmCode.WOULD_UNMERGE,
                    "this takes apart what is merged: " + cost,
                    Evidence.of(KsmSetting.DIRECTORY),
                    "if guests can spare that memory, add allow-unmerge: true");
        }
        if (!desired.settings().containsKey(KsmSetting.RUN)) {
            return Finding.error(
                    KsmCode.UNMERGE_NEEDS_RUN,
                    "merging has to be switched off for this, and the playbook does not say what it shall be afterwards",
                    Evidence.of(KsmSetting.RUN.file()),
                    (tuner.state() == TunerState.ABSENT ? "" : "declare service ksmtuned stopped before, and ")
                            + "add run: " + kernel.value(KsmSetting.RUN).orElse(KsmSetting.MERGING));
        }
        return kernel.unmerging().fits()
                ? Finding.warning(
                        KsmCode.UNMERGES,
                        "what is merged is taken apart: " + cost,
                        Evidence.of(KsmSetting.DIRECTORY),
                        "apply when guests are quiet")
                : Finding.error(
                        KsmCode.UNMERGE_NEEDS_MEMORY,
                        (kernel.unmerging().isKnown() ? "too little memory" : "nobody knows whether there is memory")
                                + " to take apart what is merged: " + cost,
                        Evidence.of(KsmSetting.DIRECTORY),
                        "shut guests down or move them away first");
    }

    private static Diff ofService(Diff diff, KsmKind.Desired desired, KsmService service) {
        Diff result = diff;
        if (service.atBoot().isPresent()
                && desired.settings().containsKey(KsmSetting.RUN)
                && !desired.value(KsmSetting.RUN).equals(KsmSetting.MERGING)) {
            result = result.with(Finding.error(
                    KsmCode.SERVICE_STARTS_IT,
                    "the service ksm starts at boot and sets run to 1",
                    service.atBoot().get(),
                    "declare service ksm disabled before this resource, or run: 1"));
        }
        Optional<ShellVars.Obstacle> obstacle = desired.settings().containsKey(KsmSetting.MAX_KERNEL_PAGES)
                ? service.configuration().flatMap(file -> file.obstacle(KsmService.MAXIMUM))
                : Optional.empty();
        return obstacle.isEmpty() ? result : result.with(configurationNotPlain(obstacle.get()));
    }

    private static Finding configurationNotPlain(ShellVars.Obstacle obstacle) {
        return Finding.error(
                KsmCode.CONFIGURATION_NOT_PLAIN,
                KsmService.MAXIMUM + " cannot be managed: line " + obstacle.line() + " of " + KsmService.CONFIGURATION
                        + " " + obstacle.reason(),
                Evidence.at(KsmService.CONFIGURATION, obstacle.line(), obstacle.text()),
                "make it plain NAME=value lines, or take max-kernel-pages out of the playbook");
    }

    private static Diff ofBoot(Diff diff, AtBoot boot) {
        Optional<RcLocal.Obstacle> obstacle = boot.obstacle();
        if (obstacle.isPresent()) {
            return diff.with(Finding.error(
                    KsmCode.RC_LOCAL_NOT_PLAIN,
                    "line " + obstacle.get().line() + " of " + boot.path() + " "
                            + obstacle.get().reason() + ", so nobody knows where lines for the next boot may go",
                    Evidence.at(
                            boot.path(), obstacle.get().line(), obstacle.get().text()),
                    "let the script run to its end"));
        }
        return boot.runs() ? diff : diff.with(rcLocalNotRun(boot.path()));
    }

    private static Finding rcLocalNotRun(HostPath path) {
        return Finding.error(
                KsmCode.RC_LOCAL_NOT_RUN,
                "the host does not run " + path + " at boot, so values would be lost",
                Evidence.of(path),
                "make it an executable script that a runlevel starts: chmod +x " + path);
    }

    private static Finding noKernelSupport() {
        return Finding.error(
                KsmCode.NO_KERNEL_SUPPORT,
                "there is no " + KsmSetting.DIRECTORY + ": this kernel does not merge pages",
                Evidence.of(KsmSetting.DIRECTORY),
                "boot a kernel built with CONFIG_KSM=y; in a container, the host's /sys must be visible");
    }

    private static Finding noManager() {
        return Finding.error(
                KsmCode.NO_MANAGER,
                "neither systemd nor init scripts are on this host, so nothing would set the values at boot",
                Evidence.of("/sbin/init"),
                "");
    }

    private static Finding noSetting(KsmSetting setting) {
        return Finding.error(
                KsmCode.NO_SETTING,
                "this kernel has no " + setting.fileName() + "; it came with Linux " + setting.since(),
                Evidence.of(setting.file()),
                "take " + setting.key() + " out of the playbook of this host");
    }

    private static Finding advisorDecides() {
        return Finding.error(
                KsmCode.ADVISOR_DECIDES,
                "the kernel's advisor chooses pages_to_scan, and takes no other value",
                Evidence.of(KsmSetting.ADVISOR_MODE.file()),
                "add advisor-mode: none, or remove pages-to-scan");
    }

    private static Finding setElsewhere(Evidence line) {
        return Finding.warning(
                KsmCode.SET_ELSEWHERE,
                line.place() + " sets the same at boot; which of the two holds depends on their order",
                line,
                "remove that line");
    }
}
