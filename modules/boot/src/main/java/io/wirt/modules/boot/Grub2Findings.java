package io.wirt.modules.boot;

import io.wirt.formats.grub.GrubCfg;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which wishes the settings of {@code grub-mkconfig} cannot grant. */
record Grub2Findings(HostPath path, GrubCfg menu, GrubDefaults settings) {

    Optional<Finding> of(DesiredArguments desired) {
        if (desired.defaultOnly()) {
            return error(
                    KernelArgsCode.GENERATED_FOR_ALL,
                    "grub-mkconfig makes this menu, and gives all kernels the same arguments",
                    Evidence.of(path),
                    "use entries: all");
        }
        List<KernelArgument> concerned = new ArrayList<>(desired.present());
        concerned.addAll(desired.absent());
        for (KernelArgument argument : concerned) {
            if (isOfTheScript(argument.key())) {
                return error(
                        KernelArgsCode.GENERATED_BY_SCRIPT,
                        "grub-mkconfig itself writes " + argument.key() + ", and no setting of arguments takes it away",
                        Evidence.of(path),
                        "see the scripts in /etc/grub.d, and GRUB_DISABLE_LINUX_UUID and GRUB_DISABLE_RECOVERY");
            }
        }
        for (KernelArgument wanted : desired.present()) {
            Optional<Character> unsafe = GrubScript.changedInMenu(wanted);
            if (unsafe.isPresent()) {
                return error(
                        KernelArgsCode.GENERATED_UNSAFE,
                        "the scripts that make this menu would not leave the " + unsafe.get() + " of "
                                + DesiredArguments.shown(wanted.text()) + " as it is",
                        Evidence.of(path),
                        "use an argument without it");
            }
        }
        Optional<GrubDefaults.Doubt> everywhere = settings.doubt(GrubDefaults.ALL);
        if (everywhere.isPresent()) {
            return Optional.of(notPlain(GrubDefaults.ALL, everywhere.get()));
        }
        Optional<GrubDefaults.Doubt> normal = settings.doubt(GrubDefaults.NORMAL);
        return normal.isPresent() && mayBeContradicted(desired)
                ? Optional.of(notPlain(GrubDefaults.NORMAL, normal.get()))
                : Optional.empty();
    }

    /** What the scripts put before all settings. */
    private static boolean isOfTheScript(String key) {
        return switch (key) {
            case "root", "ro", "rw", "single", "recovery" -> true;
            default -> false;
        };
    }

    /** Whether some entry has what is unwanted, and not from the setting for every entry. */
    private boolean mayBeContradicted(DesiredArguments desired) {
        KernelArguments everywhere = settings.sources().get(0).arguments();
        for (GrubCfg.Entry entry : menu.entries()) {
            KernelArguments wanted = desired.appliedTo(entry.arguments());
            Optional<KernelArgument> overruling = desired.overruledBy(entry.arguments());
            if (overruling.isPresent() && !everywhere.contains(overruling.get())) {
                return true;
            }
            for (KernelArgument argument : entry.arguments().arguments()) {
                if (!wanted.contains(argument) && !everywhere.contains(argument)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Finding notPlain(String variable, GrubDefaults.Doubt doubt) {
        return Finding.error(
                KernelArgsCode.SETTINGS_NOT_PLAIN,
                variable + " cannot be managed: line " + doubt.obstacle().line() + " of " + doubt.path() + " "
                        + doubt.obstacle().reason(),
                Evidence.at(
                        doubt.path(), doubt.obstacle().line(), doubt.obstacle().text()),
                "make it one plain assignment, " + variable + "=\"...\", and run the plan again");
    }

    private static Optional<Finding> error(KernelArgsCode code, String summary, Evidence evidence, String remedy) {
        return Optional.of(Finding.error(code, summary, evidence, remedy));
    }
}
