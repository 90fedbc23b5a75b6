package io.wirt.hostfacts.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.ProcMeminfo;
import io.wirt.testkit.FakeHost;
import org.junit.jupiter.api.Test;

final class RunningKernelTest {
    @Test
    void theKernelTellsItsReleaseAndWhatItWasBootedWith() {
        FakeHost host = FakeHost.machine()
                .file("/proc/sys/kernel/osrelease", "2.6.32-754.el6.x86_64\n")
                .file("/proc/cmdline", "ro quiet amd_iommu=on\n");
        assertThat(RunningKernel.release(host)).contains("2.6.32-754.el6.x86_64");
        assertThat(RunningKernel.commandLine(host))
                .hasValueSatisfying(line -> assertThat(line.contains(KernelArgument.of("amd_iommu=on")))
                        .isTrue());
    }

    @Test
    void whereNoFileTellsNothingIsKnown() {
        assertThat(RunningKernel.release(FakeHost.tree())).isEmpty();
        assertThat(RunningKernel.release(FakeHost.tree().file("/proc/sys/kernel/osrelease", "\n")))
                .isEmpty();
        assertThat(RunningKernel.commandLine(FakeHost.tree())).isEmpty();
    }

    @Test
    void memoryIsToldInBytes() {
        ProcMeminfo memory = Memory.of(FakeHost.machine().file("/proc/meminfo", "MemTotal: 4 kB\n"));
        assertThat(memory.amount("MemTotal")).contains(4096L);
        assertThat(Memory.of(FakeHost.tree()).amount("MemTotal")).isEmpty();
    }
}
