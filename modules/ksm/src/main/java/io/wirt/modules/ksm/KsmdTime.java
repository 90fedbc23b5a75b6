package io.wirt.modules.ksm;

import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * The processor time of ksmd, the kernel's thread that scans.
 *
 * @param millis since the boot
 * @param uptimeMillis how long ago that was
 */
public record KsmdTime(long millis, long uptimeMillis) {
    private static final HostPath PROCESSES = HostPath.of("/proc");
    private static final HostPath UPTIME = HostPath.of("/proc/uptime");
    private static final String NAME = "ksmd";
    /** All of the kernel's threads are children of its second. */
    private static final String PARENT = " 2 ";

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    static Optional<KsmdTime> of(HostView host) {
        Optional<Long> uptime = host.read(UPTIME).flatMap(file -> millis(file.text()));
        Optional<Long> ticks = AuxiliaryVector.ticksPerSecond(host);
        if (uptime.isEmpty() || ticks.isEmpty()) {
            return Optional.empty();
        }
        return statistics(host)
                .flatMap(KsmdTime::ticks)
                .map(used -> new KsmdTime(used * 1000 / ticks.get(), uptime.get()));
    }

    /** A share of one processor, in thousandths, since the boot. */
    public long perMille() {
        return uptimeMillis == 0 ? 0 : millis * 1000 / uptimeMillis;
    }

    private static Optional<String> statistics(HostView host) {
        for (String name : host.list(PROCESSES)) {
            Optional<String> text = isProcess(name) ? statistics(name, host) : Optional.empty();
            if (text.filter(KsmdTime::isScanner).isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> statistics(String process, HostView host) {
        try {
            return host.read(PROCESSES.resolve(process).resolve("stat")).map(FileContent::text);
        } catch (HostException ended) {
            // between the list and this
            return Optional.empty();
        }
    }

    private static boolean isProcess(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Behind the name stand a letter for the state and the parent. */
    private static boolean isScanner(String text) {
        int behind = text.indexOf("(" + NAME + ") ") + NAME.length() + 3;
        return behind >= NAME.length() + 3 && text.startsWith(PARENT, behind + 1);
    }

    /** The fields behind the name, which may have blanks, are separated by one. */
    private static Optional<Long> ticks(String text) {
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        try {
            return fields.length > SYSTEM_TIME
                    ? Optional.of(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Seconds with two digits behind the point. */
    private static Optional<Long> millis(String uptime) {
        int point = uptime.indexOf('.');
        try {
            return point < 0 ? Optional.empty() : Optional.of(Long.parseLong(uptime.substring(0, point)) * 1000);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
