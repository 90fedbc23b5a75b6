package io.wirt.hostfacts.kernel;

import io.wirt.formats.kernel.ProcMeminfo;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;

/** What the kernel tells of a host's memory. */
public final class Memory {
    /** Where it tells that. */
    public static final HostPath SOURCE = HostPath.of("/proc/meminfo");

    private Memory() {}

    /** Without any amount where the host has no such file. */
    public static ProcMeminfo of(HostView host) {
        return ProcMeminfo.parse(host.read(SOURCE).map(FileContent::text).orElse(""));
    }
}
