package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import java.util.Optional;

/** What becomes of an argument on its way to the kernel: by the character that GRUB's script would not leave as it is. */
final class GrubScript {
    private static final String OF_A_SCRIPT = "$`\\';&|<>{}";
    private static final String WITHIN_QUOTES = "$`\\'";

    private GrubScript() {}

    /** Where {@code grub-mkconfig} makes the menu: a shell's settings and document come before GRUB's script. */
    static Optional<Character> changedInMenu(KernelArgument argument) {
        return changed(argument, OF_A_SCRIPT);
    }

    /** Where GRUB reads boot loader entries: it puts variables into them, and reads them as a line of its script. */
    static Optional<Character> changedInEntries(KernelArgument argument) {
        return changed(argument, argument.text().indexOf('"') < 0 ? OF_A_SCRIPT : WITHIN_QUOTES);
    }

    private static Optional<Character> changed(KernelArgument argument, String unsafe) {
        String text = argument.text();
        for (int i = 0; i < text.length(); i++) {
            if (unsafe.indexOf(text.charAt(i)) >= 0) {
                return Optional.of(text.charAt(i));
            }
        }
        if (text.startsWith("#")) {
            return Optional.of('#');
        }
        return text.indexOf('"') < 0 || isEnclosed(text) ? Optional.empty() : Optional.of('"');
    }

    /**
     * Whether double quotes stand around the whole or its value. Those only move: GRUB puts {@code "a=b c"} for {@code a="b c"},
     * which is the same to the kernel.
     */
    private static boolean isEnclosed(String text) {
        int open = text.indexOf('"');
        boolean begins = open == 0 || text.indexOf('=') == open - 1;
        return begins && text.indexOf('"', open + 1) == text.length() - 1;
    }
}
