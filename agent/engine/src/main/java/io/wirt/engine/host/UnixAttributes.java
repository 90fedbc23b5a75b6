package io.wirt.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the system knows about one file, asked in one call.
 *
 * @param mode type and permission bits
 * @param device the number of the file system
 * @param inode the number of the file in it
 * @param names how many names (hard links) the file has
 */
record UnixAttributes(int mode, int owner, int group, long device, long inode, int names) {
    private static final String ASKED = "unix:mode,uid,gid,dev,ino,nlink";

    static UnixAttributes of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, ASKED, options);
        return new UnixAttributes(
                number(found, "mode").intValue(),
                number(found, "uid").intValue(),
                number(found, "gid").intValue(),
                number(found, "dev").longValue(),
                number(found, "ino").longValue(),
                number(found, "nlink").intValue());
    }

    private static Number number(Map<String, Object> found, String name) {
        return (Number) Objects.requireNonNull(found.get(name), name);
    }
}
