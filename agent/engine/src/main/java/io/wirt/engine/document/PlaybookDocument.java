package io.wirt.engine.document;

/** @param path absolute */
public record PlaybookDocument(String path, String name, String sha256) {}
