package io.wirt.engine.host;

import io.wirt.spi.Answer;
import io.wirt.spi.Bytes;
import io.wirt.spi.Evidence;
import io.wirt.spi.HostException;
import io.wirt.spi.HostPath;
import io.wirt.spi.Node;
import io.wirt.spi.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers of the running machine: commands whose words nobody interprets where an exit status says the same. */
final class LiveRespondent implements Query.Respondent {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HostFiles files;
    private final Commands commands;
    private @Nullable Answer<Query.KernelMessages> bootLog;

    LiveRespondent(HostFiles files, Commands commands) {
        this.files = files;
        this.commands = commands;
    }

    @Override
    public Answer<Query.KernelMessages> bootLog(Query.BootLog query) {
        Answer<Query.KernelMessages> known = bootLog;
        if (known == null) {
            known = new BootLogReader(files, commands).read();
            bootLog = known;
        }
        return known;
    }

    /**
     * {@inheritDoc} Asking runs the init script, which {@code service} starts without our locale: its words may be in
     * any language (DOMAIN.md 4.4).
     */
    @Override
    public Answer<Query.ServiceState> serviceStatus(Query.ServiceStatus query) {
        String name = query.service();
        if (!isServiceName(name)) {
            return new Answer.Unknown<>("'" + name + "' is no name of a service");
        }
        try {
            return statusOf(name);
        } catch (HostException e) {
            return new Answer.Unknown<>(e.summary());
        }
    }

    /** Without its script {@code service} ends with 1, which would read as "died". */
    private Answer<Query.ServiceState> statusOf(String name) {
        HostPath script =
                files.resolve(HostPath.of("/etc/init.d/" + name), true).path();
        if (!(files.node(script) instanceof Node.RegularFile) && !systemdRuns()) {
            return new Answer.Unknown<>("there is no service " + name + ": /etc/init.d/" + name + " is missing");
        }
        Optional<Path> service = commands.find("service");
        return service.isPresent()
                ? answer(service.get(), "service " + name + " status", List.of(name, "status"))
                : answer(files.onDisk(script), "/etc/init.d/" + name + " status", List.of("status"));
    }

    private Answer<Query.ServiceState> answer(Path program, String command, List<String> arguments) {
        Commands.Outcome outcome = commands.run(program, arguments, Bytes.EMPTY, LIMIT, Commands.MOST_OUTPUT);
        if (outcome.timedOut()) {
            return new Answer.Unknown<>(command + " gave no answer within " + LIMIT.toSeconds() + " s");
        }
        Evidence evidence = new Evidence(command, 0, "exit status " + outcome.exit());
        return switch (outcome.exit()) {
            case 0 -> new Answer.Known<>(Query.ServiceState.RUNNING, evidence);
            case 1, 2 -> new Answer.Known<>(Query.ServiceState.DIED, evidence);
            case 3 -> new Answer.Known<>(Query.ServiceState.STOPPED, evidence);
            case 4 ->
                new Answer.Unknown<>(command + " cannot tell (exit status 4): insufficient rights, or no such service");
            default -> new Answer.Unknown<>(command + " ended with exit status " + outcome.exit());
        };
    }

    /** A name that is a path, or reads as an option of {@code service}, would run something else. */
    private static boolean isServiceName(String name) {
        return !name.isEmpty() && !name.startsWith("-") && !name.startsWith(".") && name.indexOf('/') < 0;
    }

    private boolean systemdRuns() {
        return files.node(
                        files.resolve(HostPath.of("/run/systemd/system"), true).path())
                instanceof Node.Directory;
    }
}
