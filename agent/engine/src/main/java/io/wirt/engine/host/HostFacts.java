package io.wirt.engine.host;

import java.util.Optional;

/**
 * What a host says of itself.
 *
 * @param id the machine id, else the host name, else {@code unidentified}
 * @param name the host name, or empty
 * @param description distribution and release in its own words, or empty
 * @param kernel release of the running kernel, or empty
 * @param bootId names this boot; empty for a file system tree
 */
public record HostFacts(String id, String name, String description, String kernel, Optional<String> bootId) {}
