package io.wirt.page;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and times as a person reads them, the same in every locale. */
public final class Amount {
    private static final long KIBIBYTE = 1024;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Amount() {}

    public static String ofKilobytes(long kilobytes) {
        return inUnits((double) kilobytes * KIBIBYTE);
    }

    /** With the unit in which it has one to four digits before the point. */
    public static String ofBytes(long bytes) {
        return inUnits((double) bytes);
    }

    private static String inUnits(double bytes) {
        double amount = Math.abs(bytes);
        String sign = bytes < 0 ? "-" : "";
        for (String unit : new String[] {"B", "KiB", "MiB", "GiB"}) {
            if (amount < KIBIBYTE) {
                return sign + (unit.equals("B") ? String.valueOf((long) amount) : tenths(amount)) + " " + unit;
            }
            amount /= KIBIBYTE;
        }
        return sign + tenths(amount) + " TiB";
    }

    public static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** A share in per cent; 0 of nothing. */
    public static String percent(long part, long whole) {
        return (whole == 0 ? 0 : Math.round(100.0 * part / whole)) + " %";
    }

    /** By its two largest units. */
    public static String duration(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return two(seconds / MINUTE, " min", seconds % MINUTE, " s");
        }
        return seconds < DAY
                ? two(seconds / HOUR, " h", seconds % HOUR / MINUTE, " min")
                : two(seconds / DAY, " d", seconds % DAY / HOUR, " h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + unit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /** As programs take it. */
    public static String iso(LocalDateTime time) {
        return time(time).replace(' ', 'T');
    }

    public static String time(LocalDateTime time) {
        return TIME.format(time);
    }

    /** The time of day alone if the day is known from another time. */
    public static String time(LocalDateTime time, LocalDateTime known) {
        String text = time(time);
        return time.toLocalDate().equals(known.toLocalDate()) ? text.substring(text.indexOf(' ') + 1) : text;
    }
}
