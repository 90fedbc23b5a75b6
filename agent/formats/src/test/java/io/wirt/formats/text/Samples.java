package io.wirt.formats.text;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files as they were found on a real host. Each lies beside the test that reads it. */
public final class Samples {

    private Samples() {}

    public static String read(Class<?> test, String name) throws IOException {
        try (InputStream stream = requireNonNull(test.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
