package io.wirt.modules.boot;

import io.wirt.formats.grub.MenuLst;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of GRUB legacy, which is read at boot: nothing has to be run after editing it (docs/domain 1.1).
 *
 * @param saved the entry that {@code default saved} means; empty if it is kept outside of any file
 * @param redHat whether the loader is Red Hat's, which hands on more than the 255 characters of the plain one
 */
record GrubLegacy(HostPath path, MenuLst menu, boolean redHat, Optional<Integer> saved) implements BootConfiguration {

    /** What the plain GRUB 0.97 hands to a kernel, in characters (docs/domain 1.4). */
    private static final int PLAIN_LIMIT = 255;

    @Override
    public Optional<Finding> refusal(DesiredArguments desired) {
        return menu.automagicBlock().flatMap(block -> new UpdateGrub(path, block).refusal(desired));
    }

    @Override
    public List<BootEntry> entries() {
        List<BootEntry> entries = new ArrayList<>();
        for (MenuLst.Entry entry : menu.entries()) {
            if (entry.kind() != MenuLst.Kind.FOREIGN) {
                entries.add(bootEntry(entry));
            }
        }
        return entries;
    }

    @Override
    public BootEntry entry(int index) {
        return bootEntry(menu.entries().get(index));
    }

    private static BootEntry bootEntry(MenuLst.Entry entry) {
        boolean xen = entry.kind() == MenuLst.Kind.XEN;
        return new BootEntry(entry.index(), entry.line(), entry.image(), xen, entry.arguments());
    }

    /** {@inheritDoc} On CentOS 6 a new kernel's entry is a copy of the default one (docs/domain 1.6). */
    @Override
    public List<ArgumentSource> sources() {
        return menu.automagicBlock()
                .map(block -> new UpdateGrub(path, block).sources())
                .orElse(List.of());
    }

    /** {@inheritDoc} Red Hat's GRUB keeps a saved default outside of any file (docs/domain 1.3). */
    @Override
    public DefaultEntry defaultEntry() {
        MenuLst.Default byDefault = menu.defaultEntry(saved);
        if (!(byDefault instanceof MenuLst.Default.Index booted)) {
            return new DefaultEntry(Optional.empty(), "the default is 'saved', which is kept outside the menu");
        }
        int index = booted.index();
        List<MenuLst.Entry> entries = menu.entries();
        if (index >= entries.size() || entries.get(index).kind() == MenuLst.Kind.FOREIGN) {
            return new DefaultEntry(Optional.empty(), "the default entry, number " + index + ", boots no Linux");
        }
        String requested = saved.filter(number -> menu.defaultEntry() instanceof MenuLst.Default.Saved)
                .map(String::valueOf)
                .orElse(menu.requestedDefault().orElse("0"));
        String doubt = isNumber(requested, index) ? "" : "the default is " + requested + ", and there is no such entry";
        return new DefaultEntry(Optional.of(index), doubt);
    }

    @Override
    public BootConfiguration with(Map<Integer, KernelArguments> entries, Map<Integer, KernelArguments> sources) {
        return new GrubLegacy(path, menu.with(entries, sources), redHat, saved);
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
                        KernelArgsCode.LINE_TOO_LONG,
                        "the kernel's line would have " + line + " characters, and GRUB cuts off what is beyond "
                                + MenuLst.MAX_LINE,
                        evidence,
                        "remove arguments that are not needed"));
            } else if (arguments > PLAIN_LIMIT && !redHat) {
                findings.add(Finding.warning(
                        KernelArgsCode.LONG_COMMAND_LINE,
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
