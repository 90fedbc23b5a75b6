package io.wirt.modules.boot;

import io.wirt.formats.grub.AutomagicBlock;
import io.wirt.formats.grub.AutomagicBlock.Role;
import io.wirt.formats.grub.AutomagicBlock.Setting;
import io.wirt.formats.kernel.KernelArgument;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Debian's {@code update-grub} for GRUB legacy makes of a desired state with every new kernel (docs/domain 1.7). */
record UpdateGrub(HostPath menu, AutomagicBlock block) {

    /** The settings of the menu: an edit of the entries alone would last until the next kernel. */
    List<ArgumentSource> sources() {
        List<ArgumentSource> sources = new ArrayList<>();
        for (Setting setting : block.settings()) {
            sources.add(new ArgumentSource(
                    setting.index(),
                    "# " + setting.name(),
                    setting.line(),
                    setting.role() == Role.KERNEL,
                    setting.arguments()));
        }
        return sources;
    }

    Optional<Finding> refusal(DesiredArguments desired) {
        if (!block.isReadable()) {
            return Optional.of(Finding.error(
                    KernelArgsCode.AUTOMAGIC_WITHOUT_KOPT,
                    "update-grub generates this menu, and finds no line '# kopt=' in it, or more than one",
                    Evidence.of(menu),
                    "run update-grub once, which writes it; see that the menu has no carriage returns, and no"
                            + " backslash at the end of a setting or of the line before one"));
        }
        if (desired.defaultOnly()) {
            return Optional.of(Finding.error(
                    KernelArgsCode.AUTOMAGIC_DEFAULT_ONLY,
                    "update-grub generates this menu, and gives all kernels the same arguments",
                    Evidence.of(menu),
                    "use entries: all, or set '# defoptions=' yourself and run update-grub"));
        }
        for (KernelArgument wanted : desired.present()) {
            Optional<Character> unsafe = AutomagicBlock.unsafeIn(wanted);
            if (unsafe.isPresent()) {
                return Optional.of(Finding.error(
                        KernelArgsCode.AUTOMAGIC_UNSAFE,
                        "update-grub generates this menu with a shell, which would not leave the " + unsafe.get()
                                + " of " + DesiredArguments.shown(wanted.text()) + " as it is",
                        Evidence.of(menu),
                        "use an argument without it"));
            }
        }
        return Optional.empty();
    }
}
