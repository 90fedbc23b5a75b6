package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
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

/**
 * The configuration of a host whose menu GRUB 2 makes, each time it runs, of boot loader entries (docs/domain 2): EL 8 and later,
 * Fedora. Nothing has to be run after editing them.
 *
 * @param files in the order of the menu, the newest version first
 * @param saved what the environment block names as the default; empty if it names nothing
 * @param meant which entries
 * @param fits whether the environment block has room for what is wanted of it
 */
record Bls(List<BlsFile> files, BlsSources beside, Optional<String> saved, DesiredArguments.Entries meant, boolean fits)
        implements BootConfiguration {
    static final HostPath ENTRIES = HostPath.of("/boot/loader/entries");

    Bls {
        files = List.copyOf(files);
    }

    @Override
    public HostPath path() {
        return ENTRIES;
    }

    @Override
    public Optional<Finding> refusal(DesiredArguments desired) {
        return sharedByNobody()
                .or(this::withoutArguments)
                .or(this::notForOneAlone)
                .or(() -> changedByGrub(desired))
                .or(() -> foughtByTuned(desired));
    }

    private Optional<Finding> sharedByNobody() {
        Optional<BlsFile> sharing = files.stream().filter(BlsFile::shares).findFirst();
        return sharing.isPresent() && beside.shared().isEmpty()
                ? error(
                        KernelArgsCode.SHARED_ARGUMENTS_MISSING,
                        sharing.get().path() + " names " + BlsFile.SHARED + ", and " + beside.environment()
                                + " does not have it",
                        beside.environment(),
                        "run grub2-mkconfig, or grubby --update-kernel=ALL with the arguments")
                : Optional.empty();
    }

    /** blscfg gives such an entry {@code $default_kernelopts}, {@code root=} among them, until it has a line of its own. */
    private Optional<Finding> withoutArguments() {
        List<BlsFile> concerned = meant == DesiredArguments.Entries.DEFAULT ? mayBoot() : files;
        for (BlsFile file : concerned) {
            if (!file.entry().hasOptionsForGrub() && isMeant(file)) {
                return error(
                        KernelArgsCode.ENTRY_WITHOUT_OPTIONS,
                        file.path()
                                + " has no line of options that GRUB reads: it gives it default_kernelopts of its menu,"
                                + " and would no longer if there was one",
                        file.path(),
                        "write the arguments that it boots with into a line 'options ...' of it, and run the plan again");
            }
        }
        return Optional.empty();
    }

    /** GRUB puts variables into the options, and reads the whole as a line of its script (docs/domain 14.2). */
    private Optional<Finding> changedByGrub(DesiredArguments desired) {
        for (KernelArgument wanted : desired.present()) {
            Optional<Character> unsafe = GrubScript.changedInEntries(wanted);
            if (unsafe.isPresent()) {
                return error(
                        KernelArgsCode.GENERATED_UNSAFE,
                        "GRUB reads the entries as a script, and would not leave the " + unsafe.get() + " of "
                                + DesiredArguments.shown(wanted.text()) + " as it is",
                        ENTRIES,
                        "use an argument without it");
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> notForOneAlone() {
        return meant == DesiredArguments.Entries.DEFAULT && mayBoot().stream().anyMatch(BlsFile::shares)
                ? error(
                        KernelArgsCode.GENERATED_FOR_ALL,
                        "the entries share their arguments in " + beside.environment(),
                        beside.environment(),
                        "use entries: all")
                : Optional.empty();
    }

    /** The default entry, or all where it is not known which that is. */
    private List<BlsFile> mayBoot() {
        return defaultEntry().index().map(index -> List.of(files.get(index))).orElse(files);
    }

    private Optional<Finding> foughtByTuned(DesiredArguments desired) {
        KernelArguments ofTuned =
                KernelArguments.parse(beside.block().value(BlsSources.TUNED).orElse(""));
        KernelArguments wanted = desired.appliedTo(ofTuned);
        // Of its own arguments an entry may have some behind those of tuned, of those that are shared it has not.
        Optional<Finding> overruled = files.stream().anyMatch(BlsFile::shares)
                ? new UncertainKeys(desired, Evidence.of(beside.environment())).overruled(ofTuned, BlsSources.TUNED)
                : Optional.empty();
        if (overruled.isPresent()) {
            return overruled;
        }
        for (KernelArgument argument : ofTuned.arguments()) {
            if (!wanted.contains(argument)) {
                return error(
                        KernelArgsCode.SET_BY_TUNED,
                        "tuned gives every kernel " + DesiredArguments.shown(argument.text())
                                + ", which the playbook does not want",
                        beside.environment(),
                        "change the profile: [bootloader] cmdline in tuned.conf");
            }
        }
        return Optional.empty();
    }

    /** {@inheritDoc} Those for rescue are left alone unless asked for. */
    @Override
    public List<BootEntry> entries() {
        List<BootEntry> entries = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (isMeant(files.get(i))) {
                entries.add(entry(i));
            }
        }
        return entries;
    }

    private boolean isMeant(BlsFile file) {
        return file.bootsLinux() && (rescueToo() || !file.isForRescue());
    }

    @Override
    public BootEntry entry(int index) {
        BlsFile file = files.get(index);
        String image = file.entry().value("linux").orElse("");
        return new BootEntry(index, 0, image, false, file.arguments(beside.shared()));
    }

    @Override
    public DefaultEntry defaultEntry() {
        String name = saved.orElse("0");
        for (int i = 0; i < files.size(); i++) {
            BlsFile file = files.get(i);
            boolean meant = name.equals(file.id())
                    || name.equals(String.valueOf(i))
                    || name.equals(file.entry().value("title").orElse(""));
            if (meant) {
                if (!file.bootsLinux()) {
                    return new DefaultEntry(Optional.empty(), "the default entry boots no Linux");
                }
                return isMeant(file)
                        ? new DefaultEntry(Optional.of(i), "")
                        : new DefaultEntry(Optional.empty(), "the default entry is the one for rescue");
            }
        }
        return new DefaultEntry(Optional.empty(), "the default is '" + name + "', and there is no such entry");
    }

    @Override
    public List<ArgumentSource> sources() {
        return beside.all(meant != DesiredArguments.Entries.DEFAULT);
    }

    private boolean rescueToo() {
        return meant == DesiredArguments.Entries.WITH_RESCUE;
    }

    @Override
    public BootConfiguration with(Map<Integer, KernelArguments> entries, Map<Integer, KernelArguments> sources) {
        Optional<BlsSources> changed = beside.with(sources);
        BlsSources after = changed.orElse(beside);
        List<BlsFile> edited = new ArrayList<>(files);
        entries.forEach((index, wanted) -> edited.set(index, files.get(index).with(wanted, after.shared())));
        return new Bls(edited, after, saved, meant, changed.isPresent());
    }

    @Override
    public List<Finding> lengthFindings(List<BootEntry> entries) {
        if (!fits) {
            return List.of(Finding.error(
                    KernelArgsCode.LINE_TOO_LONG,
                    beside.environment() + " has " + beside.before().text().length()
                            + " bytes, and no room for more arguments",
                    Evidence.of(beside.environment()),
                    "remove arguments that are not needed"));
        }
        List<Finding> findings = new ArrayList<>();
        for (BootEntry entry : entries) {
            Evidence file = Evidence.of(files.get(entry.index()).path());
            CommandLineLimit.check(entry(entry.index()), file).ifPresent(findings::add);
        }
        return findings;
    }

    /** {@inheritDoc} What the entries share goes first: killed behind it, only kernels to come are left. */
    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>(beside.actions());
        for (BlsFile file : files) {
            if (file.isChanged()) {
                actions.add(new Action.WriteFile(
                        file.path(), Bytes.latin1(file.entry().text())));
            }
        }
        return actions;
    }

    private static Optional<Finding> error(KernelArgsCode code, String summary, HostPath place, String remedy) {
        return Optional.of(Finding.error(code, summary, Evidence.of(place), remedy));
    }
}
