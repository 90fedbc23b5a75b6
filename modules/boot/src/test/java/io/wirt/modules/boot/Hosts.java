package io.wirt.modules.boot;

import io.wirt.testkit.FakeHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hosts that boot with GRUB legacy, for scenarios. */
final class Hosts {
    static final String MENU = "/boot/grub/grub.conf";
    static final String EL6 = "2.6.32-71.29.1.el6.x86_64";

    private Hosts() {}

    /** The file of one of the host trees that ship with the playbooks. */
    static String shipped(String tree, String path) {
        Path file = Path.of("..", "..", "playbooks", "hosts", tree, path);
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A running Red Hat machine with this menu, its two links, and an empty command line. */
    static FakeHost machine(String menu) {
        return redHat(FakeHost.machine(), menu).file("/proc/cmdline", "ro root=/dev/sda1\n");
    }

    /** The same as a file system tree, of which it is not known how it was booted. */
    static FakeHost tree(String menu) {
        return redHat(FakeHost.tree(), menu);
    }

    static FakeHost plain(FakeHost host, String menu) {
        return host.file(MENU, menu, 0600)
                .link("/boot/grub/menu.lst", "./grub.conf")
                .link("/etc/grub.conf", "../boot/grub/grub.conf");
    }

    private static FakeHost redHat(FakeHost host, String menu) {
        return plain(host, menu)
                .file("/etc/redhat-release", "CentOS release 6.0 (Final)\n")
                .file("/proc/sys/kernel/osrelease", EL6 + "\n");
    }
}
