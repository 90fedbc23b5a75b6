package io.wirt.modules.service;

import io.wirt.hostfacts.services.InitScripts;
import io.wirt.hostfacts.services.InitSystem;
import io.wirt.hostfacts.services.Unit;
import io.wirt.hostfacts.services.UnitNames;
import io.wirt.modules.service.state.ServiceCode;
import io.wirt.modules.service.sysv.SysvServices;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Suggestion;
import java.util.List;

/** Why Wirt manages no service of a name on a host. */
final class Unmanaged {
    private Unmanaged() {}

    static Finding reason(String service, InitSystem init, HostView host) {
        return switch (init) {
            case SYSTEMD -> {
                String unit = UnitNames.of(service);
                yield unknown(
                        service,
                        "no place of systemd's has " + unit,
                        Unit.CONFIGURED.resolve(unit),
                        Unit.services(host));
            }
            case SYSV -> {
                HostPath script = InitScripts.DIRECTORY.resolve(service);
                yield unknown(service, script + " is missing", script, SysvServices.names(host));
            }
            case NOT_BOOTED ->
                Finding.error(
                        ServiceCode.NOT_BOOTED,
                        "systemd is installed here, but the first process is another: nobody manages services",
                        Evidence.of(InitSystem.FIRST_PROCESS),
                        "boot the host with systemd, or look at its files with --root");
            case UNKNOWN ->
                Finding.error(
                        ServiceCode.NO_MANAGER,
                        "this host has neither systemd nor the init scripts of SysV",
                        Evidence.of(InitScripts.DIRECTORY),
                        "see whether --root names the root of a system");
        };
    }

    private static Finding unknown(String service, String because, HostPath place, List<String> others) {
        return Finding.error(
                ServiceCode.UNKNOWN,
                "there is no service " + service + ": " + because,
                Evidence.of(place),
                Suggestion.didYouMean(service, others, "install the package that brings it"));
    }
}
