package io.wirt.modules.ksm;

import io.wirt.spi.Diff;
import io.wirt.spi.Finding;
import java.util.Optional;

/**
 * What a person should know of declared settings that cannot do what the comments of the file promise (docs/domain 5.1).
 *
 * @param edited the file as it will be
 * @param memory the host's, in kB; empty if that is not known
 */
record KsmtunedValueFindings(KsmtunedKind.Desired desired, KsmtunedFile edited, Optional<Long> memory) {
    /** The memory in kB for which KSM_SLEEP_MSEC is meant. */
    private static final long USUAL_MEMORY = 16L * 1024 * 1024;

    /** The daemon sleeps no shorter, in milliseconds. */
    private static final long SHORTEST_SLEEP = 10;

    /** A number below is hardly meant as kB. */
    private static final long PLAUSIBLE_CONSTANT = 100L * 1024;

    private static final String PID_FILE = "PIDFILE";
    private static final long LINES_AT_A_TIME = 4;
    private static final long BYTES_OF_A_LINE = 60;
    private static final long SECONDS_OF_A_YEAR = 365L * 24 * 60 * 60;
    private static final long MEBIBYTE = 1 << 20;

    Diff give(Diff diff, Optional<KsmtunedLog> log) {
        Diff result = diff;
        String debug = desired.settings().getOrDefault(KsmtunedSettings.DEBUG, "");
        if (KsmtunedSettings.looksOff(debug)) {
            result = result.with(note(
                    KsmtunedCode.DEBUG_ZERO_IS_ON,
                    KsmtunedSettings.DEBUG,
                    "DEBUG=" + debug + " switches logging on, as any value does; to log nothing, unset it"));
        }
        if (desired.settings().containsKey(KsmtunedSettings.DEBUG)
                && edited.value(KsmtunedSettings.LOG).orElse("").isEmpty()) {
            result = result.with(note(
                    KsmtunedCode.LOG_TO_OUTPUT,
                    KsmtunedSettings.DEBUG,
                    "without a LOGFILE ksmtuned logs to its output: to the journal under systemd, to nobody under init"
                            + " scripts"));
        }
        if (edited.value(PID_FILE).isPresent()) {
            result = result.with(Finding.warning(
                    KsmtunedCode.PID_FILE_MOVED,
                    "PIDFILE makes the daemon write its process id where its init script does not look for it",
                    edited.evidence(PID_FILE),
                    "remove the assignment from the file"));
        }
        if (desired.settings().containsKey(KsmtunedSettings.CONSTANT)) {
            result = constant(result);
        }
        if (desired.settings().containsKey(KsmtunedSettings.SLEEP) && memory.isPresent()) {
            result = sleep(result, memory.get());
        }
        return log.isPresent() && !log.get().rotated()
                ? result.with(growing(log.get().path()))
                : result;
    }

    private Diff constant(Diff diff) {
        long constant = number(KsmtunedSettings.CONSTANT, 0);
        long percent = number(KsmtunedSettings.COEFFICIENT, KsmtunedSettings.DEFAULT_COEFFICIENT);
        boolean loses = memory.isPresent() && constant <= memory.get() * percent / 100;
        if (!loses && constant >= PLAUSIBLE_CONSTANT) {
            return diff;
        }
        String effect = loses
                ? ", and has no effect: " + KsmtunedSettings.COEFFICIENT + "=" + percent + " makes "
                        + memory.get() * percent / 100 + " kB, and the larger counts"
                : "";
        return diff.with(note(
                KsmtunedCode.CONSTANT_IN_KILOBYTES,
                KsmtunedSettings.CONSTANT,
                KsmtunedSettings.CONSTANT + "=" + constant + " is taken as kB, not as MB" + effect));
    }

    private Diff sleep(Diff diff, long total) {
        long declared = number(KsmtunedSettings.SLEEP, 0);
        long scaled = declared * USUAL_MEMORY / total;
        return scaled >= SHORTEST_SLEEP
                ? diff
                : diff.with(note(
                        KsmtunedCode.SLEEPS_LONGER,
                        KsmtunedSettings.SLEEP,
                        KsmtunedSettings.SLEEP + "=" + declared + ", scaled to this host's memory, is " + scaled
                                + " ms, and ksmtuned never sets less than " + SHORTEST_SLEEP));
    }

    private Finding growing(String path) {
        long interval = Math.max(1, number(KsmtunedSettings.INTERVAL, KsmtunedSettings.DEFAULT_INTERVAL));
        long aYear = LINES_AT_A_TIME * BYTES_OF_A_LINE * (SECONDS_OF_A_YEAR / interval) / MEBIBYTE;
        return note(
                KsmtunedCode.LOG_NOT_ROTATED,
                KsmtunedSettings.LOG,
                "nothing rotates " + path + ", to which ksmtuned adds up to " + LINES_AT_A_TIME + " lines every "
                        + interval + " seconds: about " + aYear + " MiB a year");
    }

    /** The number that the daemon will find; {@code otherwise} where there is none. */
    private long number(String name, long otherwise) {
        try {
            return edited.value(name)
                    .filter(value -> !value.isEmpty())
                    .map(Long::valueOf)
                    .orElse(otherwise);
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }

    private Finding note(KsmtunedCode code, String name, String summary) {
        return Finding.note(code, summary, edited.evidence(name));
    }
}
