package io.wirt.modules.ksm;

import io.wirt.spi.HostPath;
import java.util.Locale;

/**
 * What the kernel lets one set of kernel samepage merging (docs/domain 6), in the order in which it is written: the advisor
 * first, since it decides who chooses the number of pages, and the switch last, since it sets everything going.
 */
enum KsmSetting {
    ADVISOR_MODE("6.8"),
    ADVISOR_MAX_CPU("6.8"),
    ADVISOR_TARGET_SCAN_TIME("6.8"),
    ADVISOR_MIN_PAGES_TO_SCAN("6.8"),
    ADVISOR_MAX_PAGES_TO_SCAN("6.8"),
    PAGES_TO_SCAN("2.6.32"),
    SLEEP_MILLISECS("2.6.32"),
    MAX_KERNEL_PAGES("2.6.32 and went with 2.6.33; EL 6 has it"),
    MERGE_ACROSS_NODES("3.9, on machines with NUMA"),
    MAX_PAGE_SHARING("4.13"),
    STABLE_NODE_CHAINS_PRUNE_MILLISECS("4.13"),
    USE_ZERO_PAGES("4.12"),
    SMART_SCAN("6.7"),
    RUN("2.6.32");

    static final HostPath DIRECTORY = HostPath.of("/sys/kernel/mm/ksm");

    /** What {@link #RUN} reads while the kernel merges. */
    static final String MERGING = "1";

    /** What {@link #RUN} reads once everything was taken apart. */
    static final String UNMERGED = "2";

    /** What {@link #ADVISOR_MODE} reads where nobody but the administrator chooses the number of pages. */
    static final String NO_ADVISOR = "none";

    private final String since;

    KsmSetting(String since) {
        this.since = since;
    }

    /** The kernels that have it, as the end of a sentence "it came with Linux ...". */
    String since() {
        return since;
    }

    /** What a playbook calls it. */
    String key() {
        return fileName().replace('_', '-');
    }

    /** What the kernel calls it. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    HostPath file() {
        return DIRECTORY.resolve(fileName());
    }

    /** Whether the kernel takes another value only while nothing is merged. */
    boolean needsUnmerged() {
        return this == MERGE_ACROSS_NODES || this == MAX_PAGE_SHARING;
    }

    /** Whether ksmtuned writes it, or could no longer do its work with {@code value} in it. */
    boolean isOfKsmtuned(String value) {
        return switch (this) {
            case RUN, PAGES_TO_SCAN, SLEEP_MILLISECS -> true;
            case ADVISOR_MODE -> !value.equals(NO_ADVISOR);
            default -> false;
        };
    }
}
