package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.hostfacts.kernel.Memory;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ksmtuned will do with its settings on a machine of this size, step by step (docs/domain 5.1, 5.2). Amounts of memory are in
 * kB, as the daemon has them.
 *
 * @param memory of the machine; empty if it does not tell
 * @param interval seconds between two decisions
 * @param log that {@code LOGFILE} names; empty if it names none
 * @param logs whether anything is written to it
 * @param settings those that the daemon calculates with, in the order of its file
 * @param steps how it comes to its decisions; none if the memory is not known, or a value is no number
 */
public record KsmtunedPlan(
        Optional<Long> memory,
        long interval,
        Optional<String> log,
        boolean logs,
        List<Setting> settings,
        List<Step> steps) {
    /** Where the daemon writes if the file that the package ships is followed. */
    public static final HostPath USUAL_LOG = HostPath.of("/var/log/ksmtuned");

    private static final long KIBIBYTE = 1024;
    private static final long SLEEP_FOR = 16L * 1024 * 1024;
    private static final long LEAST_SLEEP = 10;

    public KsmtunedPlan {
        settings = List.copyOf(settings);
        steps = List.copyOf(steps);
    }

    /**
     * A setting.
     *
     * @param value as it is written; "?" if only a shell could tell
     * @param place where it stands; empty if the daemon's own value counts
     */
    public record Setting(String name, String value, String place) {}

    /**
     * One step of the calculation.
     *
     * @param name of what comes out
     * @param reckoning the calculation with the numbers put in
     * @param result with its unit
     */
    public record Step(String name, String reckoning, String result) {}

    /** Reads the settings and the memory; empty if the host has no ksmtuned. */
    public static Optional<KsmtunedPlan> of(HostView host) {
        Optional<KsmtunedFile> file = KsmtunedFile.read(host);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> memory = Memory.of(host).amount("MemTotal").map(bytes -> bytes / KIBIBYTE);
        return Optional.of(of(memory, file.get()));
    }

    private static KsmtunedPlan of(Optional<Long> memory, KsmtunedFile file) {
        List<Setting> settings = new ArrayList<>();
        for (Numbers number : Numbers.values()) {
            settings.add(number.setting(file));
        }
        String log = file.value(KsmtunedSettings.LOG).orElse("");
        boolean logs = !file.value(KsmtunedSettings.DEBUG).orElse("").isEmpty() && !log.isEmpty();
        List<Step> steps = memory.flatMap(total -> Reckoning.of(file).map(reckoning -> reckoning.steps(total)))
                .orElse(List.of());
        return new KsmtunedPlan(
                memory,
                Numbers.INTERVAL.of(file).orElse(KsmtunedSettings.DEFAULT_INTERVAL),
                Optional.of(log).filter(path -> !path.isEmpty()),
                logs,
                settings,
                steps);
    }

    /** The settings that are numbers, with what the daemon takes where its file is silent. */
    private enum Numbers {
        INTERVAL(KsmtunedSettings.INTERVAL, KsmtunedSettings.DEFAULT_INTERVAL),
        SLEEP(KsmtunedSettings.SLEEP, 10),
        BOOST("KSM_NPAGES_BOOST", 300),
        DECAY("KSM_NPAGES_DECAY", -50),
        LEAST(KsmtunedSettings.MINIMUM, KsmtunedSettings.DEFAULT_MINIMUM),
        MOST(KsmtunedSettings.MAXIMUM, KsmtunedSettings.DEFAULT_MAXIMUM),
        COEFFICIENT(KsmtunedSettings.COEFFICIENT, KsmtunedSettings.DEFAULT_COEFFICIENT),
        CONSTANT(KsmtunedSettings.CONSTANT, 2048);

        private final String name;
        private final long byDefault;

        Numbers(String name, long byDefault) {
            this.name = name;
            this.byDefault = byDefault;
        }

        /** Empty if the file has no plain number: 010 is eight for a shell, and some only it could tell. */
        Optional<Long> of(KsmtunedFile file) {
            if (file.vars().obstacle(name).isPresent()) {
                return Optional.empty();
            }
            try {
                Optional<String> text = file.value(name);
                long value = text.map(Long::parseLong).orElse(byDefault);
                boolean plain = text.isEmpty() || text.get().equals(String.valueOf(value));
                return plain && Math.abs(value) <= Integer.MAX_VALUE ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }

        Setting setting(KsmtunedFile file) {
            Optional<ShellVars.Obstacle> obstacle = file.vars().obstacle(name);
            if (obstacle.isPresent()) {
                return new Setting(name, "?", file.path() + ":" + obstacle.get().line());
            }
            Optional<String> value = file.value(name);
            Evidence evidence = file.evidence(name);
            return new Setting(
                    name,
                    value.orElse(String.valueOf(byDefault)),
                    value.isPresent() ? evidence.source() + ":" + evidence.line() : "");
        }
    }

    private record Reckoning(
            long interval, long sleep, long boost, long decay, long least, long most, long coefficient, long constant) {
        static Optional<Reckoning> of(KsmtunedFile file) {
            List<Long> values = new ArrayList<>();
            for (Numbers number : Numbers.values()) {
                number.of(file).ifPresent(values::add);
            }
            return values.size() < Numbers.values().length
                    ? Optional.empty()
                    : Optional.of(new Reckoning(
                            values.get(0),
                            values.get(1),
                            values.get(2),
                            values.get(3),
                            values.get(4),
                            values.get(5),
                            values.get(6),
                            values.get(7)));
        }

        List<Step> steps(long total) {
            long share = total * coefficient / 100;
            long threshold = Math.max(share, constant);
            long pause = Math.max(LEAST_SLEEP, sleep * SLEEP_FOR / Math.max(1, total));
            long steps = boost <= 0 ? 0 : Math.max(0, (most - least + boost - 1) / boost);
            return List.of(
                    new Step(
                            "threshold",
                            "the larger of " + total + " kB * " + coefficient + " / 100 = " + share + " and "
                                    + constant,
                            threshold + " kB"),
                    new Step(
                            "merging starts",
                            "if guests have more than " + total + " - " + threshold + " kB, or less than " + threshold
                                    + " kB are free",
                            threshold >= total ? "always" : "above " + (total - threshold) + " kB"),
                    new Step(
                            "pause",
                            "at least " + LEAST_SLEEP + ": " + sleep + " * " + SLEEP_FOR + " / " + total,
                            pause + " ms between two scans"),
                    new Step(
                            "pages",
                            "from 0 each " + interval + " s +" + boost
                                    + " while less than the threshold is free, else " + decay + "; then not below "
                                    + least
                                    + " or above " + most,
                            least + " to " + most + " at a time"),
                    new Step(
                            "pace",
                            least + " to " + most + " pages every " + pause + " ms",
                            least * 1000 / pause + " to " + most * 1000 / pause + " pages a second"),
                    new Step(
                            "from least to most",
                            "(" + most + " - " + least + ") / " + boost + " steps of " + interval + " s",
                            steps == 0 ? "never" : steps * interval + " s"));
        }
    }
}
