package io.wirt.spi;

/**
 * One mistake in a playbook.
 *
 * @param summary what is wrong, as one sentence without full stop
 * @param hint the remedy, shown beside the caret, or empty
 */
public record Diagnostic(Code code, String summary, Span span, String hint) {}
