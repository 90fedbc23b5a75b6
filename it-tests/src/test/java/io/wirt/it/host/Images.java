package io.wirt.it.host;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.wirt.it.lab.Lab;
import io.wirt.it.lab.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Images built here. Each is tagged with the digest of all that it is made of, and built where that tag is missing.
 * Other test runs on this machine may use and build them at the same time.
 */
final class Images {
    private static final Path BASE = Path.of("images/base");
    private static final String PREFIX = "wirt-it/";

    /** So old, no other test run is about to start a host of it. */
    private static final Duration OLD = Duration.ofHours(6);

    private final DockerClient docker;

    Images(DockerClient docker) {
        this.docker = docker;
    }

    /** The image of Debian's packages that our own hosts start from. */
    String base() {
        String image = PREFIX + "base:"
                + BuildContext.pack("base-recipe", Map.of("", BASE)).digest();
        if (!exists(image)) {
            Optional<String> missing = Packages.provide(Map.of("mmdebstrap", "mmdebstrap"));
            if (missing.isPresent()) {
                throw Lab.lacks("container hosts", missing.get(), "install mmdebstrap and be root");
            }
            Map<String, Path> context = Map.of("Dockerfile", BASE.resolve("Dockerfile"), "base.tar", makeBase());
            build(image, BuildContext.pack("base", context), Map.of());
        }
        return image;
    }

    /**
     * An image of a Dockerfile.
     *
     * @param base the image it builds on
     * @param context the files of its build, Dockerfile included
     */
    String build(String name, String base, Map<String, Path> context) {
        BuildContext packed = BuildContext.pack(name, context);
        // A new base makes a new image of the same files.
        String image = PREFIX + name + ":" + packed.digest() + "-" + originOf(base);
        if (exists(image)) {
            packed.discard();
        } else {
            build(image, packed, Map.of("BASE", base));
        }
        return image;
    }

    private void build(String image, BuildContext context, Map<String, String> arguments) {
        try (InputStream archive = Files.newInputStream(context.archive());
                BuildImageCmd build = docker.buildImageCmd(archive)) {
            arguments.forEach(build::withBuildArg);
            build.withTags(Set.of(image))
                    .withForcerm(true)
                    .exec(new BuildImageResultCallback())
                    .awaitImageId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.discard();
        removeOthers(image);
    }

    /** What was made here is known by its tag, no matter who made it; of any other image the id tells versions apart. */
    private String originOf(String image) {
        String origin = image.startsWith(PREFIX)
                ? image
                : Objects.requireNonNull(docker.inspectImageCmd(image).exec().getId());
        return BuildContext.digest(origin);
    }

    private static Path makeBase() {
        Path archive = Path.of("target/images/debian.tar");
        Path log = Path.of("target/images/debian.log");
        try {
            Files.createDirectories(archive.getParent());
            int exit = new ProcessBuilder("sh", BASE.resolve("make").toString(), archive.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("images/base/make failed, see it-tests/" + log);
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean exists(String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Removes what old versions of the same recipe left. */
    private void removeOthers(String image) {
        String repository = image.substring(0, image.indexOf(':') + 1);
        long recently = Instant.now().minus(OLD).getEpochSecond();
        for (Image other : docker.listImagesCmd().exec()) {
            if (other.getCreated() > recently) {
                continue;
            }
            String[] tags = other.getRepoTags();
            for (String tag : tags == null ? new String[0] : tags) {
                if (tag.startsWith(repository) && !tag.equals(image)) {
                    remove(tag);
                }
            }
        }
    }

    private void remove(String image) {
        try {
            docker.removeImageCmd(image).exec();
        } catch (NotFoundException | ConflictException e) {
            // A host of it is there still, or another test run was first.
        }
    }
}
