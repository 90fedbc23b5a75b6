package io.wirt.engine.host;

import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A host tree in a temporary directory, with what tests do to one. */
record Tree(Path root, LocalHost host) {
    static Tree in(Path root) {
        return new Tree(root, LocalHost.tree(root));
    }

    Path disk(String path) {
        return root.resolve(path.substring(1));
    }

    Path file(String path, String content) throws IOException {
        Path file = disk(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, content);
    }

    Path directory(String path) throws IOException {
        return Files.createDirectories(disk(path));
    }

    Path link(String path, String target) throws IOException {
        Path link = disk(path);
        Files.createDirectories(Objects.requireNonNull(link.getParent()));
        return Files.createSymbolicLink(link, Path.of(target));
    }

    Path mode(String path, int mode) throws IOException {
        return Files.setAttribute(disk(path), "unix:mode", mode);
    }

    int mode(String path) throws IOException {
        return UnixAttributes.of(disk(path)).mode() & 07777;
    }

    long inode(String path) throws IOException {
        return UnixAttributes.of(disk(path)).inode();
    }

    String text(String path) throws IOException {
        return Files.readString(disk(path));
    }

    void write(String path, String content) {
        perform(writing(path, content));
    }

    void perform(Action action) {
        host.perform(action, host.ground(action));
    }

    static Action writing(String path, String content) {
        return new Action.WriteFile(HostPath.of(path), Bytes.utf8(content));
    }

    /** The names in a directory, hidden ones too. */
    List<String> names(String path) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(disk(path))) {
            entries.sorted().forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }
}
