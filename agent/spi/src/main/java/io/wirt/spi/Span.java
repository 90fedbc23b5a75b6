package io.wirt.spi;

/**
 * A place in a playbook.
 *
 * @param line counted from 1
 * @param column counted from 1, in code points
 * @param length in code points within the line, at least 1
 */
public record Span(int line, int column, int length) {
    public static final Span START = new Span(1, 1, 1);
}
