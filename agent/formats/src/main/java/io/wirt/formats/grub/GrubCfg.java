package io.wirt.formats.grub;

import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.text.Lines;
import io.wirt.formats.text.Splice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The menu of GRUB 2 as {@code grub-mkconfig} writes it (docs/domain 2): a script, of which no more is understood than where its
 * parts come from, the blocks of its entries, and the lines that load Linux. All other lines are kept and have no say.
 */
public final class GrubCfg {
    private static final String BEGIN = "### BEGIN ";
    private static final String MARK_END = " ###";

    /**
     * An entry that loads Linux.
     *
     * @param index its number among these, from 0
     * @param title as the menu shows it
     * @param script which of the scripts of grub-mkconfig wrote it, by its path; empty if none says so
     * @param line the line that loads Linux, from 1
     * @param image the file of the kernel
     * @param underXen whether a hypervisor starts this Linux
     * @param arguments without those that the script adds to make this a recovery entry
     */
    public record Entry(
            int index,
            String title,
            String script,
            int line,
            String image,
            boolean underXen,
            KernelArguments arguments) {}

    /** One line of a menu: an entry, or a menu below. */
    private record Item(
            String title,
            String id,
            List<Item> below,
            @Nullable Integer linux) {
        boolean isCalled(String name) {
            return title.equals(name) || id.equals(name);
        }
    }

    private final String text;
    private final List<Entry> entries;
    private final List<Integer> starts;
    private final List<Item> menu;
    private final boolean readsEntryFiles;
    private final Optional<String> requested;

    private GrubCfg(String text) {
        this.text = text;
        Reader reader = new Reader(text);
        this.entries = List.copyOf(reader.entries);
        this.starts = List.copyOf(reader.starts);
        this.menu = List.copyOf(reader.menu);
        this.readsEntryFiles = reader.readsEntryFiles;
        this.requested = Optional.ofNullable(reader.requested);
    }

    public static GrubCfg parse(String text) {
        return new GrubCfg(text);
    }

    public String text() {
        return text;
    }

    /** The entries that load Linux, in the order of the file. */
    public List<Entry> entries() {
        return entries;
    }

    /** Whether the menu is made of the files below {@code loader/entries} when GRUB runs. */
    public boolean readsEntryFiles() {
        return readsEntryFiles;
    }

    /** Whether Linux boots by it; a stub that only hands over to another file, as those on a file system of EFI do, does not. */
    public boolean isMenu() {
        return !entries.isEmpty() || readsEntryFiles;
    }

    /** What the script sets the default to if nobody chose one for a single boot; a variable such as {@code ${saved_entry}} too. */
    public Optional<String> requestedDefault() {
        return requested;
    }

    /**
     * The entry of {@link #entries} that a name means: a number from 0, a title or an id, and behind a {@code >} the same
     * for the menu below. A menu below stands for its first entry.
     */
    public Optional<Integer> find(String name) {
        List<Item> level = menu;
        Item found = null;
        for (String part : name.split(">", -1)) {
            found = find(part, level);
            if (found == null) {
                return Optional.empty();
            }
            level = found.below;
        }
        while (found != null && !found.below.isEmpty()) {
            found = found.below.get(0);
        }
        return found == null ? Optional.empty() : Optional.ofNullable(found.linux);
    }

    private static @Nullable Item find(String name, List<Item> level) {
        boolean number = !name.isEmpty() && name.length() < 9 && name.chars().allMatch(Character::isDigit);
        if (number) {
            int index = Integer.parseInt(name);
            return index < level.size() ? level.get(index) : null;
        }
        for (Item item : level) {
            if (item.isCalled(name)) {
                return item;
            }
        }
        return null;
    }

    /** This menu with other arguments for some entries, by their indexes. */
    public GrubCfg with(Map<Integer, KernelArguments> changed) {
        List<Splice> splices = new ArrayList<>();
        for (Map.Entry<Integer, KernelArguments> change : new TreeMap<>(changed).entrySet()) {
            Entry entry = entries.get(change.getKey());
            int start = starts.get(entry.index());
            int end = start + entry.arguments().text().length();
            if (!entry.arguments().equals(change.getValue())) {
                boolean glued = start > 0 && " \t".indexOf(text.charAt(start - 1)) < 0;
                splices.add(new Splice(
                        start, end, (glued ? " " : "") + change.getValue().text()));
            }
        }
        return splices.isEmpty() ? this : parse(Splice.apply(text, splices));
    }

    /** The physical lines that hold a password or its hash. */
    public List<String> sensitiveLines() {
        return GrubPasswords.linesOf(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrubCfg that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Goes through the lines once, with the blocks that are open. */
    private static final class Reader {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Item> menu = new ArrayList<>();
        private final Deque<List<Item>> levels = new ArrayDeque<>();
        private final Deque<String> blocks = new ArrayDeque<>();
        private boolean readsEntryFiles;
        private @Nullable String requested;
        private String script = "";
        private GrubLoad load = GrubLoad.NONE;
        private String title = "";
        private String id = "";

        Reader(String text) {
            levels.push(menu);
            int number = 0;
            for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
                number++;
                String line = Lines.lineAt(text, start);
                int indent = line.length() - line.stripLeading().length();
                take(line.substring(indent), number, start + indent);
            }
        }

        private void take(String line, int number, int start) {
            String stripped = line.stripTrailing();
            if (stripped.startsWith(BEGIN) && stripped.endsWith(MARK_END)) {
                script = stripped.substring(BEGIN.length(), stripped.length() - MARK_END.length());
            } else if (stripped.startsWith("### END ")) {
                script = "";
            } else if (stripped.startsWith("#")) {
                return;
            } else if (stripped.equals("}")) {
                close();
            } else if (stripped.endsWith("{")) {
                open(stripped);
            } else if (blocks.contains("menuentry")) {
                load = load.take(line, number, start);
            } else if (stripped.equals("blscfg")) {
                readsEntryFiles = true;
            } else if (stripped.startsWith("set default=")) {
                String value = GrubTitle.unquoted(stripped.substring("set default=".length()));
                requested = value.equals("${next_entry}") ? requested : value;
            }
        }

        private void open(String line) {
            String word = line.substring(0, Math.max(0, line.indexOf(' ')));
            blocks.push(word);
            if (word.equals("menuentry") || word.equals("submenu")) {
                title = GrubTitle.of(line);
                id = GrubTitle.idOf(line);
                load = GrubLoad.NONE;
            }
            if (word.equals("submenu")) {
                List<Item> below = new ArrayList<>();
                levels.getFirst().add(new Item(title, id, below, null));
                levels.push(below);
            }
        }

        private void close() {
            String word = blocks.isEmpty() ? "" : blocks.pop();
            if (word.equals("submenu")) {
                levels.pop();
            } else if (word.equals("menuentry")) {
                Integer linux = null;
                if (load.loadsLinux()) {
                    linux = entries.size();
                    starts.add(load.start());
                    entries.add(load.entry(linux, title, script));
                }
                levels.getFirst().add(new Item(title, id, List.of(), linux));
                load = GrubLoad.NONE;
            }
        }
    }
}
