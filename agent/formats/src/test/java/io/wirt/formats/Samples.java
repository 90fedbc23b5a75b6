package io.wirt.formats;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files as they were found on a real host. */
final class Samples {

    private Samples() {}

    static String read(String name) throws IOException {
        try (InputStream stream = requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
