package io.wirt.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.wirt.it.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The image of a host that {@code -Dwirt.it.images} names: one of {@code it-tests/images}, or one of a registry.
 *
 * @param name as it was given
 */
record HostImage(String name) {
    private static final Path IMAGES = Path.of("images");
    private static final Path PROGRAM = Path.of("../agent/cli/target/wirt");
    private static final Path MACHINES = Path.of("../playbooks/hosts");
    private static final Path KERNEL_LOG = Path.of("../playbooks/hosts/centos6-opteron-after-reboot/var/log/dmesg");
    private static final Map<String, String> INSTALLED = new HashMap<>();
    private static final Map<String, RuntimeException> REFUSED = new HashMap<>();

    /** The program that starts a host's services. */
    enum Init {
        /** As CentOS 6 has it, with chkconfig. */
        SYSV,
        /** As Debian has it, with update-rc.d. */
        SYSV_OF_DEBIAN,
        SYSTEMD
    }

    /** The images of this test run. */
    static List<HostImage> all() {
        String names = System.getProperty("wirt.it.images", "centos6-like,el7-like,debian-sysv");
        return Arrays.stream(names.split(",")).map(HostImage::new).toList();
    }

    /** CentOS 6 is the last with its kind of init; Debian has the other one only by the administrator's choice. */
    Init init() {
        return name.matches(".*centos:?6.*")
                ? Init.SYSV
                : name.equals("debian-sysv") ? Init.SYSV_OF_DEBIAN : Init.SYSTEMD;
    }

    /** The host tree whose files are laid over the machine's. */
    private String machine() {
        return init() == Init.SYSV_OF_DEBIAN ? "debian12-epyc" : "centos6-opteron";
    }

    private boolean isOurs() {
        return Files.exists(IMAGES.resolve(name).resolve("Dockerfile"));
    }

    /** The image with the program on it; where it cannot be had, the running test ends here, and so do those after it. */
    String installed() {
        synchronized (INSTALLED) {
            RuntimeException refusal = REFUSED.get(name);
            if (refusal != null) {
                throw refusal;
            }
            try {
                return INSTALLED.computeIfAbsent(name, absent -> install(new Images(DockerEngine.client())));
            } catch (RuntimeException e) {
                // An image that cannot be made is not tried again by each test.
                REFUSED.put(name, e);
                throw e;
            }
        }
    }

    private String install(Images images) {
        assertThat(PROGRAM.resolve("bin/wirt"))
                .as("the distribution; 'mvn package' makes it, 'mvn test' does not")
                .exists();
        String simpleName = name.replaceAll("[^a-z0-9]+", "-");
        Path recipe = IMAGES.resolve(isOurs() ? name : "from-registry");
        String host = images.build(
                simpleName,
                isOurs() ? images.base() : pulled(images),
                Map.of(
                        "",
                        recipe,
                        "lab",
                        IMAGES.resolve("lab"),
                        "machine",
                        MACHINES.resolve(machine()),
                        "dmesg-with-iommu",
                        KERNEL_LOG));
        String image = images.build(
                simpleName + "-installed",
                host,
                Map.of("", IMAGES.resolve("installed"), "java", JavaRuntime.of(name), "wirt", PROGRAM));
        tryRuntime(image);
        return image;
    }

    private String pulled(Images images) {
        DockerClient docker = DockerEngine.client();
        try {
            if (!images.exists(name)) {
                docker.pullImageCmd(name).start().awaitCompletion();
            }
            return name;
        } catch (DockerException e) {
            throw Lab.lacks(
                    "hosts of " + name, "it cannot be pulled: " + e.getMessage(), "name an image that a registry has");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The C library of a host may be too old for a runtime. Our own images are made so that it is not. */
    private void tryRuntime(String image) {
        try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))) {
            container
                    .withNetworkMode("none")
                    .withLabel(DockerEngine.OWNER, DockerEngine.owner())
                    .withCreateContainerCmdModifier(
                            create -> create.withEntrypoint("sleep").withCmd("60"))
                    .start();
            org.testcontainers.containers.Container.ExecResult java =
                    container.execInContainer("/opt/java/bin/java", "-version");
            if (isOurs()) {
                assertThat(java.getExitCode()).as(java.getStderr()).isZero();
            } else if (java.getExitCode() != 0) {
                throw Lab.lacks(
                        "hosts of " + name,
                        "no Java runtime for it: "
                                + java.getStderr().lines().findFirst().orElse(""),
                        "name the directory of a Java 17 that runs there by -Dwirt.it.runtime." + name);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
