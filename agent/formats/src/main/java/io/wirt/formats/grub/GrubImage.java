package io.wirt.formats.grub;

import java.util.Locale;

/**
 * What a {@code kernel} or {@code module} line loads (docs/domain 1.3).
 *
 * @param type the {@code --type}, empty if none is given
 * @param file the file as it is written, a device included; empty if there is none
 * @param argumentsStart where the image's arguments start in the line's text, blanks skipped
 */
record GrubImage(GrubLine line, String type, String file, int argumentsStart) {

    static GrubImage of(GrubLine line) {
        String text = line.text();
        String type = "";
        int at = line.argumentStart();
        while (true) {
            int end = line.endOfWord(at);
            if (text.startsWith("--type=", at)) {
                type = text.substring(at + "--type=".length(), end);
            } else if (!text.startsWith("--no-mem-option", at)) {
                return new GrubImage(line, type, text.substring(at, end), line.skipBlanks(end));
            }
            at = line.skipBlanks(end);
        }
    }

    String arguments() {
        return line.text().substring(argumentsStart);
    }

    /** Whether this can be a Linux kernel that GRUB itself starts. GRUB compares types by their beginning. */
    boolean isLinux() {
        boolean linuxType = type.isEmpty() || type.startsWith("linux") || type.startsWith("biglinux");
        return linuxType && !file.isEmpty() && !name().contains("memtest") && !name().startsWith("xen");
    }

    /** Whether this is a hypervisor or the like, which starts the Linux kernel that its first module is. */
    boolean startsLinux(GrubImage firstModule) {
        boolean multiboot = type.isEmpty() || type.startsWith("multiboot");
        return multiboot && !firstModule.file.isEmpty() && (name().contains("xen") || firstModule.looksLikeLinux());
    }

    private boolean looksLikeLinux() {
        String name = name();
        return name.startsWith("vmlinu") || name.startsWith("linux") || name.startsWith("bzimage");
    }

    private String name() {
        return file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
