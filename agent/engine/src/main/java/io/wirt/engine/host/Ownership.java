package io.wirt.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Java sees of a file beside its content: owner, group, mode and the extended attributes of users. The others, access
 * control lists and {@code security.*} among them, are {@link AttributeCopy}'s.
 */
record Ownership(int owner, int group, int mode, Map<String, ByteBuffer> extended) {
    private static final int ROOT = 0;

    static Ownership of(Path path) throws IOException {
        UnixAttributes found = UnixAttributes.of(path, LinkOption.NOFOLLOW_LINKS);
        return new Ownership(found.owner(), found.group(), found.mode() & 07777, extendedOf(path));
    }

    /** Gives what was just made to root, if we are root, and then this mode, whatever the umask is. */
    static void settle(Path made, int mode) throws IOException {
        if (Files.getFileStore(made).type().equals("vfat")) {
            return; // It has neither owners nor modes: they come with the mount.
        }
        if (UnixAttributes.of(made, LinkOption.NOFOLLOW_LINKS).owner() == ROOT) {
            Files.setAttribute(made, "unix:gid", ROOT, LinkOption.NOFOLLOW_LINKS);
        }
        Files.setAttribute(made, "unix:mode", mode);
    }

    /** How {@code other} differs, or null if it does not. */
    @Nullable String difference(Ownership other) {
        if (owner != other.owner || group != other.group) {
            return "owner " + other.owner + ":" + other.group + " instead of " + owner + ":" + group;
        }
        if (mode != other.mode) {
            return "mode " + Integer.toOctalString(other.mode) + " instead of " + Integer.toOctalString(mode);
        }
        return extended.equals(other.extended)
                ? null
                : "extended attributes " + other.extended.keySet() + " instead of " + extended.keySet();
    }

    private static Map<String, ByteBuffer> extendedOf(Path path) {
        Map<String, ByteBuffer> extended = new HashMap<>();
        UserDefinedFileAttributeView view =
                Files.getFileAttributeView(path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return extended;
        }
        try {
            for (String name : view.list()) {
                ByteBuffer value = ByteBuffer.allocate(view.size(name));
                view.read(name, value);
                extended.put(name, value.flip());
            }
        } catch (IOException e) {
            // The file system has none.
        }
        return extended;
    }
}
