package io.wirt.modules.ksm;

import io.wirt.formats.shell.ShellVars;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * The configuration file of ksmtuned. bash sources it once, when the daemon starts, and the last assignment counts;
 * Wirt reads it without a shell (docs/domain 5.1).
 *
 * @param path where the file really lies, links followed
 */
record KsmtunedFile(HostPath path, ShellVars vars) {
    static final HostPath PATH = HostPath.of("/etc/ksmtuned.conf");

    private static final HostPath DAEMON = HostPath.of("/usr/sbin/ksmtuned");

    /** Empty if the host has no ksmtuned. The daemon runs without its file, by its defaults. */
    static Optional<KsmtunedFile> read(HostView host) {
        Optional<FileContent> file = host.read(PATH);
        if (file.isEmpty() && host.has(DAEMON)) {
            return Optional.of(new KsmtunedFile(PATH, ShellVars.parse("")));
        }
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new KsmtunedFile(
                        file.get().path(), ShellVars.parse(file.get().text())));
    }

    KsmtunedFile with(ShellVars edited) {
        return new KsmtunedFile(path, edited);
    }

    /** The value of a setting as a reader sees it; empty if nothing assigns it. */
    Optional<String> value(String name) {
        Optional<ShellVars.Assignment> assignment = vars.lookup(name);
        return assignment.isEmpty()
                ? Optional.empty()
                : Optional.of(Bytes.readable(assignment.get().value()));
    }

    /** Where a setting is assigned, or the file as a whole. */
    Evidence evidence(String name) {
        Optional<ShellVars.Assignment> assignment = vars.lookup(name);
        return assignment.isEmpty()
                ? Evidence.of(path)
                : Evidence.at(
                        path, assignment.get().line(), name + "=" + value(name).orElse(""));
    }
}
