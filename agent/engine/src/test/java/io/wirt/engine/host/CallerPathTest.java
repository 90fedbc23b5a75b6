package io.wirt.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirt.spi.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerPathTest {
    private final Path own;
    private final Path open;

    CallerPathTest(@TempDir Path directory) throws IOException {
        Path real = directory.toRealPath();
        own = Files.createDirectory(real.resolve("own"));
        open = Files.createDirectory(real.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setAttribute(open, "unix:mode", 01777);
    }

    @Test
    void aFileLiesWhereItIsNamed() throws IOException {
        assertThat(CallerPath.behindLinks(own.resolve("new"))).isEqualTo(own.resolve("new"));
        assertThat(CallerPath.behindLinks(open.resolve("new"))).isEqualTo(open.resolve("new"));
        assertThat(CallerPath.behindLinks(own.resolve("./a/../new"))).isEqualTo(own.resolve("new"));
        assertThat(CallerPath.behindLinks(Path.of("new")))
                .isEqualTo(Path.of("").toRealPath().resolve("new"));
    }

    @Test
    void linksOfTheCallersAreFollowedFromWhereTheyStand() throws IOException {
        Files.createDirectories(own.resolve("deep/er"));
        Files.createSymbolicLink(own.resolve("absolute"), own.resolve("deep/er"));
        Files.createSymbolicLink(own.resolve("deep/relative"), Path.of("../file"));

        assertThat(CallerPath.behindLinks(own.resolve("absolute/../relative"))).isEqualTo(own.resolve("file"));
    }

    @Test
    void aLinkWhereOthersMayWriteIsRefusedWhereverItStandsOnTheWay() throws IOException {
        Files.createSymbolicLink(open.resolve("file"), own.resolve("file"));
        Files.createSymbolicLink(open.resolve("directory"), own);
        Files.createSymbolicLink(own.resolve("link"), open.resolve("file"));
        Files.createSymbolicLink(open.resolve("dangling"), own.resolve("nowhere"));

        for (Path planted : new Path[] {
            open.resolve("file"), open.resolve("directory/file"), own.resolve("link"), open.resolve("dangling")
        }) {
            assertThatThrownBy(() -> CallerPath.behindLinks(planted)).isInstanceOfSatisfying(HostException.class, e -> {
                assertThat(e.id()).isEqualTo("host.planted-link");
                assertThat(e.summary()).contains(" in a directory that others may write");
            });
        }
    }

    @Test
    void anOpenFileOfAProcessIsNotFollowedToWhereItWas() throws IOException {
        assertThat(CallerPath.behindLinks(Path.of("/proc/self/fd/1"))).isEqualTo(Path.of("/proc/self/fd/1"));
    }

    @Test
    void linksThatGoInCirclesAreRefused() throws IOException {
        Files.createSymbolicLink(own.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(own.resolve("b"), Path.of("a"));

        assertThatThrownBy(() -> CallerPath.behindLinks(own.resolve("a")))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.id()).isEqualTo("host.link-loop"));
    }
}
