package io.wirt.formats.grub;

import io.wirt.formats.grub.MenuLst.Entry;
import io.wirt.formats.grub.MenuLst.Kind;
import io.wirt.formats.kernel.KernelArguments;
import org.jspecify.annotations.Nullable;

/** The commands of one entry, gathered while its lines are read (docs/domain 1.3). */
final class GrubStanza {

    private final GrubLine title;
    private boolean hasCommands;
    private boolean leavesGrub;
    private @Nullable GrubImage kernel;
    private @Nullable GrubImage firstModule;

    GrubStanza(GrubLine title) {
        this.title = title;
    }

    /** Takes the next line of the entry. The last kernel boots; loading it forgets the modules of the one before. */
    void take(String command, GrubLine line) {
        hasCommands |= isKnown(command);
        switch (command) {
            case "kernel" -> {
                kernel = GrubImage.of(line);
                firstModule = null;
            }
            case "module", "modulenounzip" -> {
                if (firstModule == null && kernel != null) {
                    firstModule = GrubImage.of(line);
                }
            }
            case "chainloader", "configfile" -> leavesGrub = true;
            default -> {}
        }
    }

    /** Whether GRUB counts this as an entry: a title alone is not. */
    boolean counts() {
        return hasCommands;
    }

    Entry entry(int index) {
        GrubImage linux = linux();
        GrubLine line = linux == null ? title : linux.line();
        GrubImage image = linux == null ? kernel : linux;
        return new Entry(
                index,
                title.argument(),
                kind(),
                line.number(),
                image == null ? "" : image.file(),
                KernelArguments.parse(linux == null ? "" : linux.arguments()));
    }

    /** The image whose arguments are those of Linux; null if the entry boots none that we know. */
    @Nullable GrubImage linux() {
        return switch (kind()) {
            case LINUX -> kernel;
            case XEN -> firstModule;
            case FOREIGN -> null;
        };
    }

    private Kind kind() {
        if (kernel == null || leavesGrub) {
            return Kind.FOREIGN;
        }
        if (firstModule == null) {
            return kernel.isLinux() ? Kind.LINUX : Kind.FOREIGN;
        }
        return kernel.startsLinux(firstModule) ? Kind.XEN : Kind.FOREIGN;
    }

    /** Whether GRUB knows a command. Those of the common patches count: an entry that consists of one alone is nobody's. */
    private static boolean isKnown(String command) {
        return switch (command) {
            case "blocklist", "boot", "bootp", "cat", "chainloader", "clear", "cmp", "color", "configfile" -> true;
            case "debug", "default", "device", "dhcp", "displayapm", "displaymem", "dump", "embed" -> true;
            case "fallback", "find", "fstest", "geometry", "halt", "help", "hiddenmenu", "hide" -> true;
            case "ifconfig", "impsprobe", "initrd", "install", "ioprobe", "kernel", "lock", "makeactive" -> true;
            case "map", "md5crypt", "module", "modulenounzip", "pager", "partnew", "parttype", "password" -> true;
            case "pause", "quit", "rarp", "read", "reboot", "root", "rootnoverify", "savedefault" -> true;
            case "serial", "setkey", "setup", "terminal", "terminfo", "testload", "testvbe" -> true;
            case "tftpserver", "timeout", "unhide", "uppermem", "vbeprobe" -> true;
            case "background", "foreground", "gfxmenu", "quiet", "shade", "splashimage", "uuid", "viewport" -> true;
            default -> false;
        };
    }
}
