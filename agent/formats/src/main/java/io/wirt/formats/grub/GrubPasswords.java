package io.wirt.formats.grub;

import io.wirt.formats.text.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * The physical lines of a menu that hold a password or its hash, and may be shown to nobody (docs/domain 1.3, 9).
 *
 * <p>They are found more generously than GRUB finds its commands: a password that is commented out is still one.
 */
final class GrubPasswords {

    private GrubPasswords() {}

    static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        boolean continued = false;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start);
            // GRUB drops every carriage return, those within a word as well.
            String read = line.indexOf('\r') < 0 ? line : line.replace("\r", "");
            boolean sensitive = continued || read.startsWith("password", startOfWord(read));
            continued = sensitive && read.endsWith("\\");
            if (sensitive && !line.isBlank()) {
                lines.add(line);
            }
        }
        return List.copyOf(lines);
    }

    private static int startOfWord(String line) {
        int at = 0;
        while (at < line.length() && " \t#".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
