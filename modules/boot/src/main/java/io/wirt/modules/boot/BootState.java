package io.wirt.modules.boot;

import java.util.List;

/**
 * The present state of {@code kernel-args}: what the next boot will use, what the running kernel was given, and what it
 * shows of it.
 */
record BootState(BootLoaderSearch search, BootedWith running, List<Effect> effects) {
    BootState {
        effects = List.copyOf(effects);
    }
}
