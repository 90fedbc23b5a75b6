package io.wirt.modules.service;

import io.wirt.modules.service.state.ObservedService;
import io.wirt.spi.Evidence;
import java.util.Optional;

/**
 * What was seen of a service.
 *
 * @param guest of a guest that runs above it
 */
record Observed(ObservedService present, Optional<Evidence> guest) {}
