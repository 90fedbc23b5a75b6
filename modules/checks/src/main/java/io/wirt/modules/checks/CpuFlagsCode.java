package io.wirt.modules.checks;

import io.wirt.spi.Code;

/** What {@code cpu-flags} finds. */
enum CpuFlagsCode implements Code {
    MISSING("cpu-flags.missing"),
    NO_CPUINFO("cpu-flags.no-cpuinfo"),
    NO_FLAGS_LINE("cpu-flags.no-flags-line"),
    NO_PROCESSOR("cpu-flags.no-processor");

    private final String id;

    CpuFlagsCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
