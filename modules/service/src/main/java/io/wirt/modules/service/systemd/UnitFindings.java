package io.wirt.modules.service.systemd;

import io.wirt.formats.systemd.UnitFile;
import io.wirt.hostfacts.services.Unit;
import io.wirt.hostfacts.services.UnitNames;
import io.wirt.modules.service.state.ServiceCode;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import java.util.List;

/** What a person should know about a unit of systemd that cannot be as desired. */
final class UnitFindings {
    private UnitFindings() {}

    static Finding runlevels(String service) {
        return Finding.error(
                ServiceCode.RUNLEVELS_ON_SYSTEMD,
                "this host runs systemd, which has no runlevels to enable " + service + " in",
                Evidence.of(Unit.CONFIGURED),
                "write enabled: true; the unit itself says with which target it starts");
    }

    static Finding template(Unit unit) {
        String name = UnitNames.shortened(unit.name());
        return Finding.error(
                ServiceCode.TEMPLATE,
                unit.name() + " is a template, of which only instances can be started",
                Evidence.of(unit.file()),
                "name an instance, as " + name + "INSTANCE");
    }

    static Finding masked(Unit unit) {
        return Finding.error(
                ServiceCode.MASKED,
                unit.name() + " is masked: somebody has seen to it that it is never started",
                Evidence.of(Unit.CONFIGURED.resolve(unit.name())),
                "if that is no longer meant, run 'systemctl unmask " + unit.name() + "'");
    }

    static Finding endsByItself(Unit unit) {
        return Finding.error(
                ServiceCode.ENDS_BY_ITSELF,
                unit.name() + " does its work and ends (Type=oneshot): nothing of it runs that could be looked at",
                Evidence.of(unit.file()),
                "take 'running' out of the resource");
    }

    static Finding fixed(Unit unit) {
        List<String> others = unit.content().list("Install", "Also");
        return Finding.error(
                ServiceCode.STATIC,
                unit.name()
                        + " cannot be enabled: its section [Install] wants it nowhere, it starts when others need it",
                Evidence.of(unit.file()),
                "take 'enabled' out of the resource, or enable the unit that needs it"
                        + (others.isEmpty() ? "" : ": " + String.join(", ", others)));
    }

    static Finding unclear(Unit unit) {
        return Finding.error(
                ServiceCode.INSTALL_UNCLEAR,
                "the section [Install] of " + unit.name() + " has a specifier that only a running systemd can fill in",
                Evidence.of(unit.file()),
                "enable it on the running host");
    }

    /** Not met is no failure: the host is one for which the unit is not meant. */
    static Finding passedOver(Unit unit) {
        List<UnitFile.Setting> conditions = unit.content().conditions();
        StringBuilder words = new StringBuilder();
        for (UnitFile.Setting condition : conditions) {
            words.append(words.length() == 0 ? "" : ", ")
                    .append(condition.key())
                    .append('=')
                    .append(condition.value());
        }
        Evidence evidence = conditions.isEmpty()
                ? Evidence.of(unit.file())
                : Evidence.at(unit.file(), conditions.get(0).line(), words.toString());
        return Finding.warning(
                ServiceCode.CONDITION_NOT_MET,
                "systemd passes " + unit.name() + " over on this host, since a condition does not hold"
                        + (words.length() == 0 ? "" : ": " + words),
                evidence,
                "if it should hold by now, run 'systemctl start " + unit.name() + "'");
    }
}
