package io.wirt.modules.service.sysv;

import io.wirt.formats.sysv.InitScriptHeader;
import io.wirt.formats.sysv.RcLink;
import io.wirt.hostfacts.services.RcEntry;
import io.wirt.hostfacts.services.Runlevel;
import io.wirt.spi.Action;
import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of one service as they are changed: by Wirt itself in a file system tree, or by chkconfig, whose work is
 * foreseen here.
 */
record RcLinks(String service, InitScriptHeader header) {

    /** What leaves exactly one opinion in a runlevel; a priority that is there already stays. */
    List<Action> turn(Runlevel level, boolean on) {
        List<RcEntry> kept = on ? level.starts() : level.stops();
        List<RcEntry> dropped = on ? level.stops() : level.starts();
        HostPath wanted = entry(level, on).path();
        List<Action> actions = new ArrayList<>();
        if (!kept.isEmpty()) {
            if (!Runlevel.hasWorking(kept)) {
                actions.add(new Action.Link(kept.get(0).path(), target()));
            }
        } else if (!dropped.isEmpty() && dropped.get(0).form() == RcEntry.Form.LINK) {
            actions.add(new Action.RenameLink(dropped.get(0).path(), wanted));
            dropped = dropped.subList(1, dropped.size());
        } else {
            actions.add(new Action.Link(wanted, target()));
        }
        for (RcEntry entry : dropped) {
            actions.add(new Action.RemoveFile(entry.path()));
        }
        return actions;
    }

    /** What chkconfig leaves in a runlevel: it deletes the service's entries and makes one (docs/domain 4.3). */
    List<Action.Leaving> expectations(Runlevel level, boolean on) {
        HostPath wanted = entry(level, on).path();
        List<Action.Leaving> expectations = new ArrayList<>();
        for (RcEntry entry : level.entries()) {
            if (!entry.path().equals(wanted)) {
                expectations.add(Action.Leaving.nothing(entry.path()));
            }
        }
        expectations.add(Action.Leaving.link(wanted, target()));
        return expectations;
    }

    /** Whether {@code chkconfig --add} sets the service on in a runlevel. */
    boolean startsByHeader(Runlevel level) {
        return header.levels().indexOf('0' + level.number()) >= 0;
    }

    /** The entry that chkconfig would make. */
    RcEntry entry(Runlevel level, boolean on) {
        RcLink name = new RcLink(on, on ? header.start() : header.stop(), service);
        return new RcEntry(level.directory().resolve(name.fileName()), name, RcEntry.Form.LINK);
    }

    /** A runlevel once chkconfig has set the service on or off there. */
    Runlevel after(Runlevel level, boolean on) {
        List<RcEntry> entries = List.of(entry(level, on));
        return new Runlevel(level.number(), level.directory(), on ? entries : List.of(), on ? List.of() : entries);
    }

    private String target() {
        return "../init.d/" + service;
    }
}
