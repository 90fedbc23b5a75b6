package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** One running host: a container with an init of its own, no network, and the program installed. */
final class TestHost implements AutoCloseable {
    private static final Path PLAYBOOKS = Path.of("../playbooks");

    /** The playbook of the how-to, where {@link #start} puts it. */
    static final String HOW_TO = "/root/kvm-amd-centos6.yaml";

    static final String STATE = "/var/lib/wirt";

    private final GenericContainer<?> container;

    private TestHost(GenericContainer<?> container) {
        this.container = container;
    }

    /** What one command on the host came to. */
    record Outcome(int exit, String out, String err) {

        /** This outcome, if it ended as expected; else the failure shows what the command said. */
        Outcome exits(int expected) {
            assertThat(exit).as("exit status\n%s%s", out, err).isEqualTo(expected);
            return this;
        }

        String said() {
            return out + err;
        }
    }

    /** A fresh host whose switch of KSM is a plain file. */
    static TestHost start(HostImage image) {
        return start(image, Map.of());
    }

    /** A fresh host that sees the KSM of the machine outside, and may write to it. */
    static TestHost startWithKsmOfTheKernel(HostImage image) {
        return start(image, Map.of("HOST_KSM", "kernel"));
    }

    // Closed by the host, or by the end of the test run.
    @SuppressWarnings("resource")
    private static TestHost start(HostImage image, Map<String, String> environment) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image.installed()))
                .withNetworkMode("none")
                .withEnv(environment)
                .withLabel(DockerEngine.OWNER, DockerEngine.owner())
                .withCreateContainerCmdModifier(create -> {
                    create.withHostName("mnss");
                    grant(Objects.requireNonNull(create.getHostConfig()));
                });
        if (image.init() == HostImage.Init.SYSTEMD) {
            container.withTmpFs(Map.of("/run", "rw", "/run/lock", "rw"));
        }
        container.start();
        TestHost host = new TestHost(container);
        try {
            host.awaitUp();
            host.write(HOW_TO, text(PLAYBOOKS.resolve("kvm-amd-centos6.yaml")));
            return host;
        } catch (RuntimeException | AssertionError e) {
            host.close();
            throw e;
        }
    }

    /** What an init needs: to mount, to be asked by strace; not the machine's cgroups, and not its limits. */
    private static void grant(HostConfig config) {
        config.withCapAdd(Capability.ALL)
                .withCapDrop(Capability.SYS_RESOURCE)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withCgroupnsMode("private");
    }

    private void awaitUp() {
        run("/opt/lab/await-up").exits(0);
    }

    /**
     * Takes the power away and gives it back. The kernel is the machine's and goes on; what the boot loader of the host
     * would have given it, the host reads in {@code /proc/cmdline} afterwards, and the boot has an identity of its own.
     */
    void reboot() {
        DockerEngine.client()
                .restartContainerCmd(container.getContainerId())
                .withTimeout(0)
                .exec();
        awaitUp();
    }

    /** Runs a command to its end; nothing of it is a shell's. */
    Outcome run(String... words) {
        return run(StandardCharsets.UTF_8, words);
    }

    private Outcome run(Charset charset, String... words) {
        try {
            ExecResult result = container.execInContainer(charset, words);
            return new Outcome(result.getExitCode(), result.getStdout(), result.getStderr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Outcome wirt(String... arguments) {
        return run(prepend(List.of("wirt"), arguments));
    }

    /** The same, and what it and its children did to files. */
    Trace tracedWirt(String... arguments) {
        String log = "/root/trace";
        run(prepend(List.of("/opt/lab/traced", log, "wirt"), arguments)).exits(0);
        return Trace.parse(read(log));
    }

    private static String[] prepend(List<String> first, String... rest) {
        List<String> words = new ArrayList<>(first);
        words.addAll(List.of(rest));
        return words.toArray(String[]::new);
    }

    /** The content of a file, by its text in UTF-8. */
    String read(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        // In Latin-1 every byte is a character, and comes back as the same byte.
        return run(StandardCharsets.ISO_8859_1, "cat", path).exits(0).out().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes a file as an editor that keeps inode, owner and mode. */
    void write(String path, String content) {
        container.copyFileToContainer(Transferable.of(content.getBytes(StandardCharsets.UTF_8)), "/root/.written");
        run("cp", "/root/.written", path).exits(0);
    }

    /** Where a link leads, as it is written. */
    String link(String path) {
        return run("readlink", path).exits(0).out().strip();
    }

    /** The exit status of a service's init script, asked for its status: 0 is running, 3 stopped. */
    int statusOf(String service) {
        return run("service", service, "status").exit();
    }

    /** The process of the ksmtuned daemon, if it is one that lives. */
    Optional<String> ksmtuned() {
        Outcome pidFile = run("cat", "/var/run/ksmtune.pid");
        if (pidFile.exit() != 0) {
            return Optional.empty();
        }
        String pid = pidFile.out().strip();
        Outcome command = run("cat", "/proc/" + pid + "/cmdline");
        return command.exit() == 0 && command.out().contains("/usr/sbin/ksmtuned")
                ? Optional.of(pid)
                : Optional.empty();
    }

    @Override
    public void close() {
        container.close();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
