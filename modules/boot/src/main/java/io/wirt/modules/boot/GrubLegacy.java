package io.wirt.modules.boot;

import io.wirt.formats.KernelArguments;
import io.wirt.formats.MenuLst;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of GRUB legacy, which is read at boot: nothing has to be run after editing it (DOMAIN 1.1).
 *
 * @param redHat whether the loader is Red Hat's, which hands on more than the 255 characters of the plain one
 */
record GrubLegacy(HostPath path, MenuLst menu, boolean redHat) implements BootConfiguration {

    /** What the plain GRUB 0.97 hands to a kernel, in characters (DOMAIN 1.4). */
    private static final int PLAIN_LIMIT = 255;

    @Override
    public Optional<Finding> refusal() {
        return menu.hasAutomagicBlock()
                ? Optional.of(Finding.error(
                        "kernel-args.automagic-not-built",
                        "Debian's update-grub generates this menu, and would undo the change with the next kernel",
                        Evidence.of(path),
                        "this version of Wirt cannot change '# kopt='; change it yourself and run update-grub"))
                : Optional.empty();
    }

    @Override
    public List<BootEntry> entries() {
        List<BootEntry> entries = new ArrayList<>();
        for (MenuLst.Entry entry : menu.entries()) {
            if (entry.kind() != MenuLst.Kind.FOREIGN) {
                boolean xen = entry.kind() == MenuLst.Kind.XEN;
                entries.add(new BootEntry(entry.index(), entry.line(), entry.image(), xen, entry.arguments()));
            }
        }
        return entries;
    }

    /** {@inheritDoc} Red Hat's GRUB keeps a saved default outside of any file (DOMAIN 1.3). */
    @Override
    public DefaultEntry defaultEntry() {
        if (!(menu.defaultEntry() instanceof MenuLst.Default.Index booted)) {
            return new DefaultEntry(Optional.empty(), "the default is 'saved', which is kept outside the menu");
        }
        int index = booted.index();
        List<MenuLst.Entry> entries = menu.entries();
        if (index >= entries.size() || entries.get(index).kind() == MenuLst.Kind.FOREIGN) {
            return new DefaultEntry(Optional.empty(), "the default entry, number " + index + ", boots no Linux");
        }
        String requested = menu.requestedDefault().orElse("0");
        String doubt = isNumber(requested, index) ? "" : "the default is " + requested + ", and there is no such entry";
        return new DefaultEntry(Optional.of(index), doubt);
    }

    @Override
    public BootConfiguration with(BootEntry entry, KernelArguments arguments) {
        return new GrubLegacy(path, menu.withArguments(entry.index(), arguments), redHat);
    }

    @Override
    public List<Finding> lengthFindings(List<BootEntry> entries) {
        List<Finding> findings = new ArrayList<>();
        for (BootEntry entry : entries) {
            int line = menu.logicalLength(entry.index());
            int arguments = menu.argumentsLength(entry.index());
            Evidence evidence = Evidence.at(path, entry.line(), "");
            if (line > MenuLst.MAX_LINE || arguments > MenuLst.MAX_ARGUMENTS) {
                findings.add(Finding.error(
                        "kernel-args.line-too-long",
                        "the kernel's line would have " + line + " characters, and GRUB cuts off what is beyond "
                                + MenuLst.MAX_LINE,
                        evidence,
                        "remove arguments that are not needed"));
            } else if (arguments > PLAIN_LIMIT && !redHat) {
                findings.add(Finding.warning(
                        "kernel-args.long-command-line",
                        "the arguments have " + arguments + " characters, and some builds of GRUB legacy hand on only "
                                + PLAIN_LIMIT,
                        evidence,
                        "compare with /proc/cmdline after the next boot"));
            }
        }
        return findings;
    }

    @Override
    public List<Action> actions() {
        Bytes content = Bytes.latin1(menu.text());
        return List.of(new Action.WriteFile(path, content, 0600, Set.copyOf(menu.sensitiveLines())));
    }

    /** GRUB takes decimal and 0x, and ignores what follows the digits. */
    private static boolean isNumber(String text, int number) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int start = hex ? 2 : 0;
        int radix = hex ? 16 : 10;
        long value = 0;
        for (int i = start; i < text.length() && Character.digit(text.charAt(i), radix) >= 0; i++) {
            value = Math.min(value * radix + Character.digit(text.charAt(i), radix), Integer.MAX_VALUE);
        }
        return value == number;
    }
}
