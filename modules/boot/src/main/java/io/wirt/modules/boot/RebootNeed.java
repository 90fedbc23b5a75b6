package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How the running kernel's command line differs from the desired state, told apart by whether the next boot would settle it
 * already (docs/domain 8). Only the arguments of the desired state are compared; the rest of the line differs for good reasons.
 *
 * <p>"Configured" is what every entry that may boot says: the default entry, or where it is not known which that is, all of
 * them.
 *
 * @param pending what is configured and not running, each as a sentence
 * @param planned what is neither, each as a sentence: once the plan is applied, it waits for a reboot
 */
record RebootNeed(List<String> pending, List<String> planned) {

    /**
     * @param unheeded arguments of the desired state that the running kernel would not heed: not counted
     * @param effects what the running kernel shows, which may be as wanted without the argument
     */
    static RebootNeed of(
            DesiredArguments desired,
            List<BootEntry> mayBoot,
            KernelArguments running,
            Collection<KernelArgument> unheeded,
            List<Effect> effects) {
        List<String> pending = new ArrayList<>();
        List<String> planned = new ArrayList<>();
        for (KernelArgument wanted : desired.present()) {
            String name = DesiredArguments.shown(wanted.text());
            if (unheeded.contains(wanted) || BootedWith.carries(running, wanted)) {
                continue;
            }
            if (allSettled(mayBoot, wanted)) {
                pending.add(name + " is configured, but the running kernel was booted without it"
                        + allTheSame(wanted, effects));
            } else {
                planned.add(name + " is not on the running kernel's command line" + allTheSame(wanted, effects));
            }
        }
        for (KernelArgument unwanted : desired.unwantedIn(running)) {
            String name = DesiredArguments.shown(unwanted.text());
            if (anyHas(mayBoot, unwanted)) {
                planned.add(name + " is on the running kernel's command line");
            } else {
                pending.add(name + " is no longer configured, but the running kernel was booted with it");
            }
        }
        return new RebootNeed(pending, planned);
    }

    /** A reboot can wait for a better day if the kernel is as wanted already. */
    private static String allTheSame(KernelArgument wanted, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect.argument().equals(wanted) && effect.there()) {
                return "; it " + effect.shown() + " all the same";
            }
        }
        return "";
    }

    private static boolean allSettled(List<BootEntry> entries, KernelArgument wanted) {
        for (BootEntry entry : entries) {
            if (!entry.arguments().with(wanted).equals(entry.arguments())) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyHas(List<BootEntry> entries, KernelArgument unwanted) {
        for (BootEntry entry : entries) {
            if (entry.arguments().contains(unwanted)) {
                return true;
            }
        }
        return false;
    }
}
