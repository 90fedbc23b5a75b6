package io.wirt.formats.grub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * GRUB 0.97 as a judge of edits: docs/domain 1.2 and 1.3 as a machine that sees one byte at a time and writes into a buffer of
 * 1500. It shares nothing with the editor and cannot write.
 */
final class GrubModel {

    /** What GRUB would put on its menu: the lines it would run for an entry, blanks and all. */
    record Item(String title, List<String> commands) {

        /** The string that GRUB hands to Linux, or as it stands on the first module line. */
        String arguments() {
            String rest = behindWord(commands.get(carrier()), true);
            while (rest.startsWith("--type=") || rest.startsWith("--no-mem-option")) {
                rest = behindWord(rest, false);
            }
            return behindWord(rest, false);
        }

        /** The number of the command that carries the Linux arguments. */
        int carrier() {
            int kernel = -1;
            int module = -1;
            for (int i = 0; i < commands.size(); i++) {
                if (word(commands.get(i)).equals("kernel")) {
                    kernel = i;
                    module = -1;
                } else if (word(commands.get(i)).matches("module(nounzip)?") && module < 0) {
                    module = i;
                }
            }
            return module < 0 ? kernel : module;
        }

        /** All of the entry but its Linux arguments. */
        Item withoutArguments() {
            List<String> rest = new ArrayList<>(commands);
            String command = rest.get(carrier());
            int end = command.length() - arguments().length();
            rest.set(carrier(), command.substring(0, end).stripTrailing());
            return new Item(title, rest);
        }
    }

    private static final int BUFFER = 1500;
    /** The commands of GRUB 0.97, and those that distributions add. */
    private static final Set<String> KNOWN =
            Set.of(("blocklist boot bootp cat chainloader clear cmp color configfile debug"
                            + " default device dhcp displayapm displaymem dump embed fallback find fstest geometry halt help"
                            + " hiddenmenu hide ifconfig impsprobe initrd install ioprobe kernel lock makeactive map md5crypt"
                            + " module modulenounzip pager partnew parttype password pause quit rarp read reboot root"
                            + " rootnoverify savedefault serial setkey setup terminal terminfo testload testvbe tftpserver"
                            + " timeout unhide uppermem vbeprobe background foreground gfxmenu quiet shade splashimage uuid"
                            + " viewport")
                    .split(" "));

    private final List<Item> items = new ArrayList<>();
    private final List<String> top = new ArrayList<>();

    private GrubModel() {}

    static GrubModel load(String file) {
        GrubModel model = new GrubModel();
        String title = "";
        List<String> commands = new ArrayList<>();
        int state = 0;
        for (String line : lines(file)) {
            if (word(line).equals("title")) {
                if (state > 1) {
                    model.items.add(new Item(title, commands));
                }
                state = 1;
                title = behindWord(line, true);
                commands = new ArrayList<>();
            } else if (KNOWN.contains(word(line))) {
                (state == 0 ? model.top : commands).add(line);
                state += state == 0 ? 0 : 1;
            }
        }
        if (state > 1) {
            model.items.add(new Item(title, commands));
        }
        return model;
    }

    List<Item> items() {
        return items;
    }

    List<String> top() {
        return top;
    }

    private static List<String> lines(String file) {
        List<String> lines = new ArrayList<>();
        char[] buffer = new char[BUFFER];
        int pos = 0;
        boolean literal = false;
        boolean comment = false;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c == '\r') {
                continue;
            }
            if (c == '\t') {
                c = ' ';
            }
            boolean wasLiteral = literal;
            literal = false;
            if (wasLiteral && c == '\n') {
                c = ' ';
                pos = pos > 0 ? pos - 1 : 0;
            }
            literal = c == '\\';
            if (comment) {
                comment = c != '\n';
            } else if (pos == 0) {
                comment = c == '#';
                if (c != '#' && c != ' ' && c != '\n') {
                    buffer[pos++] = c;
                }
            } else if (c == '\n') {
                lines.add(string(buffer, pos));
                pos = 0;
            } else if (pos < BUFFER) {
                buffer[pos++] = c;
            }
        }
        if (pos > 0) {
            lines.add(string(buffer, pos));
        }
        return lines;
    }

    private static String string(char[] buffer, int length) {
        int end = 0;
        while (end < length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end);
    }

    private static String word(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) != ' ' && line.charAt(i) != '=') {
            i++;
        }
        return line.substring(0, i);
    }

    private static String behindWord(String line, boolean equalsSeparates) {
        int i = 0;
        while (i < line.length() && line.charAt(i) != ' ' && !(equalsSeparates && line.charAt(i) == '=')) {
            i++;
        }
        while (i < line.length() && (line.charAt(i) == ' ' || (equalsSeparates && line.charAt(i) == '='))) {
            i++;
        }
        return line.substring(i);
    }
}
