package io.wirt.formats.grub;

import io.wirt.formats.kernel.KernelArguments;
import java.util.List;

/**
 * What one entry of GRUB 2 loads, gathered line by line. Under Xen the first module is Linux, and its first word a place
 * holder.
 *
 * @param xen whether a hypervisor was loaded
 * @param line the line that loads Linux, from 1; 0 if there is none
 * @param start where its arguments begin in the text
 */
record GrubLoad(boolean xen, int line, String image, int start, String arguments) {
    static final GrubLoad NONE = new GrubLoad(false, 0, "", 0, "");
    private static final String PLACE_HOLDER = "placeholder";

    /** @param begin where the line's first word stands in the text */
    GrubLoad take(String text, int number, int begin) {
        int end = endOfWord(text, 0);
        return switch (text.substring(0, end)) {
            case "linux", "linux16", "linuxefi" -> loaded(false, text, end, number, begin);
            case "multiboot", "multiboot2", "xen_hypervisor" -> new GrubLoad(true, 0, "", 0, "");
            case "module", "module2", "xen_module" -> xen && line == 0 ? loaded(true, text, end, number, begin) : this;
            default -> this;
        };
    }

    private static GrubLoad loaded(boolean xen, String text, int command, int number, int begin) {
        int image = skipSpace(text, command);
        int end = endOfWord(text, image);
        int at = end == text.length() ? end : skipSpace(text, end);
        if (xen && text.startsWith(PLACE_HOLDER, at)) {
            at = skipSpace(text, endOfWord(text, at));
        }
        at = behindRecovery(text, at);
        return new GrubLoad(xen, number, text.substring(image, end), begin + at, text.substring(at));
    }

    /**
     * Where the arguments begin that are not the script's own. An entry for recovery begins with words that no setting takes
     * away: behind the root and its mode {@code single}, or on Ubuntu {@code recovery nomodeset dis_ucode_ldr}.
     */
    private static int behindRecovery(String text, int start) {
        int at = start;
        for (String key : List.of("root=", "ro", "rw")) {
            at = behind(key, text, at);
        }
        int single = behind("single", text, at);
        if (single > at) {
            return single;
        }
        int recovery = behind("recovery", text, at);
        return recovery == at ? start : behind("dis_ucode_ldr", text, behind("nomodeset", text, recovery));
    }

    /** Where the next word begins, if the word at the place is this one, or begins with it if it ends in an equals sign. */
    private static int behind(String wanted, String text, int at) {
        int end = endOfWord(text, at);
        String word = text.substring(at, end);
        boolean same = wanted.endsWith("=") ? word.startsWith(wanted) : word.equals(wanted);
        return same ? skipSpace(text, end) : at;
    }

    boolean loadsLinux() {
        return line > 0;
    }

    GrubCfg.Entry entry(int index, String title, String script) {
        return new GrubCfg.Entry(index, title, script, line, image, xen, KernelArguments.parse(arguments));
    }

    private static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length() && " \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int skipSpace(String text, int start) {
        int at = start;
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
