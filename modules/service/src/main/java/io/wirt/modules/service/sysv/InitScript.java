package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.formats.sysv.LsbHeader;
import io.wirt.hostfacts.services.InitScripts;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * A service's init script, as far as it speaks to chkconfig (docs/domain 4.1).
 *
 * @param header what chkconfig goes by; empty if it would refuse the service
 * @param lsb the dependencies that it declares, by which chkconfig may number this and other services anew
 */
record InitScript(HostPath path, Optional<InitScriptHeader> header, Optional<LsbHeader> lsb) {
    /** Where an administrator overrides what a script says; it counts whenever links are made anew (docs/domain 4.1). */
    static final HostPath OVERRIDES = HostPath.of("/etc/chkconfig.d");

    /** Empty if the host has no such service. */
    static Optional<InitScript> find(String service, HostView host) {
        Optional<HostPath> path = InitScripts.find(service, host);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        String text = host.read(path.get()).map(FileContent::text).orElse("");
        Optional<InitScriptHeader> override =
                host.read(OVERRIDES.resolve(service)).flatMap(file -> InitScriptHeader.parse(file.text()));
        return Optional.of(new InitScript(
                path.get(), override.isPresent() ? override : InitScriptHeader.parse(text), LsbHeader.parse(text)));
    }
}
