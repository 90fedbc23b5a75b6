package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.shell.ShellVars;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings from which {@code grub-mkconfig} makes the menu of GRUB 2 (docs/domain 2). A shell sources {@code
 * /etc/default/grub} and on Debian the files of {@code grub.d} after it, so the last assignment counts, wherever it
 * stands. Wirt reads them without a shell.
 *
 * @param files in the order in which they are sourced; the first may not exist yet
 */
record GrubDefaults(List<SourcedFile> files) {
    static final HostPath MAIN = HostPath.of("/etc/default/grub");
    private static final HostPath MORE = HostPath.of("/etc/default/grub.d");

    /** For every entry. */
    static final String ALL = "GRUB_CMDLINE_LINUX";

    /** For the entries that are not for recovery, behind {@link #ALL}: of two values of one key, this one's wins. */
    static final String NORMAL = "GRUB_CMDLINE_LINUX_DEFAULT";

    private static final List<String> VARIABLES = List.of(ALL, NORMAL);

    GrubDefaults {
        files = List.copyOf(files);
    }

    /**
     * A file that is sourced.
     *
     * @param before as it is
     * @param vars as it should be
     */
    record SourcedFile(HostPath path, String before, ShellVars vars) {
        boolean isChanged() {
            return !vars.text().equals(before);
        }

        boolean hasSay(String name) {
            return vars.lookup(name).isPresent() || vars.obstacle(name).isPresent();
        }
    }

    /** Why the value of a variable is not certain. */
    record Doubt(HostPath path, ShellVars.Obstacle obstacle) {}

    /** @param more whether the host sources the files of {@code grub.d} too, as Debian does */
    static GrubDefaults read(HostView host, boolean more) {
        List<SourcedFile> files = new ArrayList<>();
        files.add(file(MAIN, host.read(MAIN)));
        if (more) {
            for (String name : host.list(MORE)) {
                Optional<FileContent> content = host.read(MORE.resolve(name));
                if (name.endsWith(".cfg") && !name.startsWith(".") && content.isPresent()) {
                    files.add(file(MORE.resolve(name), content));
                }
            }
        }
        return new GrubDefaults(files);
    }

    private static SourcedFile file(HostPath path, Optional<FileContent> content) {
        String text = content.map(FileContent::text).orElse("");
        return new SourcedFile(path, text, ShellVars.parse(text));
    }

    /** What keeps a variable's value from being certain, in the files that have a say after its last plain assignment. */
    Optional<Doubt> doubt(String variable) {
        SourcedFile file = files.get(deciding(variable));
        return file.vars().obstacle(variable).map(obstacle -> new Doubt(file.path(), obstacle));
    }

    /** The number of the file that has the last word on a variable; the first file's if none has one. */
    private int deciding(String variable) {
        for (int i = files.size() - 1; i > 0; i--) {
            if (files.get(i).hasSay(variable)) {
                return i;
            }
        }
        return 0;
    }

    /** The variables whose values are certain; one that nothing assigns is there if it is for every entry. */
    List<ArgumentSource> sources() {
        List<ArgumentSource> sources = new ArrayList<>();
        for (int i = 0; i < VARIABLES.size(); i++) {
            String variable = VARIABLES.get(i);
            Optional<ShellVars.Assignment> assignment =
                    files.get(deciding(variable)).vars().lookup(variable);
            boolean everywhere = variable.equals(ALL);
            if (doubt(variable).isEmpty() && (everywhere || assignment.isPresent())) {
                sources.add(new ArgumentSource(
                        i,
                        variable,
                        assignment.map(ShellVars.Assignment::line).orElse(0),
                        everywhere,
                        KernelArguments.parse(
                                assignment.map(ShellVars.Assignment::value).orElse(""))));
            }
        }
        return sources;
    }

    /** These settings with other arguments for some variables, by their indexes among {@link #sources}. */
    GrubDefaults with(Map<Integer, KernelArguments> changed) {
        List<SourcedFile> edited = new ArrayList<>(files);
        changed.forEach((index, arguments) -> {
            String variable = VARIABLES.get(index);
            int at = deciding(variable);
            SourcedFile file = edited.get(at);
            edited.set(
                    at, new SourcedFile(file.path(), file.before(), file.vars().with(variable, arguments.text())));
        });
        return new GrubDefaults(edited);
    }

    /** What makes the host's settings these. */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (SourcedFile file : files) {
            if (file.isChanged()) {
                actions.add(new Action.WriteFile(
                        file.path(), Bytes.latin1(file.vars().text())));
            }
        }
        return actions;
    }
}
