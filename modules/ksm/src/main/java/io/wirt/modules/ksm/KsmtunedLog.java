package io.wirt.modules.ksm;

import io.wirt.formats.ksm.LogrotateConf;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import java.util.Optional;

/**
 * The log that the daemon will write: it only grows, for its package rotates nothing (docs/domain 5.1).
 *
 * @param path where it is
 * @param rotated whether the host has logrotate see to it
 */
record KsmtunedLog(String path, boolean rotated) {
    private static final HostPath CONFIGURATION = HostPath.of("/etc/logrotate.conf");
    private static final HostPath DIRECTORY = HostPath.of("/etc/logrotate.d");

    /** Empty if the playbook has no say in whether there is one, or there is none, or it is a device. */
    static Optional<KsmtunedLog> of(KsmtunedKind.Desired desired, KsmtunedFile file, HostView host) {
        String path = desired.effective(KsmtunedSettings.LOG, file).orElse("");
        boolean written =
                !desired.effective(KsmtunedSettings.DEBUG, file).orElse("").isEmpty()
                        && path.startsWith("/")
                        && !path.startsWith("/dev/");
        boolean managed = desired.settings().containsKey(KsmtunedSettings.LOG)
                || desired.settings().containsKey(KsmtunedSettings.DEBUG);
        return written && managed ? Optional.of(new KsmtunedLog(path, isRotated(path, host))) : Optional.empty();
    }

    private static boolean isRotated(String path, HostView host) {
        if (covers(CONFIGURATION, path, host)) {
            return true;
        }
        for (String name : host.list(DIRECTORY)) {
            if (!name.endsWith(".rpmsave") && !name.endsWith("~") && covers(DIRECTORY.resolve(name), path, host)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(HostPath file, String path, HostView host) {
        Optional<FileContent> content = Beside.read(file, host);
        return content.isPresent() && LogrotateConf.parse(content.get().text()).covers(path);
    }
}
