package io.wirt.hostfacts.services;

import io.wirt.formats.sysv.RcLink;
import io.wirt.spi.HostPath;
import io.wirt.spi.HostView;
import io.wirt.spi.Node;

/** What starts or stops a service in one runlevel: an entry of that runlevel's directory. */
public record RcEntry(HostPath path, RcLink name, Form form) {

    /** chkconfig counts any type of file (docs/domain 4.2); what a boot can run is another matter. */
    public enum Form {
        LINK,
        /** A link that leads nowhere, so that nothing would be run. */
        DANGLING,
        /** No link at all. */
        FILE
    }

    /** Whether the boot finds something to run. */
    boolean works() {
        return form != Form.DANGLING;
    }

    static RcEntry read(HostPath path, RcLink name, HostView host) {
        if (!(host.node(path) instanceof Node.SymbolicLink)) {
            return new RcEntry(path, name, Form.FILE);
        }
        return new RcEntry(path, name, host.has(path) ? Form.LINK : Form.DANGLING);
    }
}
