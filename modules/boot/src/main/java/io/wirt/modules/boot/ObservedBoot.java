package io.wirt.modules.boot;

import java.util.List;

/**
 * The observed state of {@code kernel-args}: what the next boot will use, what the running kernel was given, and what it
 * shows of it.
 */
record ObservedBoot(BootLoaderSearch search, BootedWith running, List<Effect> effects) {
    ObservedBoot {
        effects = List.copyOf(effects);
    }
}
