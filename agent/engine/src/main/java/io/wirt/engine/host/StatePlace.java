package io.wirt.engine.host;

import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import java.io.IOException;
import java.nio.file.Path;

/** Where a state directory lies, and by which way. */
sealed interface StatePlace {

    /** Looks it up, links followed. It need not exist. */
    Path resolve();

    /** @throws HostException {@code state.untrusted} if somebody else could exchange a directory on the way */
    void requireTrust();

    /** The place that a caller names. */
    record OfCaller(Path named) implements StatePlace {
        @Override
        public Path resolve() {
            try {
                return CallerPath.behindLinks(named);
            } catch (IOException e) {
                throw StateRefusals.unreadable(named, e);
            }
        }

        /** The caller has chosen the way. */
        @Override
        public void requireTrust() {}
    }

    /** The usual place on a host, where no link leads out of the host. */
    record OfHost(HostFiles files) implements StatePlace {
        private static final HostPath USUAL = HostPath.of("/var/lib/wirt");

        @Override
        public Path resolve() {
            return files.onDisk(files.resolve(USUAL, true).path());
        }

        @Override
        public void requireTrust() {
            try {
                TrustedWay.walk(USUAL, true, files);
            } catch (HostException e) {
                throw StateRefusals.untrusted(e);
            }
        }
    }
}
