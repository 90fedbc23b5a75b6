package io.wirt.engine.document;

/**
 * A finding as public data.
 *
 * @param level {@code error}, {@code warning}, {@code note}, {@code unknown} or {@code not-applicable}
 * @param place file and line, as {@code /proc/cpuinfo:6}; or empty
 */
public record FindingDocument(String id, String level, String summary, String place, String excerpt, String remedy) {}
