package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.hostfacts.kernel.RunningKernel;
import io.wirt.hostfacts.processor.Vendor;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * What the running kernel was booted with, or that of a tree, and what decides which arguments it heeds.
 *
 * @param commandLine what it was booted with; empty if no file tells
 * @param live whether it runs at all
 * @param release as {@code uname -r} gives it; empty if no file tells
 * @param vendor whose virtualization the processor has
 */
record BootedWith(Optional<KernelArguments> commandLine, boolean live, String release, Vendor vendor) {
    static BootedWith of(HostView host, DesiredArguments desired) {
        boolean iommu = desired.wantsKey("amd_iommu") || desired.wantsKey("intel_iommu");
        return new BootedWith(
                RunningKernel.commandLine(host),
                host.live(),
                iommu ? RunningKernel.release(host).orElse("") : "",
                iommu ? Vendor.ofProcessor(host) : Vendor.UNKNOWN);
    }

    /** Whether this kernel was given the argument, and no contradicting one. Quotes may be placed differently. */
    static boolean carries(KernelArguments commandLine, KernelArgument wanted) {
        boolean each = true;
        boolean any = false;
        boolean last = false;
        for (KernelArgument given : commandLine.arguments()) {
            if (given.key().equals(wanted.key())) {
                last = given.value().equals(wanted.value());
                each &= last;
                any |= last;
            }
        }
        return switch (Occurrences.of(wanted.key())) {
            case ONE -> any && each;
            case EACH -> any;
            case UNCERTAIN -> last;
        };
    }
}
