package io.wirt.engine.host;

import io.wirt.spi.HostException;
import java.io.IOException;
import java.nio.file.Path;

/** The words for what keeps Wirt from its own state. */
final class StateRefusals {
    private StateRefusals() {}

    static HostException unreadable(Path file, IOException refused) {
        return new HostException(
                StateCode.UNREADABLE,
                "Wirt's own state " + file + " cannot be read: " + Refusal.reason(refused),
                "run as root, or name another directory with --state-dir");
    }

    static HostException unwritable(Path file, IOException refused) {
        return new HostException(
                StateCode.UNWRITABLE,
                "Wirt's own state " + file + " cannot be written: " + Refusal.reason(refused),
                "run as root, or name another directory with --state-dir");
    }

    /** @param breach what is wrong with it, to be read after its name */
    static HostException unusable(Path file, String breach) {
        return new HostException(
                StateCode.UNREADABLE,
                "Wirt's own state " + file + " " + breach,
                "see who put it there, and remove it; or name another directory with --state-dir");
    }

    /** @param user who runs Wirt */
    static HostException untrusted(Path path, UnixAttributes found, int user) {
        String quoted = "'" + path.toString().replace("'", "'\\''") + "'";
        return new HostException(
                StateCode.UNTRUSTED,
                "Wirt's own state " + path + " (owner " + found.owner() + ", group " + found.group() + ", mode "
                        + Integer.toOctalString(found.mode() & 07777)
                        + ") can be changed by others than root and the user, so it is not believed",
                "name a directory of your own with --state-dir; or see that nobody has put anything there, then: chown "
                        + user + " " + quoted + "; chmod go-rwx " + quoted);
    }

    /** @param way why the way to it is not */
    static HostException untrusted(HostException way) {
        return new HostException(
                StateCode.UNTRUSTED, "Wirt's own state is not believed: " + way.summary(), way.remedy());
    }
}
