package io.wirt.spi.command;

/**
 * A call that help shows.
 *
 * @param call the whole of it, as it is typed
 * @param meaning in a few words; empty where the call says it itself
 */
public record CommandExample(String call, String meaning) {}
