package io.wirt.spi.output;

/** What a piece of text says of itself by its colour, where there is one. */
public enum Tone {
    PLAIN,
    GOOD,
    CHANGING,
    BAD,
    FAINT
}
