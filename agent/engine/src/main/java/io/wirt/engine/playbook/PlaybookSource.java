package io.wirt.engine.playbook;

import io.wirt.spi.Bytes;

/**
 * A playbook file as it was read.
 *
 * @param path as the caller named it, for messages
 */
public record PlaybookSource(String path, Bytes bytes) {}
