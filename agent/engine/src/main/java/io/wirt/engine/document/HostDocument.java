package io.wirt.engine.document;

/** @param root the directory that holds the host's files; {@code /} for the running machine */
public record HostDocument(String id, String name, String description, String kernel, String root) {}
