package io.wirt.it.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Debian packages that tests need on the machine itself. They are installed only on CI ({@code CI=true}) or where the
 * caller says so ({@code -Dwirt.it.docker=install}), by root, on Debian or Ubuntu.
 */
public final class Packages {
    private static final Path LOG = Path.of("target/packages.log");
    private static final Set<String> INSTALLED = new HashSet<>();

    private Packages() {}

    /** Why nothing may be installed here; empty if it may. */
    public static Optional<String> refusal() {
        if (!Lab.onCi() && !"install".equals(System.getProperty("wirt.it.docker"))) {
            return Optional.of("nothing is installed unless asked for");
        }
        if (!isRoot()) {
            return Optional.of("only root can install packages");
        }
        return isDebian() ? Optional.empty() : Optional.of("packages are installed on Debian and Ubuntu only");
    }

    /** The program of this name, on the search path or where a system's own programs are. */
    public static Optional<Path> find(String program) {
        List<String> directories = new ArrayList<>(
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(":")));
        directories.addAll(List.of("/usr/sbin", "/sbin"));
        for (String directory : directories) {
            Path path = Path.of(directory, program);
            if (Files.isRegularFile(path) && Files.isExecutable(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Sees to it that programs are there, and installs the packages of those that are not.
     *
     * @param packages each program with the package that brings it
     * @return why not all of them are there; empty if they are
     */
    public static synchronized Optional<String> provide(Map<String, String> packages) {
        Map<String, String> missing = new TreeMap<>(packages);
        missing.keySet().removeIf(program -> find(program).isPresent());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String lack = "there is no " + String.join(", ", missing.keySet());
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return Optional.of(lack + ", and " + refusal.get());
        }
        return install(Set.copyOf(missing.values())).map(failure -> lack + ": " + failure);
    }

    private static Optional<String> install(Set<String> packages) {
        List<String> install = new ArrayList<>(List.of("install", "--yes", "--no-install-recommends"));
        install.addAll(packages);
        boolean done = (!INSTALLED.isEmpty() || aptGet(List.of("update"))) && aptGet(install);
        INSTALLED.addAll(packages);
        return done ? Optional.empty() : Optional.of("apt-get failed, see it-tests/" + LOG);
    }

    private static boolean aptGet(List<String> words) {
        // Somebody else may be installing something at this moment.
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"));
        command.addAll(words);
        try {
            Files.createDirectories(Path.of("target"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isDebian() {
        return Files.exists(Path.of("/etc/debian_version"));
    }
}
