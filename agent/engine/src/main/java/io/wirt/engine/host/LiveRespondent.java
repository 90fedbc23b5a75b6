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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers of the running machine: commands whose words nobody interprets where an exit status says the same. */
final class LiveRespondent implements Query.Respondent {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PROPERTIES =
            "LoadState,ActiveState,SubState,ConditionResult,ConditionTimestampMonotonic";

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
     * any language (docs/domain 4.4).
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

    /** {@inheritDoc} The names of its properties and their values are no one's language, and exit status 0 says nothing. */
    @Override
    public Answer<Query.UnitState> unitStatus(Query.UnitStatus query) {
        String unit = query.unit();
        if (!isServiceName(unit)) {
            return new Answer.Unknown<>("'" + unit + "' is no name of a unit");
        }
        try {
            String command = "systemctl show " + unit;
            Commands.Outcome outcome = commands.run(
                    commands.require("systemctl"),
                    List.of("show", "--no-pager", "--property=" + PROPERTIES, unit),
                    Bytes.EMPTY,
                    LIMIT,
                    Commands.MOST_OUTPUT);
            return outcome.timedOut() || outcome.exit() != 0
                    ? new Answer.Unknown<>(command + outcome.failure())
                    : unitState(unit, command, outcome.output());
        } catch (HostException e) {
            return new Answer.Unknown<>(e.summary());
        }
    }

    private Answer<Query.UnitState> unitState(String unit, String command, String output) {
        Map<String, String> properties = new HashMap<>();
        for (String line : output.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(
                        line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        String load = properties.get("LoadState");
        String active = properties.get("ActiveState");
        if (load == null || active == null) {
            return new Answer.Unknown<>(command + " did not tell of the unit");
        }
        boolean failed = active.equals("inactive") && conditionsFail(unit, properties);
        Evidence evidence = new Evidence(command, 0, "ActiveState=" + active);
        String sub = properties.getOrDefault("SubState", "");
        return new Answer.Known<>(new Query.UnitState(load, active, sub, failed), evidence);
    }

    /**
     * systemd 250 and later can say whether the conditions hold now. Before, there is the result of the last attempt; but
     * a unit that nothing else refers to, systemd forgets at once, and the result with it.
     */
    private boolean conditionsFail(String unit, Map<String, String> properties) {
        Optional<Path> analyze = commands.find("systemd-analyze");
        if (analyze.isPresent()) {
            Commands.Outcome outcome = commands.run(
                    analyze.get(), List.of("condition", "--unit=" + unit), Bytes.EMPTY, LIMIT, Commands.MOST_OUTPUT);
            if (outcome.exit() == 0 && !outcome.timedOut()) {
                return false;
            }
            // exit status 1 is also what an older one gives to a question that it does not know
            if (outcome.output().contains("Conditions failed.")) {
                return true;
            }
        }
        // the result of a condition that was never looked at is "no" as well
        boolean tried =
                !properties.getOrDefault("ConditionTimestampMonotonic", "0").equals("0");
        return tried && properties.getOrDefault("ConditionResult", "yes").equals("no");
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
