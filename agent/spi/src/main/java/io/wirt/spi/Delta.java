package io.wirt.spi;

import java.util.Optional;

/**
 * One attribute that differs.
 *
 * @param before empty if it is not there now
 * @param after empty if it will not be there
 */
public record Delta(String attribute, Optional<String> before, Optional<String> after) {
    public static Delta changed(String attribute, String before, String after) {
        return new Delta(attribute, Optional.of(before), Optional.of(after));
    }

    public static Delta added(String attribute, String after) {
        return new Delta(attribute, Optional.empty(), Optional.of(after));
    }

    public static Delta removed(String attribute, String before) {
        return new Delta(attribute, Optional.of(before), Optional.empty());
    }
}
