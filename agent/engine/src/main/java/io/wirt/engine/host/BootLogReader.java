package io.wirt.engine.host;

import io.wirt.spi.Answer;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.FileContent;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reader of what the running kernel has said since it booted: the first source that reaches back to the start of the
 * boot, else the best there is. The kernel's own buffer wraps, and may be closed to us (docs/domain 7).
 */
final class BootLogReader {
    private static final String FIRST_MESSAGE = "Linux version ";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 16 << 20;

    private final HostFiles files;
    private final Commands commands;
    private final List<String> refusals = new ArrayList<>();
    private Query.@Nullable KernelMessages best;

    BootLogReader(HostFiles files, Commands commands) {
        this.files = files;
        this.commands = commands;
    }

    Answer<Query.KernelMessages> read() {
        if (!snapshotServes() && !commandServes(List.of("dmesg"))) {
            commandServes(List.of("journalctl", "-k", "-b", "--no-pager", "-o", "cat"));
        }
        Query.KernelMessages found = best;
        return found == null
                ? new Answer.Unknown<>(String.join("; ", refusals))
                : new Answer.Known<>(found, Evidence.of(found.source()));
    }

    /** The snapshot may be of an earlier boot: it serves if it was written after this one began. */
    private boolean snapshotServes() {
        try {
            Optional<FileContent> snapshot = files.read(TreeRespondent.SNAPSHOT);
            return snapshot.isPresent()
                    && files.modified(snapshot.get().path()) >= bootTime()
                    && serves(snapshot.get().bytes(), TreeRespondent.SNAPSHOT.value(), false);
        } catch (HostException e) {
            refusals.add(e.summary());
            return false;
        }
    }

    private boolean commandServes(List<String> argv) {
        String source = String.join(" ", argv);
        try {
            Commands.Outcome outcome = commands.run(argv, Bytes.EMPTY, LIMIT, MOST_BYTES);
            if (outcome.timedOut() || outcome.exit() != 0) {
                String said = Lines.tail(outcome.output(), 1).strip();
                refusals.add(source + outcome.failure() + (said.isEmpty() ? "" : ": " + said));
                return false;
            }
            return serves(Bytes.utf8(outcome.output()), source, outcome.cut());
        } catch (HostException e) {
            refusals.add(e.summary());
            return false;
        }
    }

    private boolean serves(Bytes log, String source, boolean cut) {
        List<String> lines = Lines.of(log);
        boolean complete = !cut && holdsFirstMessage(lines);
        if (complete || best == null) {
            best = new Query.KernelMessages(lines, source, complete);
        }
        return complete;
    }

    private static boolean holdsFirstMessage(List<String> lines) {
        for (String line : lines) {
            if (line.contains(FIRST_MESSAGE)) {
                return true;
            }
        }
        return false;
    }

    /** When this boot began, in seconds since 1970; where the kernel does not tell, no snapshot is of this boot. */
    private long bootTime() {
        Optional<FileContent> statistics = files.read(HostPath.of("/proc/stat"));
        if (statistics.isPresent()) {
            for (String line : Lines.of(statistics.get().bytes())) {
                if (line.startsWith("btime ")) {
                    return Long.parseLong(line.substring("btime ".length()).strip());
                }
            }
        }
        return Long.MAX_VALUE;
    }
}
