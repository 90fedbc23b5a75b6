package io.wirt.it.host;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import io.wirt.it.lab.Lab;
import io.wirt.it.lab.Packages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine of this test run: the one that answers; else, where packages may be installed, one of our own from
 * the first use to the end of the run. Containers carry the process id of the test run that they belong to; those whose
 * run was killed are removed by the next.
 */
final class DockerEngine {
    static final String OWNER = "io.wirt.it.owner";

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final Path LOG = Path.of("target/dockerd.log");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REMEDY =
            "start a Docker engine, or on Debian or Ubuntu as root: ./mvnw verify -Dwirt.it.docker=install";

    private static @Nullable DockerClient client;
    private static @Nullable String lack;

    private DockerEngine() {}

    /** The engine; where there is none, the running test ends here. */
    static synchronized DockerClient client() {
        DockerClient known = client;
        if (known != null) {
            return known;
        }
        if (lack == null) {
            lack = find().orElse(null);
        }
        if (lack != null) {
            throw Lab.lacks("container hosts", lack, REMEDY);
        }
        DockerClient found = DockerClientFactory.instance().client();
        removeLeftovers(found, false);
        Lab.atEnd(() -> removeLeftovers(found, true));
        client = found;
        return found;
    }

    static String owner() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /** Why there is no engine; empty if there is one now. */
    private static Optional<String> find() {
        // Testcontainers asks only once and remembers a refusal: our engine must answer before.
        if (answers()
                || (Packages.refusal().isPresent()
                        && DockerClientFactory.instance().isDockerAvailable())) {
            return Optional.empty();
        }
        Optional<String> missing = Packages.provide(Map.of("dockerd", "docker.io"));
        if (missing.isPresent()) {
            return Optional.of("no Docker engine answers; " + missing.get());
        }
        return Packages.refusal()
                .map(refusal -> "no Docker engine answers, and none is started: " + refusal)
                .or(DockerEngine::start);
    }

    private static Optional<String> start() {
        try {
            Files.createDirectories(Path.of("target"));
            String program = Packages.find("dockerd").orElseThrow().toString();
            Process daemon = new ProcessBuilder(program)
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start();
            Lab.atEnd(() -> stop(daemon));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!answers()) {
                if (daemon.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    return Optional.of("dockerd does not start, see it-tests/" + LOG);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process daemon) {
        daemon.destroy();
        try {
            if (!daemon.waitFor(20, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException e) {
            daemon.destroyForcibly();
        }
    }

    private static boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(SOCKET));
            channel.write(
                    ByteBuffer.wrap("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Until there is a status.
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the containers of test runs that are over, and our own if this one is. */
    private static void removeLeftovers(DockerClient client, boolean ownToo) {
        for (Container container : client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(OWNER))
                .exec()) {
            String owner = Objects.requireNonNull(container.getLabels().get(OWNER));
            if (owner.equals(owner()) ? ownToo : !isAlive(owner)) {
                try {
                    client.removeContainerCmd(container.getId())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                } catch (NotFoundException | ConflictException e) {
                    // Another test run saw to it at the same time.
                }
            }
        }
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
