package io.wirt.formats.grub;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.text.Lines;
import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings in a menu of GRUB legacy from which Debian's {@code update-grub} makes the entries of all kernels, now and
 * whenever one is installed (docs/domain 1.7). They look like comments and are none.
 *
 * <p>Read as update-grub reads them: its marks are whole lines, and a setting is exactly {@code # name=value}. A carriage return
 * at the end of a mark hides the block from it.
 */
public final class AutomagicBlock {
    private static final String BEGIN = "### BEGIN AUTOMAGIC KERNELS LIST";
    private static final String END = "### END DEBIAN AUTOMAGIC KERNELS LIST";
    private static final String BEGIN_SETTINGS = "## ## Start Default Options ##";
    private static final String END_SETTINGS = "## ## End Default Options ##";
    private static final String KERNEL = "kopt";
    private static final String SHELL_CHARACTERS = "\"'$`\\*?[];&|<>()~#";

    /** What a setting contributes to the arguments of a generated entry. */
    public enum Role {
        /** They are where the arguments begin: {@code kopt}, or in its place a {@code kopt_...} for some versions. */
        KERNEL,
        /** They follow on some of the entries: {@code defoptions} on normal ones, {@code xenkopt} under Xen. */
        SOME_ENTRIES
    }

    /**
     * One setting that holds arguments of Linux.
     *
     * @param index its number among those of the block, from 0
     * @param line its number in the file, from 1
     */
    public record Setting(int index, String name, Role role, int line, KernelArguments arguments) {}

    private final List<Setting> settings = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    /** Whether GRUB joins a line that matters here with its neighbour, so that editing one edits the other. */
    private boolean tangled;

    private AutomagicBlock(String text) {
        boolean inBlock = false;
        boolean inSettings = false;
        boolean continued = false;
        int number = 0;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            number++;
            String line = text.substring(start, Lines.endOf(text, start));
            boolean matters = true;
            if (!inBlock) {
                inBlock = line.equals(BEGIN);
                matters = inBlock;
            } else if (line.equals(END)) {
                inBlock = false;
            } else if (!inSettings) {
                inSettings = line.equals(BEGIN_SETTINGS);
                matters = inSettings;
            } else if (line.equals(END_SETTINGS)) {
                inSettings = false;
            } else {
                matters = take(line, start, number);
            }
            boolean continues = continues(line);
            tangled |= matters && (continued || continues);
            continued = continues;
        }
    }

    /** Whether GRUB, which drops carriage returns wherever they stand, joins a line with the next. */
    private static boolean continues(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.startsWith("\\", end - 1);
    }

    /** Whether the line is a setting. */
    private boolean take(String line, int start, int number) {
        int equals = line.indexOf('=');
        if (!line.startsWith("# ") || equals < 0) {
            return false;
        }
        String name = line.substring(2, equals);
        Optional<Role> role = role(name);
        if (role.isPresent()) {
            int value = equals + 1;
            KernelArguments arguments = KernelArguments.parse(line.substring(value));
            settings.add(new Setting(settings.size(), name, role.get(), number, arguments));
            starts.add(start + value);
        }
        return role.isPresent();
    }

    private static Optional<Role> role(String name) {
        if (name.equals(KERNEL)) {
            return Optional.of(Role.KERNEL);
        }
        if (name.equals("defoptions") || name.equals("xenkopt")) {
            return Optional.of(Role.SOME_ENTRIES);
        }
        boolean versioned = name.startsWith(KERNEL + "_") && name.length() > KERNEL.length() + 1;
        for (int i = KERNEL.length(); versioned && i < name.length(); i++) {
            char c = name.charAt(i);
            versioned = c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
        }
        return versioned ? Optional.of(Role.KERNEL) : Optional.empty();
    }

    /** The block of a menu; empty if update-grub has never written one there. */
    static Optional<AutomagicBlock> of(String menu) {
        return menu.startsWith(BEGIN) || menu.contains("\n" + BEGIN)
                ? Optional.of(new AutomagicBlock(menu))
                : Optional.empty();
    }

    /** The settings that hold arguments of Linux, in their order. */
    public List<Setting> settings() {
        return List.copyOf(settings);
    }

    /**
     * Whether update-grub finds here what every kernel is given, {@code kopt}, once; and no backslash makes GRUB join a setting
     * or a mark with the line before or behind it.
     */
    public boolean isReadable() {
        return !tangled
                && settings.stream()
                                .filter(setting -> setting.name().equals(KERNEL))
                                .count()
                        == 1;
    }

    /** The first character of an argument that the shell of update-grub would not leave as it is; empty if there is none. */
    public static Optional<Character> unsafeIn(KernelArgument argument) {
        for (int i = 0; i < argument.text().length(); i++) {
            char c = argument.text().charAt(i);
            if (SHELL_CHARACTERS.indexOf(c) >= 0) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /** What makes one setting's arguments others; as for a kernel's line, only what differs is touched. */
    List<Splice> edit(Setting setting, KernelArguments arguments) {
        List<Splice> splices = new ArrayList<>();
        int start = starts.get(setting.index());
        for (Splice splice : WordDiff.between(setting.arguments().text(), arguments.text())) {
            splices.add(new Splice(start + splice.start(), start + splice.end(), splice.replacement()));
        }
        return splices;
    }
}
