package io.wirt.spi;

import java.util.Optional;

/**
 * One attribute that differs.
 *
 * @param before empty if it is not there now; an empty text if it is there without a value
 * @param after empty if it will not be there
 * @param form how people write the attribute with its value
 */
public record Delta(String attribute, Optional<String> before, Optional<String> after, Form form) {

    /** How an attribute stands with its value. */
    public enum Form {
        /** {@code KSM_SLEEP_MSEC 10} */
        NAMED,
        /** {@code amd_iommu=on}, and {@code quiet} without a value */
        ASSIGNED
    }

    public Delta(String attribute, Optional<String> before, Optional<String> after) {
        this(attribute, before, after, Form.NAMED);
    }

    public static Delta changed(String attribute, String before, String after) {
        return new Delta(attribute, Optional.of(before), Optional.of(after));
    }

    public static Delta added(String attribute, String after) {
        return new Delta(attribute, Optional.empty(), Optional.of(after));
    }

    public static Delta removed(String attribute, String before) {
        return new Delta(attribute, Optional.of(before), Optional.empty());
    }

    /** The same, written as an assignment. */
    public Delta assigned() {
        return new Delta(attribute, before, after, Form.ASSIGNED);
    }
}
