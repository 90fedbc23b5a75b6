package io.wirt.it.vm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What this computer must have to emulate a virtual machine, and how it gets it. */
final class Tools {
    private static final List<String> NEEDED =
            List.of("qemu-system-x86_64", "mmdebstrap", "sfdisk", "mke2fs", "timeout");
    private static final String[] PACKAGES = {
        "qemu-system-x86", "mmdebstrap", "fdisk", "e2fsprogs", "debian-archive-keyring"
    };
    private static final Path PACKAGE_MANAGER = Path.of("/usr/bin/apt-get");

    private Tools() {}

    /** Passes if a machine can be had, after installing what is missing where that is allowed; else skips, or fails on CI. */
    static void demand() {
        if (obstacle().isPresent() && root() && mayInstall() && Files.exists(PACKAGE_MANAGER)) {
            install();
        }
        obstacle().ifPresent(reason -> {
            if (continuousIntegration()) {
                throw new AssertionError("on CI the test in the virtual machine must run: " + reason);
            }
            System.err.println("SKIPPED: the test in a virtual machine that reboots: " + reason
                    + ". To run it, see it-tests/vm/README.md");
            Assumptions.abort(reason);
        });
    }

    private static Optional<String> obstacle() {
        List<String> missing = NEEDED.stream().filter(tool -> !installed(tool)).toList();
        if (!missing.isEmpty()) {
            return Optional.of("missing " + String.join(", ", missing));
        }
        return root() ? Optional.empty() : Optional.of("only root can make the machine's disk");
    }

    private static void install() {
        Scripts.output(List.of(PACKAGE_MANAGER.toString(), "-q", "update"));
        Scripts.output(Stream.concat(
                        Stream.of(
                                "env",
                                "DEBIAN_FRONTEND=noninteractive",
                                PACKAGE_MANAGER.toString(),
                                "-qy",
                                "--no-install-recommends",
                                "install"),
                        Stream.of(PACKAGES))
                .toList());
    }

    private static boolean installed(String tool) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean mayInstall() {
        return continuousIntegration() || "install".equals(System.getProperty("wirt.it.docker"));
    }

    private static boolean continuousIntegration() {
        return "true".equals(System.getenv("CI"));
    }
}
