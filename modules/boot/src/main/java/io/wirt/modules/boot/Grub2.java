package io.wirt.modules.boot;

import io.wirt.formats.grub.GrubCfg;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of GRUB 2 whose menu {@code grub-mkconfig} makes of settings (docs/domain 2). What the next boot will use is
 * read from the menu, never believed from the settings.
 *
 * <p>On a running machine the program makes the menu anew. In a tree, where no command runs, Wirt writes into the menu
 * what the program would.
 *
 * @param path the menu that GRUB reads
 * @param before the menu as it is
 * @param menu the menu as it should be
 * @param saved the entry that the environment block names; empty if it names none
 * @param generator the command that makes the menu; empty in a tree
 */
record Grub2(
        HostPath path,
        GrubCfg before,
        GrubCfg menu,
        GrubDefaults settings,
        Optional<String> saved,
        List<String> generator)
        implements BootConfiguration {
    /** os-prober may look at every disk. */
    private static final Duration TIME = Duration.ofMinutes(5);

    private static final String SAVED = "${saved_entry}";
    private static final Set<String> GENERATING =
            Set.of("/etc/grub.d/10_linux", "/etc/grub.d/10_linux_zfs", "/etc/grub.d/20_linux_xen");

    Grub2 {
        generator = List.copyOf(generator);
    }

    @Override
    public Optional<Finding> refusal(DesiredArguments desired) {
        return new Grub2Findings(path, menu, settings).of(desired);
    }

    /** {@inheritDoc} Those that a person wrote, or that are another system's, no setting reaches. */
    @Override
    public List<BootEntry> entries() {
        List<BootEntry> entries = new ArrayList<>();
        for (GrubCfg.Entry entry : menu.entries()) {
            if (GENERATING.contains(entry.script())) {
                entries.add(bootEntry(entry));
            }
        }
        return entries;
    }

    @Override
    public BootEntry entry(int index) {
        return bootEntry(menu.entries().get(index));
    }

    private static BootEntry bootEntry(GrubCfg.Entry entry) {
        return new BootEntry(entry.index(), entry.line(), entry.image(), entry.underXen(), entry.arguments());
    }

    @Override
    public List<ArgumentSource> sources() {
        return settings.sources();
    }

    @Override
    public DefaultEntry defaultEntry() {
        String requested = menu.requestedDefault().orElse("0");
        if (requested.equals(SAVED)) {
            requested = saved.orElse("0");
        }
        Optional<Integer> index = menu.find(requested);
        if (index.isEmpty()) {
            return new DefaultEntry(Optional.empty(), "the default is '" + requested + "', and boots no Linux here");
        }
        boolean ours = GENERATING.contains(menu.entries().get(index.get()).script());
        return ours
                ? new DefaultEntry(index, "")
                : new DefaultEntry(Optional.empty(), "the default entry is none that grub-mkconfig makes");
    }

    @Override
    public BootConfiguration with(Map<Integer, KernelArguments> entries, Map<Integer, KernelArguments> sources) {
        return new Grub2(path, before, menu.with(entries), settings.with(sources), saved, generator);
    }

    @Override
    public List<Finding> lengthFindings(List<BootEntry> entries) {
        List<Finding> findings = new ArrayList<>();
        for (BootEntry entry : entries) {
            CommandLineLimit.check(entry(entry.index()), Evidence.at(path, entry.line(), ""))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /** {@inheritDoc} A menu that is right already, as grubby leaves it, is not made anew for its settings. */
    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>(settings.actions());
        if (!menu.equals(before)) {
            Bytes content = Bytes.latin1(menu.text());
            actions.add(
                    generator.isEmpty()
                            ? new Action.WriteFile(path, content, 0600, Set.copyOf(menu.sensitiveLines()))
                            : new Action.Run(
                                    generator,
                                    Bytes.EMPTY,
                                    TIME,
                                    List.of(Action.Leaving.remade(path, content)),
                                    Action.Clouds.NONE));
        }
        return actions;
    }
}
