package io.wirt.engine.host;

import io.wirt.spi.Answer;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Query;
import java.util.Optional;

/** The answers of a file system tree: what its files tell, and no more. */
final class TreeRespondent implements Query.Respondent {
    static final HostPath SNAPSHOT = HostPath.of("/var/log/dmesg");

    private final HostFiles files;

    TreeRespondent(HostFiles files) {
        this.files = files;
    }

    @Override
    public Answer<Query.ServiceState> serviceStatus(Query.ServiceStatus query) {
        return new Answer.NotApplicable<>("nothing runs in a file system tree");
    }

    @Override
    public Answer<Query.UnitState> unitStatus(Query.UnitStatus query) {
        return new Answer.NotApplicable<>("nothing runs in a file system tree");
    }

    /** The tree's own snapshot counts as complete: it was taken when that boot began. */
    @Override
    public Answer<Query.KernelMessages> bootLog(Query.BootLog query) {
        try {
            Optional<FileContent> snapshot = files.read(SNAPSHOT);
            if (snapshot.isEmpty()) {
                return new Answer.NotApplicable<>("this file system tree holds no " + SNAPSHOT);
            }
            return new Answer.Known<>(
                    new Query.KernelMessages(Lines.of(snapshot.get().bytes()), SNAPSHOT.value(), true),
                    Evidence.of(SNAPSHOT));
        } catch (HostException e) {
            return new Answer.Unknown<>(e.summary());
        }
    }
}
