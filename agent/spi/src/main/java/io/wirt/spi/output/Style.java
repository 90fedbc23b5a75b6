package io.wirt.spi.output;

/** How a terminal marks good, changing and bad; plain where there is none. */
public enum Style {
    PLAIN,
    COLOURED;

    String marked(Tone tone, String text) {
        if (this == PLAIN || tone == Tone.PLAIN || text.isEmpty()) {
            return text;
        }
        return switch (tone) {
                    case PLAIN -> "";
                    case GOOD -> "\u001b[32m";
                    case CHANGING -> "\u001b[33m";
                    case BAD -> "\u001b[31m";
                    case FAINT -> "\u001b[2m";
                }
                + text
                + "\u001b[0m";
    }
}
