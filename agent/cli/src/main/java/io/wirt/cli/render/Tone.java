package io.wirt.cli.render;

/** What a piece of text says of itself by its colour, where there is one. */
enum Tone {
    PLAIN,
    GOOD,
    CHANGING,
    BAD,
    FAINT
}
