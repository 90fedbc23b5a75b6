package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.hostfacts.services.RcEntry;
import io.wirt.hostfacts.services.Runlevel;
import io.wirt.modules.service.state.ServiceCode;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person should know about an init script that cannot be as desired, or not without a side effect. */
final class SysvFindings {
    private SysvFindings() {}

    static Finding noHeader(String service, InitScript script) {
        return Finding.error(
                ServiceCode.NO_CHKCONFIG_HEADER,
                "service " + service + " does not support chkconfig: its init script says nothing of runlevels",
                Evidence.of(script.path()),
                "add a line '# chkconfig: 345 90 10' to the script, or manage no more than 'running'");
    }

    static Finding noRunlevels(List<Runlevel> present) {
        StringBuilder missing = new StringBuilder();
        for (int number = 0; number < Runlevel.COUNT; number++) {
            missing.append(isAmong(present, number) ? "" : String.valueOf(number));
        }
        return Finding.error(
                ServiceCode.NO_RUNLEVELS,
                "this host has no directory for " + Runlevel.describe(missing.toString()),
                Evidence.of("/etc/rc" + missing.charAt(0) + ".d"),
                "install the package chkconfig, which brings /etc/rc.d and its links");
    }

    private static boolean isAmong(List<Runlevel> levels, int number) {
        for (Runlevel level : levels) {
            if (level.number() == number) {
                return true;
            }
        }
        return false;
    }

    /** Empty if no judged runlevel both starts and stops the service. */
    static Optional<Finding> ambiguous(String service, List<Runlevel> levels) {
        StringBuilder digits = new StringBuilder();
        Evidence evidence = Evidence.of("");
        for (Runlevel level : levels) {
            if (level.isJudged() && level.isAmbiguous()) {
                evidence = digits.length() == 0 ? Evidence.of(level.place()) : evidence;
                digits.append(level.number());
            }
        }
        return digits.length() == 0
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        ServiceCode.AMBIGUOUS_LINKS,
                        service + " has links that start and links that stop it in "
                                + Runlevel.describe(digits.toString())
                                + "; which of them counts, the order of the directory decides",
                        evidence,
                        "Wirt leaves one of them"));
    }

    static Finding renumbers(String service, InitScript script, List<String> others) {
        return Finding.warning(
                ServiceCode.LSB_RENUMBERS,
                service + " declares dependencies, by which chkconfig numbers links of other services anew: "
                        + String.join(", ", others),
                Evidence.of(script.path()),
                "");
    }

    /**
     * Empty if no number is lost that somebody chose.
     *
     * @param remade the runlevels whose links chkconfig makes anew
     * @param numbers the numbers that it gives
     */
    static Optional<Finding> handMade(String service, List<Runlevel> remade, InitScriptHeader numbers) {
        List<String> lost = new ArrayList<>();
        Evidence evidence = Evidence.of("");
        for (Runlevel level : remade) {
            for (RcEntry entry : level.entries()) {
                if (entry.name().priority() != (entry.name().start() ? numbers.start() : numbers.stop())) {
                    evidence = lost.isEmpty() ? Evidence.of(entry.path()) : evidence;
                    lost.add(entry.name().fileName() + " in runlevel " + level.number());
                }
            }
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        ServiceCode.HAND_MADE_PRIORITIES,
                        "chkconfig does not keep the priorities that somebody chose for " + service + ": "
                                + String.join(", ", lost),
                        evidence,
                        "to keep them, write them into " + InitScript.OVERRIDES.resolve(service)));
    }
}
