package io.wirt.it.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What an image is built of, as one archive. Equal files make an equal archive, no matter who checked them out and when.
 *
 * @param archive the tar archive
 * @param digest the first half of the archive's SHA-256
 */
record BuildContext(Path archive, String digest) {
    private static final Path DIRECTORY = Path.of("target/images");

    /**
     * Packs files and directories.
     *
     * @param places where each of them is in the archive; the empty place is the top
     */
    static BuildContext pack(String name, Map<String, Path> places) {
        try {
            Files.createDirectories(DIRECTORY);
            Path archive = DIRECTORY.resolve(name + ".tar");
            MessageDigest digest = sha256();
            try (OutputStream file = Files.newOutputStream(archive);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(new DigestOutputStream(file, digest))) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (Map.Entry<String, Path> place : new TreeMap<>(places).entrySet()) {
                    addAll(place.getKey(), place.getValue(), tar);
                }
            }
            return new BuildContext(archive, hex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same digest of a text. */
    static String digest(String text) {
        MessageDigest digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /** Removes the archive, which may be large; its digest stays. */
    void discard() {
        try {
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(String place, Path source, TarArchiveOutputStream tar) throws IOException {
        List<Path> entries;
        try (Stream<Path> found = Files.walk(source)) {
            entries = found.sorted().toList();
        }
        for (Path entry : entries) {
            String name = Path.of(place).resolve(source.relativize(entry)).toString();
            if (!name.isEmpty()) {
                add(name, entry, tar);
            }
        }
    }

    private static void add(String name, Path file, TarArchiveOutputStream tar) throws IOException {
        boolean link = Files.isSymbolicLink(file);
        boolean directory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        TarArchiveEntry entry = link
                ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(directory ? name + "/" : name);
        if (link) {
            entry.setLinkName(Files.readSymbolicLink(file).toString());
        } else {
            // Of the modes, git keeps only this much.
            entry.setMode(directory || Files.isExecutable(file) ? 0755 : 0644);
        }
        entry.setSize(link || directory ? 0 : Files.size(file));
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        if (!link && !directory) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }
}
