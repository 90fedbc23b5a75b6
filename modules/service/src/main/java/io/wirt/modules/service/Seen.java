package io.wirt.modules.service;

import io.wirt.modules.service.state.Present;
import io.wirt.spi.Evidence;
import java.util.Optional;

/**
 * What was seen of a service.
 *
 * @param guest of a guest that runs above it
 */
record Seen(Present present, Optional<Evidence> guest) {}
