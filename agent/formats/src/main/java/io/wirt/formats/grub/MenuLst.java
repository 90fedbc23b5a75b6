package io.wirt.formats.grub;

import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.text.Splice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The menu of GRUB legacy, {@code menu.lst} or {@code grub.conf}, read as GRUB 0.97 reads it (docs/domain 1.2, 1.3).
 *
 * <p>An entry is edited on the line that carries the arguments of its Linux kernel. Where an entry has several {@code kernel}
 * lines, GRUB executes all of them and boots the last: that one is judged and edited.
 */
public final class MenuLst {

    /** How many characters of a line GRUB keeps; it cuts off the rest without a word (docs/domain 1.2). */
    public static final int MAX_LINE = 1500;

    /** How many characters of arguments can reach a kernel (docs/domain 1.4). */
    public static final int MAX_ARGUMENTS = 2047;

    /** What an entry boots, as far as Linux arguments are concerned. */
    public enum Kind {
        /** A Linux kernel, whose arguments stand on the {@code kernel} line. */
        LINUX,
        /**
         * A multiboot kernel that starts Linux, whose arguments stand on the first {@code module} line. It is one if its own
         * file's name contains {@code xen}, or the module's looks like that of a Linux kernel (as with tboot).
         */
        XEN,
        /** Anything else: another system, another menu, a memory test, nothing that can boot. Never edited. */
        FOREIGN
    }

    /**
     * One entry of the menu.
     *
     * @param index its number in GRUB's count, from 0
     * @param title its title as written, which may be empty
     * @param line the number, from 1, of the physical line where the line with the Linux arguments starts, or the title's
     * @param image the file of the Linux kernel as written, a device included; for a foreign entry that of its {@code
     *     kernel} line, or empty
     * @param arguments the Linux arguments; none if the entry is foreign. They are not cut at {@link #MAX_LINE}.
     */
    public record Entry(int index, String title, Kind kind, int line, String image, KernelArguments arguments) {}

    /** The entry that boots if nobody chooses one. */
    public sealed interface Default {
        /** A known entry: what {@code default} says, else the first valid {@code fallback}, else 0, even of an empty menu. */
        record Index(int index) implements Default {}

        /** Unknown: {@code default saved} is kept outside the menu, with Red Hat's GRUB outside any file. */
        record Saved() implements Default {}
    }

    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private final List<@Nullable GrubImage> images = new ArrayList<>();
    private final GrubDefault defaults = new GrubDefault();
    private final Optional<AutomagicBlock> automagic;

    private MenuLst(String text) {
        this.text = text;
        GrubReader reader = new GrubReader(text);
        @Nullable GrubStanza stanza = null;
        for (GrubLine line = reader.next(); line != null; line = reader.next()) {
            String command = line.command();
            if (command.equals("title")) {
                finish(stanza);
                stanza = new GrubStanza(line);
            } else if (stanza == null) {
                defaults.take(command, line);
            } else {
                stanza.take(command, line);
            }
        }
        finish(stanza);
        automagic = AutomagicBlock.of(text);
    }

    private void finish(@Nullable GrubStanza stanza) {
        if (stanza != null && stanza.counts()) {
            entries.add(stanza.entry(entries.size()));
            images.add(stanza.linux());
        }
    }

    public static MenuLst parse(String text) {
        return new MenuLst(text);
    }

    public String text() {
        return text;
    }

    /** The entries in the order in which GRUB counts them. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public Default defaultEntry() {
        return defaults.among(entries.size(), Optional.empty());
    }

    /** The same, where it is known which entry {@code default saved} means. */
    public Default defaultEntry(Optional<Integer> saved) {
        return defaults.among(entries.size(), saved);
    }

    /** What the menu's {@code default} line says, as it is written; empty if there is none that GRUB understands. */
    public Optional<String> requestedDefault() {
        return defaults.requested();
    }

    /** This menu with other arguments for one entry, see {@link #with}. */
    public MenuLst withArguments(int entryIndex, KernelArguments arguments) {
        return with(Map.of(entryIndex, arguments), Map.of());
    }

    /**
     * This menu with other arguments; only what differs is touched on a line. Where the new arguments of an entry would end
     * a line in a backslash a blank follows them, lest it continue the line.
     *
     * @param entryArguments by the index of the entry
     * @param settingArguments by the index of the setting in the {@link #automagicBlock}
     * @throws IllegalArgumentException if an entry is foreign, or GRUB could not read the arguments back
     */
    public MenuLst with(Map<Integer, KernelArguments> entryArguments, Map<Integer, KernelArguments> settingArguments) {
        List<Splice> splices = new ArrayList<>();
        entryArguments.forEach((index, arguments) -> splices.addAll(edit(index, arguments)));
        settingArguments.forEach((index, arguments) -> {
            AutomagicBlock block = automagicBlock().orElseThrow();
            splices.addAll(block.edit(block.settings().get(index), arguments));
        });
        if (splices.isEmpty()) {
            return this;
        }
        splices.sort(Comparator.comparingInt(Splice::start));
        return parse(Splice.apply(text, splices));
    }

    private List<Splice> edit(int entryIndex, KernelArguments arguments) {
        GrubImage image = images.get(entryIndex);
        if (image == null) {
            throw new IllegalArgumentException("entry " + entryIndex + " does not boot Linux");
        }
        String before = image.arguments();
        String after = arguments.text();
        if (after.equals(before)) {
            return List.of();
        }
        requireReadable(after);
        GrubLine line = image.line();
        if (after.endsWith("\\") && isFollowedByNewline(line)) {
            after = after + " ";
        }
        if (before.isEmpty()) {
            return List.of(line.inFile(new Splice(image.argumentsStart(), image.argumentsStart(), " " + after)));
        }
        if (after.isEmpty()) {
            Splice removal =
                    line.inFile(new Splice(image.argumentsStart(), line.text().length(), ""));
            return List.of(withSeparator(removal, isFollowedByNewline(line)));
        }
        List<Splice> splices = new ArrayList<>();
        for (Splice splice : WordDiff.between(before, after)) {
            int start = image.argumentsStart() + splice.start();
            int end = image.argumentsStart() + splice.end();
            splices.add(line.inFile(new Splice(start, end, splice.replacement())));
        }
        return splices;
    }

    private boolean isFollowedByNewline(GrubLine line) {
        int at = line.endInFile();
        while (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n';
    }

    /** A removal, and with it the blank before it; but not one that keeps a backslash from continuing the line. */
    private Splice withSeparator(Splice removal, boolean endsLine) {
        int start = removal.start();
        boolean blank = text.charAt(start - 1) == ' ' && !(endsLine && text.charAt(start - 2) == '\\');
        return blank ? new Splice(start - 1, removal.end(), "") : removal;
    }

    private static void requireReadable(String arguments) {
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '\0' || c == '\t' || c == '\n' || c == '\r' || c > 0xFF) {
                throw new IllegalArgumentException("GRUB cannot read a character of these arguments: " + (int) c);
            }
        }
    }

    /** The length of the line that carries an entry's Linux arguments, as GRUB reads it; 0 for a foreign entry. */
    public int logicalLength(int entryIndex) {
        GrubImage image = images.get(entryIndex);
        return image == null ? 0 : image.line().text().length();
    }

    /** The length of an entry's Linux arguments; 0 for a foreign entry. */
    public int argumentsLength(int entryIndex) {
        return entries.get(entryIndex).arguments().text().length();
    }

    /** The physical lines, without their ends, that hold a password or its hash: they may never be shown. */
    public List<String> sensitiveLines() {
        return GrubPasswords.linesOf(text);
    }

    /** What Debian's update-grub makes a part of this menu from; empty if it has never been run here (docs/domain 1.7). */
    public Optional<AutomagicBlock> automagicBlock() {
        return automagic;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MenuLst that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
