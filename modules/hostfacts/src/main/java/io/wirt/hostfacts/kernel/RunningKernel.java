package io.wirt.hostfacts.kernel;

import io.wirt.formats.kernel.KernelArguments;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;

/** The kernel that a host runs, or that a tree was left with. */
public final class RunningKernel {
    /** Its command line. */
    public static final HostPath COMMAND_LINE = HostPath.of("/proc/cmdline");

    /** Its release. */
    public static final HostPath RELEASE = HostPath.of("/proc/sys/kernel/osrelease");

    private RunningKernel() {}

    /** What it was booted with; empty if no file tells. */
    public static Optional<KernelArguments> commandLine(HostView host) {
        return host.read(COMMAND_LINE).map(file -> KernelArguments.parse(file.text()));
    }

    /** As {@code uname -r} gives it; empty if no file tells. */
    public static Optional<String> release(HostView host) {
        return host.read(RELEASE).map(file -> file.text().strip()).filter(release -> !release.isEmpty());
    }
}
