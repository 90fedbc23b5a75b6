package io.wirt.modules.ksm;

import io.wirt.spi.Type;
import io.wirt.spi.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings that the daemon ksmtuned understands, with the values that make sense (docs/domain 5.1). Whole numbers are
 * read as their canonical text: the daemon's shell would take {@code 010} for eight.
 */
final class KsmtunedSettings {
    static final String MINIMUM = "KSM_NPAGES_MIN";
    static final String MAXIMUM = "KSM_NPAGES_MAX";

    static final String INTERVAL = "KSM_MONITOR_INTERVAL";
    static final String SLEEP = "KSM_SLEEP_MSEC";
    static final String COEFFICIENT = "KSM_THRES_COEF";
    static final String CONSTANT = "KSM_THRES_CONST";
    static final String LOG = "LOGFILE";
    static final String DEBUG = "DEBUG";

    /** What the daemon takes where the file is silent. */
    static final long DEFAULT_MINIMUM = 64;

    static final long DEFAULT_MAXIMUM = 1250;
    static final long DEFAULT_INTERVAL = 60;
    static final long DEFAULT_COEFFICIENT = 20;

    private static final long MOST = Integer.MAX_VALUE;

    private KsmtunedSettings() {}

    /** Every setting with its type, in the order of the file that the package ships. */
    static Map<String, Type<String>> types() {
        Map<String, Type<String>> types = new LinkedHashMap<>();
        types.put(INTERVAL, number(1, MOST));
        types.put(SLEEP, number(1, MOST));
        types.put("KSM_NPAGES_BOOST", number(0, MOST));
        types.put(
                "KSM_NPAGES_DECAY",
                new NegativeNumber("KSM_NPAGES_DECAY", "it is added when memory is enough, so as to scan less")
                        .map(String::valueOf));
        types.put(MINIMUM, number(1, MOST));
        types.put(MAXIMUM, number(1, MOST));
        types.put(COEFFICIENT, number(0, 100));
        types.put(CONSTANT, number(0, MOST));
        types.put(LOG, Types.text());
        types.put(DEBUG, Types.text());
        return types;
    }

    static List<String> names() {
        return new ArrayList<>(types().keySet());
    }

    /** The daemon logs as soon as DEBUG holds anything at all; these words only look like "off". */
    static boolean looksOff(String debug) {
        return switch (debug.toLowerCase(Locale.ROOT)) {
            case "0", "no", "off", "false" -> true;
            default -> false;
        };
    }

    private static Type<String> number(long least, long most) {
        return Types.wholeNumber(least, most).map(String::valueOf);
    }
}
