package io.wirt.engine.document;

import io.wirt.spi.Finding;

/**
 * A finding as public data.
 *
 * @param place file and line, as {@code /proc/cpuinfo:6}; or empty
 */
public record FindingDocument(
        String id, Finding.Level level, String summary, String place, String excerpt, String remedy) {}
