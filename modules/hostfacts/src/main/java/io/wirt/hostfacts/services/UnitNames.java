package io.wirt.hostfacts.services;

import java.util.List;
import java.util.Optional;

/** The names of units of systemd (systemd.unit(5)). */
public final class UnitNames {
    private static final String SERVICE = ".service";
    private static final List<String> SUFFIXES = List.of(SERVICE, ".socket", ".timer", ".path", ".target", ".mount");

    private UnitNames() {}

    /** The unit that a playbook means: a name without a suffix is a service's. */
    public static String of(String name) {
        return isUnit(name) ? name : name + SERVICE;
    }

    /** Whether a name is a unit's in full. */
    public static boolean isUnit(String name) {
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    public static boolean isService(String unit) {
        return unit.endsWith(SERVICE);
    }

    /** As {@link #of} would complete it again. */
    public static String shortened(String unit) {
        return isService(unit) ? unit.substring(0, unit.length() - SERVICE.length()) : unit;
    }

    private static String suffix(String unit) {
        return unit.substring(unit.lastIndexOf('.'));
    }

    /** The template of an instance: {@code getty@.service} of {@code getty@tty1.service}. */
    public static Optional<String> template(String unit) {
        int at = unit.indexOf('@');
        return at < 0 || instance(unit).isEmpty()
                ? Optional.empty()
                : Optional.of(unit.substring(0, at + 1) + suffix(unit));
    }

    /** What stands between {@code @} and the suffix; empty if nothing does. */
    private static String instance(String unit) {
        int at = unit.indexOf('@');
        return at < 0 ? "" : unit.substring(at + 1, unit.length() - suffix(unit).length());
    }

    public static boolean isTemplate(String unit) {
        return unit.indexOf('@') >= 0 && instance(unit).isEmpty();
    }

    private static String prefix(String unit) {
        int at = unit.indexOf('@');
        return unit.substring(0, at < 0 ? unit.length() - suffix(unit).length() : at);
    }

    /** A word of a unit's file with its specifiers filled in; empty if it has one that only systemd can fill in. */
    public static Optional<String> filledIn(String word, String unit) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int percent = word.indexOf('%'); percent >= 0; percent = word.indexOf('%', at)) {
            filled.append(word, at, percent);
            switch (percent + 1 < word.length() ? word.charAt(percent + 1) : ' ') {
                case 'i' -> filled.append(instance(unit));
                case 'n' -> filled.append(unit);
                case 'N' -> filled.append(unit, 0, unit.length() - suffix(unit).length());
                case 'p' -> filled.append(prefix(unit));
                case '%' -> filled.append('%');
                default -> {
                    return Optional.empty();
                }
            }
            at = percent + 2;
        }
        filled.append(word, at, word.length());
        return Optional.of(filled.toString());
    }
}
