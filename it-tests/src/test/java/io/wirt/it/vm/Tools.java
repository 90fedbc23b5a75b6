package io.wirt.it.vm;

import io.wirt.it.lab.Lab;
import io.wirt.it.lab.Packages;
import java.util.Map;

/** What this computer must have to emulate a virtual machine. */
final class Tools {
    private static final Map<String, String> NEEDED = Map.of(
            "qemu-system-x86_64", "qemu-system-x86",
            "qemu-i386-static", "qemu-user-static",
            "mmdebstrap", "mmdebstrap",
            "sfdisk", "fdisk",
            "mke2fs", "e2fsprogs");
    private static final String SUBJECT = "the virtual machine that reboots";

    private Tools() {}

    /** Passes if a machine can be had; else the running test ends here. */
    static void demand() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw Lab.lacks(SUBJECT, "only root can make the machine's disk", "run the tests as root");
        }
        Packages.provide(NEEDED).ifPresent(reason -> {
            throw Lab.lacks(SUBJECT, reason, "as root: ./mvnw verify -Dwirt.it.docker=install");
        });
    }
}
