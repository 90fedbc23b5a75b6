package io.wirt.engine.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The names in a directory of this machine. */
final class Listing {
    private Listing() {}

    /**
     * All names, sorted; a link in the last place is followed.
     *
     * @throws IOException whatever went wrong, also what the JDK lets through undeclared: it throws what close(2) says as a
     *     checked exception of its own
     */
    static List<String> of(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw Objects.requireNonNull(e.getCause());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception undeclared) {
            throw new IOException(undeclared.getMessage(), undeclared);
        }
        Collections.sort(names);
        return names;
    }
}
