package io.wirt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of one of the host trees, or any other directory whose every entry is watched. */
record HostTree(Path path) {
    private static final Path HOSTS = Path.of("../playbooks/hosts");

    static final String GRUB = "boot/grub/grub.conf";
    static final String KSMTUNED = "etc/ksmtuned.conf";
    static final String STATE = "var/lib/wirt";

    /** Copies a host tree with the modes of the real machine into {@code directory}. */
    static HostTree copy(String name, Path directory) {
        Path path = directory.resolve(name);
        assertThat(Program.command("sh", HOSTS.resolve("copy").toString(), name, path.toString()))
                .as("playbooks/hosts/copy %s", name)
                .isZero();
        return new HostTree(path);
    }

    Path at(String name) {
        return path.resolve(name);
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(at(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    void write(String name, byte[] content) {
        try {
            Files.write(at(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void edit(String name, UnaryOperator<String> edit) {
        String before = text(name);
        String after = edit.apply(before);
        assertThat(after).as("the edit of %s", name).isNotEqualTo(before);
        write(name, after.getBytes(StandardCharsets.UTF_8));
    }

    /** Moves one byte of a file to its neighbour in the alphabet. */
    void moveByte(String name, int position) {
        byte[] content = bytes(name);
        content[position] ^= 1;
        write(name, content);
    }

    /** Every entry with its type, owner, mode and content or target: what the tree says. */
    Map<String, String> contents() {
        return snapshot("mode", "uid", "gid");
    }

    /** The same without Wirt's own state. */
    Map<String, String> contentsOfHost() {
        return withoutState(contents());
    }

    /** Every entry with all that a write, even one of the same bytes, would alter. */
    Map<String, String> everything() {
        return snapshot("mode", "uid", "gid", "dev", "ino", "nlink", "lastModifiedTime", "ctime");
    }

    /** The same without Wirt's own state. */
    Map<String, String> everythingOfHost() {
        return withoutState(everything());
    }

    /** The entries below a path, by their paths in the tree. */
    Map<String, String> contentsBelow(String name) {
        Map<String, String> below = contents();
        below.keySet().removeIf(entry -> !entry.startsWith(name + "/"));
        return below;
    }

    private static Map<String, String> withoutState(Map<String, String> entries) {
        entries.keySet().removeIf(name -> name.equals(STATE) || name.startsWith(STATE + "/"));
        return entries;
    }

    private Map<String, String> snapshot(String... attributes) {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> found = Files.walk(path)) {
            for (Path entry : (Iterable<Path>) found::iterator) {
                Map<String, Object> facts = new TreeMap<>(
                        Files.readAttributes(entry, "unix:" + String.join(",", attributes), LinkOption.NOFOLLOW_LINKS));
                entries.put(path.relativize(entry).toString(), content(entry) + " " + facts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static String content(Path entry) throws IOException {
        if (Files.isSymbolicLink(entry)) {
            return "-> " + Files.readSymbolicLink(entry);
        }
        return Files.isDirectory(entry)
                ? "directory"
                : new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1);
    }
}
