package io.wirt.modules.checks;

import io.wirt.formats.kernel.KernelConfig;
import io.wirt.hostfacts.kernel.RunningKernel;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;
import java.util.List;
import java.util.Optional;

/** Where the configuration of a host's kernel was found, or why not (docs/domain 7). */
sealed interface ConfigSource {

    record Found(HostPath path, KernelConfig config) implements ConfigSource {}

    /** @param reason a finding that leaves the check undecided */
    record Missing(Finding reason) implements ConfigSource {}

    static ConfigSource on(HostView host) {
        Optional<String> release = KernelRelease.of(host);
        if (release.isEmpty()) {
            return new Missing(noKernel(host));
        }
        List<HostPath> candidates = List.of(
                HostPath.of("/boot/config-" + release.get()), HostPath.of("/lib/modules/" + release.get() + "/config"));
        for (HostPath path : candidates) {
            Optional<FileContent> file = host.read(path);
            if (file.isPresent()) {
                return new Found(path, KernelConfig.parse(file.get().text()));
            }
        }
        return new Missing(noFile(host, candidates));
    }

    private static Finding noFile(HostView host, List<HostPath> candidates) {
        HostPath compressed = HostPath.of("/proc/config.gz");
        if (!(host.node(compressed) instanceof Node.Missing)) {
            return Finding.unknown(
                    KernelConfigCode.COMPRESSED_NOT_BUILT,
                    "the kernel's configuration is in " + compressed + " only, which this version of Wirt cannot read",
                    Evidence.of(compressed),
                    "zcat " + compressed + " > " + candidates.get(0));
        }
        return Finding.unknown(
                KernelConfigCode.NOT_FOUND,
                "the kernel's configuration is neither in " + candidates.get(0) + " nor in " + candidates.get(1),
                Evidence.of(candidates.get(0)),
                "install the package of this kernel again, or copy its configuration there");
    }

    /** A tree without any kernel is not asked about one; which of several it boots may still be unknown. */
    private static Finding noKernel(HostView host) {
        if (host.live() || holdsKernel(host)) {
            return Finding.unknown(
                    KernelConfigCode.KERNEL_UNKNOWN,
                    "which kernel this host boots is not known",
                    Evidence.of(RunningKernel.RELEASE),
                    host.live()
                            ? "mount the proc file system"
                            : "put the kernel's release into " + RunningKernel.RELEASE);
        }
        return Finding.notApplicable(
                KernelConfigCode.NO_KERNEL, "this file system tree holds no kernel", Evidence.of("/boot"));
    }

    private static boolean holdsKernel(HostView host) {
        for (String name : host.list(HostPath.of("/boot"))) {
            if (name.startsWith("config-") || name.startsWith("vmlinu")) {
                return true;
            }
        }
        return !host.list(HostPath.of("/lib/modules")).isEmpty();
    }
}
