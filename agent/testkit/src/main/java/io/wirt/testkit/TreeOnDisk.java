package io.wirt.testkit;

import io.wirt.engine.host.LocalHost;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.PathState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A tree in memory laid out in a real directory, where the engine's own hand reads and writes it. */
final class TreeOnDisk {
    private final Path root;

    private TreeOnDisk(Path root) {
        this.root = root;
    }

    /** Whether this host can be had as a directory: it is a tree, tells nothing else, and all of it may be read. */
    static boolean holds(FakeHost host) {
        return host.tellsByFilesAlone()
                && host.entries().values().stream()
                        .map(PathState::node)
                        .noneMatch(node -> node instanceof Node.Special
                                || (node instanceof Node.RegularFile file
                                        && file.attributes().mode() == 0));
    }

    /** @param root an empty directory */
    static TreeOnDisk of(FakeHost host, Path root) throws IOException {
        TreeOnDisk tree = new TreeOnDisk(root);
        for (Map.Entry<HostPath, PathState> entry : host.entries().entrySet()) {
            tree.put(entry.getKey(), entry.getValue());
        }
        return tree;
    }

    LocalHost host() {
        return LocalHost.tree(root);
    }

    private void put(HostPath path, PathState state) throws IOException {
        Path place = at(path);
        if (state.node() instanceof Node.SymbolicLink link) {
            Files.createSymbolicLink(place, Path.of(link.target()));
        } else if (state.node() instanceof Node.RegularFile file) {
            Files.write(place, state.content().orElse(Bytes.EMPTY).toArray());
            Files.setPosixFilePermissions(place, permissions(file.attributes().mode()));
        } else if (!path.equals(HostPath.ROOT)) {
            Files.createDirectory(place);
        }
    }

    private Path at(HostPath path) {
        return root.resolve(path.value().substring(1));
    }

    /** The content or target at each of these paths, as they are on the disk now. */
    Map<String, String> contents(Set<HostPath> paths) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (HostPath path : paths) {
            Path place = at(path);
            contents.put(
                    path.value(),
                    Files.isSymbolicLink(place)
                            ? "-> " + Files.readSymbolicLink(place)
                            : Files.isRegularFile(place)
                                    ? Bytes.of(Files.readAllBytes(place)).latin1()
                                    : Files.isDirectory(place) ? "directory" : "absent");
        }
        return contents;
    }

    /** The same of the host in memory. */
    static Map<String, String> contents(FakeHost host) {
        Map<String, String> contents = new TreeMap<>();
        host.entries()
                .forEach((path, state) -> contents.put(
                        path.value(), state.content().map(Bytes::latin1).orElseGet(state::word)));
        return contents;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        // Their order is that of the bits, from the owner's right to read to everybody's right to execute.
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
