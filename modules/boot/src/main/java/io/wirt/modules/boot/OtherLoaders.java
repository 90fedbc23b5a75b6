package io.wirt.modules.boot;

import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.List;
import java.util.Optional;

/** Hosts whose kernel arguments belong to another tool: an edit of files would be lost, or would change nothing (docs/domain 2). */
final class OtherLoaders {
    private static final List<HostPath> OSTREE =
            List.of(HostPath.of("/run/ostree-booted"), HostPath.of("/ostree/repo"));
    private static final HostPath ZIPL = HostPath.of("/etc/zipl.conf");
    private static final List<HostPath> SYSTEMD_BOOT = List.of(
            HostPath.of("/boot/efi/EFI/systemd/systemd-bootx64.efi"),
            HostPath.of("/efi/EFI/systemd/systemd-bootx64.efi"),
            HostPath.of("/boot/EFI/systemd/systemd-bootx64.efi"));

    private OtherLoaders() {}

    /** Why no file is to be edited; empty if nothing speaks against it. */
    static Optional<Finding> find(HostView host) {
        for (HostPath trace : OSTREE) {
            if (host.has(trace)) {
                return refusal(
                        KernelArgsCode.OSTREE,
                        "this host is deployed by rpm-ostree or bootc, and each deployment has arguments of its own",
                        trace,
                        "run rpm-ostree kargs --append-if-missing=KEY=VALUE, or --delete-if-present=KEY=VALUE; for an image"
                                + " of bootc write /usr/lib/bootc/kargs.d");
            }
        }
        if (host.has(ZIPL)) {
            return refusal(
                    KernelArgsCode.ZIPL,
                    "this host boots by zipl, which has to write the boot record after each change",
                    ZIPL,
                    "run grubby --update-kernel=ALL --args=KEY=VALUE, then zipl");
        }
        for (HostPath trace : SYSTEMD_BOOT) {
            if (host.has(trace)) {
                return refusal(
                        KernelArgsCode.SYSTEMD_BOOT,
                        "this host boots by systemd-boot, whose entries kernel-install writes",
                        trace,
                        "write the arguments to /etc/kernel/cmdline, and run kernel-install add for each kernel");
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> refusal(KernelArgsCode code, String summary, HostPath trace, String remedy) {
        return Optional.of(Finding.error(code, summary, Evidence.of(trace), remedy));
    }
}
