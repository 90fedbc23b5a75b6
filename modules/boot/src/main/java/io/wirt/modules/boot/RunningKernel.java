package io.wirt.modules.boot;

import io.wirt.formats.kernel.KernelArgument;
import io.wirt.formats.kernel.KernelArguments;
import io.wirt.formats.kernel.Occurrences;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The kernel that runs, or that a tree was left with.
 *
 * @param commandLine what it was booted with; empty if no file tells
 * @param live whether it runs at all
 * @param release as {@code uname -r} gives it; empty if no file tells
 * @param vendor whose virtualization the processor has
 */
record RunningKernel(Optional<KernelArguments> commandLine, boolean live, String release, Vendor vendor) {
    static final HostPath COMMAND_LINE = HostPath.of("/proc/cmdline");
    static final HostPath RELEASE = HostPath.of("/proc/sys/kernel/osrelease");
    static final HostPath PROCESSORS = HostPath.of("/proc/cpuinfo");

    /** Whose virtualization a processor has, by its flags and not by its vendor's name (docs/domain 11, trap 19). */
    enum Vendor {
        AMD,
        INTEL,
        /** Neither flag is there: it can be switched off in the firmware, so nothing follows from that. */
        UNKNOWN
    }

    static RunningKernel of(HostView host, ArgumentWish wish) {
        boolean iommu = wish.wantsKey("amd_iommu") || wish.wantsKey("intel_iommu");
        return new RunningKernel(
                host.read(COMMAND_LINE).map(file -> KernelArguments.parse(file.text())),
                host.live(),
                iommu ? host.read(RELEASE).map(file -> file.text().strip()).orElse("") : "",
                iommu ? vendor(host.read(PROCESSORS)) : Vendor.UNKNOWN);
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

    private static Vendor vendor(Optional<FileContent> processors) {
        String text = processors.map(FileContent::text).orElse("");
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int colon = text.indexOf(':', start);
            if (colon >= 0
                    && colon < end
                    && text.substring(start, colon).strip().equals("flags")) {
                String flags = text.substring(colon + 1, end);
                boolean amd = hasWord(flags, "svm");
                return amd == hasWord(flags, "vmx") ? Vendor.UNKNOWN : amd ? Vendor.AMD : Vendor.INTEL;
            }
            start = end + 1;
        }
        return Vendor.UNKNOWN;
    }

    private static boolean hasWord(String flags, String wanted) {
        StringTokenizer words = new StringTokenizer(flags);
        while (words.hasMoreTokens()) {
            if (words.nextToken().equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
