package io.wirt.modules.boot;

import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** The question whether {@code /boot} is what the boot loader reads, or only the directory underneath it (docs/domain 9). */
final class BootMount {
    private static final HostPath FSTAB = HostPath.of("/etc/fstab");
    private static final HostPath EFI_FIRMWARE = HostPath.of("/sys/firmware/efi");
    private static final HostPath MOUNTS = HostPath.of("/proc/mounts");

    private BootMount() {}

    /** Why {@code /boot} cannot be trusted; empty if it can. In a tree nothing is mounted, so there it always can. */
    static Optional<Finding> missing(HostView host) {
        if (!host.live()) {
            return Optional.empty();
        }
        for (String point : List.of("/boot", "/boot/efi")) {
            int expected = lineOf(point, host, FSTAB);
            if (point.equals("/boot/efi") && host.node(EFI_FIRMWARE) instanceof Node.Missing) {
                continue;
            }
            if (expected > 0 && lineOf(point, host, MOUNTS) == 0) {
                return Optional.of(Finding.error(
                        KernelArgsCode.BOOT_NOT_MOUNTED,
                        point + " is a file system of its own, and it is not mounted: no boot loader reads what lies"
                                + " underneath",
                        Evidence.at(FSTAB, expected, ""),
                        "mount " + point));
            }
        }
        return Optional.empty();
    }

    /** The line, from 1, of a mount point; 0 if there is none. Both files have the same first two columns. */
    private static int lineOf(String point, HostView host, HostPath table) {
        Optional<FileContent> file = host.read(table);
        if (file.isEmpty()) {
            return 0;
        }
        int number = 0;
        String text = file.get().text();
        for (int start = 0; start < text.length(); ) {
            number++;
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (mounts(point, text.substring(start, end))) {
                return number;
            }
            start = end + 1;
        }
        return 0;
    }

    private static boolean mounts(String point, String line) {
        StringTokenizer columns = new StringTokenizer(line);
        if (columns.countTokens() < 2 || columns.nextToken().startsWith("#")) {
            return false;
        }
        String mounted = columns.nextToken();
        return mounted.equals(point) || mounted.equals(point + "/");
    }
}
