package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.hostfacts.services.BootLinks;
import io.wirt.hostfacts.services.InitSystem;
import io.wirt.hostfacts.services.ServiceManager;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * The service {@code ksm}, which switches merging on when it starts, and on EL 6 sets max_kernel_pages before, from a
 * file of its own or to half of the memory (docs/domain 4.5).
 *
 * @param atBoot the link that starts it at boot; empty if none does
 * @param configuration its file of settings, empty text where there is none; empty under systemd, whose hosts have
 *     kernels without max_kernel_pages
 */
record KsmService(Optional<Evidence> atBoot, Optional<ShellVars> configuration) {
    static final HostPath CONFIGURATION = HostPath.of("/etc/sysconfig/ksm");
    static final String MAXIMUM = "KSM_MAX_KERNEL_PAGES";

    private static final String NAME = "ksm";

    /** Empty if the host has no such service that could do anything. */
    static Optional<KsmService> of(HostView host) {
        InitSystem init = InitSystem.of(host);
        Optional<Evidence> link = BootLinks.starting(NAME, init, host).map(Evidence::of);
        if (init == InitSystem.SYSV && ServiceManager.SYSV.knows(NAME, host)) {
            Optional<FileContent> file = host.read(CONFIGURATION);
            return Optional.of(new KsmService(
                    link,
                    Optional.of(ShellVars.parse(file.isEmpty() ? "" : file.get().text()))));
        }
        return link.map(present -> new KsmService(link, Optional.empty()));
    }
}
