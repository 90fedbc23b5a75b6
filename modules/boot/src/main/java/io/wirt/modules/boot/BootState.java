package io.wirt.modules.boot;

/** The present state of {@code kernel-args}: what the next boot will use, and what the running kernel was given. */
record BootState(BootLoaderSearch search, RunningKernel running) {}
